package latest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

var errAway = errors.New("away")

// shop is what a Maker works for: a newest version, and what becomes of it.
type shop struct {
	*Maker
	mu     sync.Mutex
	newest chat.Seq
	takes  time.Duration
	says   func(chat.Seq) (lacks, err error)
	begun  []chat.Seq
	last   chat.Seq
}

func opened(ready func(context.Context) error) *shop {
	s := &shop{says: func(chat.Seq) (error, error) { return nil, nil }}
	s.Maker = New(Options{Make: s.make, Ready: ready, Log: zap.NewNop(), Says: "again"})
	return s
}

func (s *shop) make(again bool) Made {
	s.mu.Lock()
	v := s.newest
	s.begun = append(s.begun, v)
	if !again && s.last == v {
		panic("made anew what was made")
	}
	s.last = v
	says := s.says
	s.mu.Unlock()
	time.Sleep(s.takes)
	lacks, err := says(v)
	return Made{Version: v, Lacks: lacks, Err: err}
}

// made are the versions that were begun, in order.
func (s *shop) made() []chat.Seq {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.begun)
}

func (s *shop) save() chat.Seq {
	s.mu.Lock()
	s.newest++
	v := s.newest
	s.mu.Unlock()
	s.Saved(v)
	return v
}

func (s *shop) becomes(says func(chat.Seq) (lacks, err error)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.says = says
}

// Whatever is saved at whatever moments: the newest serves in the end, and one is made at a time.
func TestTheNewestServesInTheEnd(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		gaps := rapid.SliceOfN(rapid.IntRange(0, 12), 1, 30).Draw(r, "milliseconds between saves")
		takes := rapid.IntRange(0, 10).Draw(r, "milliseconds of a making")
		synctest.Test(t, func(t *testing.T) {
			s := opened(nil)
			defer s.Close()
			s.takes = time.Duration(takes) * time.Millisecond
			s.Began(0, nil)
			var last chat.Seq
			for _, gap := range gaps {
				time.Sleep(time.Duration(gap) * time.Millisecond)
				last = s.save()
			}
			if !s.Wait(t.Context(), last) || s.Wait(expired(), last+1) {
				t.Fatal("the newest does not serve, or what is not saved does")
			}
			synctest.Wait()
			made := s.made()
			for i, v := range made[1:] {
				if v <= made[i] {
					t.Fatal("a version was made twice: ", made)
				}
			}
		})
	})
}

func expired() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

// What was saved while one was being made comes in one.
func TestSavesMeanwhileComeInOne(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := opened(nil)
		defer s.Close()
		s.takes = time.Second
		s.Began(0, nil)
		for range 5 {
			s.save()
			synctest.Wait()
		}
		require.True(t, s.Wait(t.Context(), 5))
		require.Equal(t, []chat.Seq{1, 5}, s.made())
	})
}

// What lacks something is made again at the start, after one minute, two, four, eight, and then every ten; once it is whole, no more.
func TestAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := opened(nil)
		defer s.Close()
		s.becomes(func(chat.Seq) (error, error) { return errAway, nil })
		s.Began(0, errAway)
		synctest.Wait()
		for i, minutes := range []time.Duration{1, 2, 4, 8, 10, 10} {
			require.Equal(t, minutes*time.Minute, s.Again())
			require.Len(t, s.made(), i+1)
			time.Sleep(minutes * time.Minute)
			synctest.Wait()
		}
		s.becomes(func(chat.Seq) (error, error) { return nil, nil })
		time.Sleep(10 * time.Minute)
		synctest.Wait()
		require.Zero(t, s.Again())
		made := len(s.made())
		require.Equal(t, slices.Repeat([]chat.Seq{0}, made), s.made(), "each was the same once more")
		time.Sleep(time.Hour)
		synctest.Wait()
		require.Len(t, s.made(), made)
	})
}

// What cannot be made leaves what serves, and nobody waits for it for ever; what is lacking is tried again all the same.
func TestWhatCannotBeMade(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := opened(nil)
		defer s.Close()
		s.becomes(func(v chat.Seq) (lacks, err error) {
			if v == 2 {
				return nil, errors.New("bad")
			}
			return errAway, nil
		})
		s.Began(0, nil)
		s.save()
		require.True(t, s.Wait(t.Context(), 1))
		s.save()
		require.False(t, s.Wait(t.Context(), 2))
		require.True(t, s.Wait(t.Context(), 1), "the one before goes on")
		before := len(s.made())
		time.Sleep(time.Minute)
		synctest.Wait()
		require.Len(t, s.made(), before+1)
	})
}

// Closed, it waits for what is under way, wakes who waits, and begins nothing.
func TestClose(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := opened(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
		s.Began(0, nil)
		s.becomes(func(chat.Seq) (error, error) { return s.Ready(), nil })
		waited := make(chan bool, 1)
		s.save()
		go func() { waited <- s.Wait(context.Background(), 7) }()
		done := false
		require.True(t, s.Go(func() { time.Sleep(time.Second); done = true }))
		synctest.Wait()
		s.Close()
		require.True(t, done)
		require.False(t, <-waited)
		require.Zero(t, s.Again(), "nothing is planned")
		require.False(t, s.Go(func() { t.Error("work after the end") }))
		made := len(s.made())
		s.save()
		s.TryAgain()
		synctest.Wait()
		require.Len(t, s.made(), made)
		require.ErrorIs(t, s.Context().Err(), context.Canceled)
	})
}

// An encoder has its time to answer; a making may end its goroutine when nobody will use what it makes.
func TestReadyAndLeaving(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := opened(func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() })
		begin := time.Now()
		require.ErrorIs(t, s.Ready(), context.DeadlineExceeded)
		require.Equal(t, readyIn, time.Since(begin))
		require.NoError(t, opened(nil).Ready())
		s.becomes(func(chat.Seq) (error, error) {
			<-s.Context().Done()
			runtime.Goexit()
			return nil, nil
		})
		s.Began(0, nil)
		s.save()
		synctest.Wait()
		s.Close()
	})
}
