package replay

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
)

// Cases lets a policy decide about all of n conversations, on all processors. each is told how many are done; ctx, or the first error, ends it early.
func Cases(ctx context.Context, n int, of func(i int) (backtest.Case, error), each func(done int)) ([]backtest.Case, error) {
	out := make([]backtest.Case, n)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var next, done atomic.Int64
	var work sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		work.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				var err error
				if out[i], err = of(i); err != nil {
					stop(err)
					return
				}
				each(int(done.Add(1)))
			}
		})
	}
	work.Wait()
	return out, context.Cause(ctx)
}

// OptionsOf are what a back-test costs by the settings: those of medium stakes.
func OptionsOf(s handoff.Scoring) backtest.Options {
	s = s.WithDefaults()
	return backtest.Options{Costs: backtest.Costs{Handoff: s.Costs.Handoff, Wrong: s.Costs.Medium}, Seed: 1}
}
