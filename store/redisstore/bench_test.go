package redisstore

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/redisstore/redistest"
)

// BenchmarkAppend: 64 writers, each to a log of its own, 256 bytes an event; and one writer alone.
func BenchmarkAppend(b *testing.B) {
	for _, sync := range []string{"everysec", "always"} {
		for _, writers := range []int{64, 1} {
			b.Run(fmt.Sprintf("%s/%d writers", sync, writers), func(b *testing.B) {
				s := node(b, redistest.Start(b, "--appendfsync", sync).URL())
				heads := make([]chat.Session, writers)
				for i := range heads {
					heads[i] = begin(b, s, chat.ID(fmt.Sprint("s", i)))
				}
				text := strings.Repeat("words ", 20)
				took := many(b, writers, func(w, n int) {
					var err error
					heads[w], err = s.Append(context.Background(), heads[w], said(text, fmt.Sprint("m", n)))
					require.NoError(b, err)
				})
				report(b, took)
			})
		}
	}
}

// BenchmarkTurn is what a bot's turn asks of the store: read the session, keep the question, read the log, keep the answer, and two followers read.
func BenchmarkTurn(b *testing.B) {
	s := node(b, redistest.Start(b).URL())
	const talks = 64
	took := many(b, talks, func(w, n int) {
		ctx, id := context.Background(), chat.ID(fmt.Sprint("s", w, "-", n))
		at, err := s.Append(ctx, chat.Session{ID: id}, started())
		require.NoError(b, err)
		at, err = s.Get(ctx, id)
		require.NoError(b, err)
		at, err = s.Append(ctx, at, said("Where is my parcel?", "m1"))
		require.NoError(b, err)
		_, err = s.Read(ctx, id, 0, 0)
		require.NoError(b, err)
		_, err = s.Append(ctx, at, chat.New(t0, chat.By{Role: chat.Bot}, chat.Decision{Action: chat.Answer}), chat.New(t0, chat.By{Role: chat.Bot}, chat.Message{Text: "On its way."}))
		require.NoError(b, err)
		_, err = s.Read(ctx, id, 1, 100)
		require.NoError(b, err)
	})
	report(b, took)
}

// many runs f b.N times altogether, by so many at once.
func many(b *testing.B, at int, f func(w, n int)) []time.Duration {
	var wg sync.WaitGroup
	took := make([][]time.Duration, at)
	b.ResetTimer()
	for w := range at {
		wg.Go(func() {
			for n := w; n < b.N; n += at {
				began := time.Now()
				f(w, n)
				took[w] = append(took[w], time.Since(began))
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	all := slices.Concat(took...)
	slices.Sort(all)
	return all
}

func report(b *testing.B, took []time.Duration) {
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "/s")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

// BenchmarkStored asks a store of 100,000 sessions what the house asks every second, and what people ask.
func BenchmarkStored(b *testing.B) {
	s := node(b, redistest.Start(b, "--appendfsync", "no", "--appendonly", "no").URL(), func(o *Options) { o.AllowDataLoss = true })
	const all = 100_000
	many2 := sync.WaitGroup{}
	for w := range 64 {
		many2.Go(func() {
			for i := w; i < all; i += 64 {
				now := t0.Plus(time.Duration(i) * time.Second)
				ev := []chat.Event{chat.New(now, chat.By{Role: chat.Customer}, chat.Started{Locale: "en"}),
					chat.New(now, chat.By{Role: chat.Customer}, chat.Message{Text: fmt.Sprint("where is my parcel number ", i)})}
				if i%500 == 0 {
					ev = append(ev, chat.New(now, chat.By{Role: chat.Bot}, chat.HandoffRequested{Tier: 2, DueAt: now.Plus(time.Hour)}))
				} else {
					ev = append(ev, chat.New(now, chat.By{Role: chat.Customer}, chat.Closed{Outcome: "ended"}))
				}
				_, err := s.Append(context.Background(), chat.Session{ID: chat.ID(fmt.Sprintf("s%08d", i))}, ev...)
				require.NoError(b, err)
			}
		})
	}
	many2.Wait()
	for name, q := range map[string]chat.Query{
		"queue of 200": {States: []chat.State{chat.Waiting, chat.WithAgent}, Order: chat.ByUrgency},
		"newest page":  {}, "due now (none)": {Due: t0.Time, Order: chat.ByDue, Limit: 1000},
		"with agents (none)": {States: []chat.State{chat.WithAgent}, Order: chat.ByUrgency},
		"idle":               {States: []chat.State{chat.WithBot}, Idle: t0.Time, Limit: 200},
		"a rare word":        {Text: "77777"}, "a word in every message": {Text: "parcel"},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := s.List(context.Background(), q)
				require.NoError(b, err)
			}
		})
	}
}
