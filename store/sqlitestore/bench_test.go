package sqlitestore

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// BenchmarkAppend: durable appends of 256-byte commands by 64 writers, each to logs of its own.
func BenchmarkAppend(b *testing.B) {
	for _, c := range []struct {
		name          string
		writers, logs int
	}{{"64 writers, 64 logs", 64, 1}, {"64 writers, 64k logs", 64, 1000}, {"1 writer", 1, 1}} {
		b.Run(c.name, func(b *testing.B) {
			s := open(b, b.TempDir())
			logs := make([][]chat.Session, c.writers)
			each(c.writers, func(w int) {
				for k := range c.logs {
					at, err := s.Append(context.Background(), chat.Session{ID: chat.ID(fmt.Sprintf("s%03d-%04d", w, k))}, chat.New(t0, chat.By{Role: chat.System}, chat.Started{Locale: "en"}))
					if err != nil {
						b.Error(err)
					}
					logs[w] = append(logs[w], at)
				}
			})
			_, err := s.List(b.Context(), chat.Query{}) // all settled
			require.NoError(b, err)
			words := strings.Repeat("lorem ipsum dolor sit amet ", 6)
			var next atomic.Int64
			took := make([][]time.Duration, c.writers)
			b.ResetTimer()
			began, cpu := time.Now(), used()
			each(c.writers, func(w int) {
				for {
					i := next.Add(1)
					if i > int64(b.N) {
						return
					}
					at := &logs[w][int(i)%c.logs]
					from := time.Now()
					got, err := s.Append(context.Background(), *at, said(words[:150], fmt.Sprint("m", i)))
					if err != nil {
						b.Error(err)
						return
					}
					took[w] = append(took[w], time.Since(from))
					*at = got
				}
			})
			spent, cpu := time.Since(began), used()-cpu
			b.StopTimer()
			all := slices.Concat(took...)
			slices.Sort(all)
			b.ReportMetric(float64(b.N)/spent.Seconds(), "appends/s")
			b.ReportMetric(float64(cpu.Microseconds())/float64(b.N), "cpu-µs/append") // on a busy machine this says more
			b.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, "p50-ms")
			b.ReportMetric(float64(all[len(all)*99/100].Microseconds())/1000, "p99-ms")
		})
	}
}

// BenchmarkTurn: a customer's message, then the bot's decision and answer, in 1,000 conversations of up to 12 turns.
func BenchmarkTurn(b *testing.B) {
	const writers = 16
	s := open(b, b.TempDir())
	why := make([]chat.Signal, 8)
	for i := range why {
		why[i] = chat.Signal{Signal: "asked_before", Value: 0.123456789 * float64(i), Weight: -1.23456789, Says: "the customer asked the same thing before, in other words"}
	}
	d := chat.New(t0, chat.By{Role: chat.Bot}, chat.Decision{Action: chat.Answer, Intent: "order_status", Confidence: 0.9123456789, Known: 0.98123456789, Why: why, Model: "m"})
	m := chat.New(t0, chat.By{Role: chat.Bot}, chat.Message{Text: strings.Repeat("Your parcel is on its way. ", 6), Intent: "order_status"})
	var next atomic.Int64
	heads := make([]chat.Session, 1000)
	locks := make([]sync.Mutex, len(heads))
	b.ResetTimer()
	began, cpu := time.Now(), used()
	each(writers, func(w int) {
		for {
			i := next.Add(1)
			if i > int64(b.N) {
				return
			}
			k := int(i) % len(heads)
			locks[k].Lock()
			at := heads[k]
			if at.Head == 0 || at.Head > 36 {
				at = chat.Session{ID: chat.ID(fmt.Sprintf("s%d-%d", k, i))}
			}
			at, err := s.Append(context.Background(), at, said("where is my parcel, it should have been here by now?", fmt.Sprint("m", i)))
			if err == nil {
				at, err = s.Append(context.Background(), at, d, m)
			}
			if err == nil {
				_, err = s.Read(context.Background(), at.ID, 0, 0)
			}
			heads[k] = at
			locks[k].Unlock()
			if err != nil {
				b.Error(err)
				return
			}
		}
	})
	_, err := s.List(b.Context(), chat.Query{Text: "walrus"}) // all settled and searchable
	require.NoError(b, err)
	b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), "turns/s")
	b.ReportMetric(float64((used()-cpu).Microseconds())/float64(b.N), "cpu-µs/turn")
}

func each(k int, f func(int)) {
	var wg sync.WaitGroup
	for i := range k {
		wg.Go(func() { f(i) })
	}
	wg.Wait()
}

// used is the processor time of this process so far.
func used() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// stored makes a folder with 100,000 sessions, 6 events each, as a shop has them: most are closed, some wait, some are due.
func stored(b *testing.B, dir string) {
	s := open(b, dir)
	const sessions, writers = 100_000, 64
	words := strings.Fields("parcel invoice refund address colour delivery broken screen order number account password late missing letter cheque Zürich café return size")
	began := time.Now()
	each(writers, func(w int) {
		for i := w; i < sessions; i += writers {
			at := t0.Plus(time.Duration(i) * time.Second)
			id := chat.ID(fmt.Sprintf("s%012x%08d", at.UnixMilli(), i))
			say := func(k int) string {
				return fmt.Sprintf("%s %s %s and %s, case c%d", words[(i+k)%20], words[(i*7+k)%20], words[(i*3+k)%20], words[(i/20+k)%20], i)
			}
			m := func(by chat.Role, k int) chat.Event {
				return chat.New(at, chat.By{Role: by}, chat.Message{Text: say(k)})
			}
			ask := m(chat.Customer, 0)
			ask.Ref = "m1"
			ev := []chat.Event{chat.New(at, chat.By{Role: chat.System}, chat.Started{Locale: "en", Customer: chat.Person{ID: fmt.Sprint("k", i%9000), Verified: true}}),
				ask, chat.New(at, chat.By{Role: chat.Bot}, chat.Decision{Action: chat.Answer, Intent: "refund", Confidence: 0.9}), m(chat.Bot, 1)}
			switch {
			case i%500 == 0:
				ev = append(ev, chat.New(at, chat.By{Role: chat.Bot}, chat.HandoffRequested{Reason: chat.Frustration, Tier: 2, Priority: i % 7, DueAt: at.Plus(time.Hour), Summary: say(2)}), m(chat.Customer, 3))
			case i%500 == 1:
				ev = append(ev, chat.New(at, chat.By{Role: chat.Customer}, chat.Promised{Promise: "p", What: chat.Callback, DueAt: at.Plus(time.Hour)}), chat.New(at, chat.By{Role: chat.Agent, ID: "1"}, chat.Note{Text: say(4)}))
			default:
				ev = append(ev, chat.New(at, chat.By{Role: chat.Customer}, chat.Rated{Score: 4}), chat.New(at, chat.By{Role: chat.Customer}, chat.Closed{Outcome: "solved"}))
			}
			if _, err := s.Append(context.Background(), chat.Session{ID: id}, ev...); err != nil {
				b.Error(err)
				return
			}
		}
	})
	kept := time.Since(began)
	_, err := s.List(b.Context(), chat.Query{Text: "walrus"})
	require.NoError(b, err)
	b.Logf("made %d sessions in %v, searchable after %v", sessions, kept, time.Since(began))
	require.NoError(b, s.Close())
}

// BenchmarkStored: what takes how long with 100,000 sessions in the store.
func BenchmarkStored(b *testing.B) {
	if testing.Short() {
		b.Skip()
	}
	dir := b.TempDir()
	stored(b, dir)
	b.Run("open after Close", func(b *testing.B) {
		for range b.N {
			s, err := Open(dir, Options{})
			require.NoError(b, err)
			b.StopTimer()
			require.NoError(b, s.Close())
			b.StartTimer()
		}
	})
	s := open(b, dir)
	for name, q := range map[string]chat.Query{
		"queue (200 wait)": {States: []chat.State{chat.Waiting, chat.WithAgent}, Order: chat.ByUrgency, Limit: 1 << 20},
		"newest page":      {},
		"newest closed":    {States: []chat.State{chat.Ended}},
		"due":              {Due: t0.Add(20000 * time.Second), Order: chat.ByDue, Limit: 100},
		"idle":             {States: []chat.State{chat.WithBot}, Idle: t0.Add(1000 * time.Hour)},
		"customer":         {Customer: "k77"},
		"open promises":    {Promises: chat.OpenPromise},
		"search rare":      {Text: "c4711"},
		"search two words": {Text: "parcel zurich"},
		"search frequent":  {Text: "case"},
	} {
		b.Run("list "+name, func(b *testing.B) {
			n := 0
			for range b.N {
				found, err := s.List(context.Background(), q)
				require.NoError(b, err)
				n = len(found)
			}
			b.ReportMetric(float64(n), "sessions")
		})
	}
	at := begin(b, s, "long")
	for range 49 {
		var err error
		at, err = s.Append(b.Context(), at, said("forty words or so of what somebody said to the bot about a parcel that did not come", ""))
		require.NoError(b, err)
	}
	b.Run("read 50 events, lately used", func(b *testing.B) {
		for range b.N {
			_, err := s.Read(context.Background(), "long", 0, 0)
			require.NoError(b, err)
		}
	})
	b.Run("get, not in memory", func(b *testing.B) {
		i := 0
		for range b.N {
			i += 7919
			k := i % 100_000
			_, err := s.Get(context.Background(), chat.ID(fmt.Sprintf("s%012x%08d", t0.Plus(time.Duration(k)*time.Second).UnixMilli(), k)))
			require.NoError(b, err)
		}
	})
	b.Run("erase", func(b *testing.B) {
		for i := range b.N {
			require.NoError(b, s.Erase(context.Background(), chat.ID(fmt.Sprintf("s%012x%08d", t0.Plus(time.Duration(i)*time.Second).UnixMilli(), i))))
		}
	})
	fi, err := os.Stat(s.path(fileName))
	require.NoError(b, err)
	fs, err := os.Stat(s.path(searchName))
	require.NoError(b, err)
	b.Logf("files: %d MB and %d MB", fi.Size()>>20, fs.Size()>>20)
}
