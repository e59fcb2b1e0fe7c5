package sqlitestore

import (
	"context"
	"fmt"
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
