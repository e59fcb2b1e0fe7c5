package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	slowConnect = 100 * time.Millisecond
	inFlight    = 4000 // connects at once: with more of them open the server is behind for good
	resumable   = 400  // sessions that are resumed
)

// connect is the storm after a network came back: dial, upgrade, hello with a token, and the conversation up to its head.
func (b *bench) connect(ctx context.Context) error {
	if err := b.connectEcho(ctx); err != nil {
		return err
	}
	n, stop, err := b.server("connect")
	if err != nil {
		return err
	}
	defer stop()
	tokens, err := conversations(ctx, n.Addr, resumable)
	if err != nil {
		return err
	}
	rate, cpu, err := b.storm(b.pid(n), func(i int) error {
		c, err := dialCustomer(ctx, n.Addr, i, tokens[i%len(tokens)])
		if err == nil {
			err = c.resumed()
			c.close()
		}
		return err
	})
	if err != nil {
		return err
	}
	b.add(Figure{Part: "connect", Name: "dial, upgrade, hello, resume, p99 < 100 ms", Value: rate, Unit: "/s", Ratio: ratio(rate, b.echo.connects), Target: "≥ 8000/s"})
	b.add(Figure{Part: "connect", Name: "processor time each", Value: cpu, Unit: "µs"})
	return nil
}

func (b *bench) connectEcho(ctx context.Context) error {
	addr, pid, stop, err := b.startEcho()
	if err != nil {
		return err
	}
	defer stop()
	rate, cpu, err := b.storm(pid, func(i int) error {
		p, err := greeted(ctx, addr)(i)
		if err == nil {
			p.close()
		}
		return err
	})
	if err != nil {
		return err
	}
	b.echo.connects = rate
	b.add(Figure{Part: "connect", Name: "echo: dial, upgrade and one echo, p99 < 100 ms", Value: rate, Unit: "/s"})
	b.add(Figure{Part: "connect", Name: "echo: processor time each", Value: cpu, Unit: "µs"})
	return nil
}

// conversations makes n sessions with a question and its answer, and returns their tokens.
func conversations(ctx context.Context, addr string, n int) ([]string, error) {
	tokens, errs := make([]string, n), make([]error, 32)
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= n || ctx.Err() != nil {
					return
				}
				if tokens[i], errs[w] = conversation(ctx, addr, i); errs[w] != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	return tokens, errors.Join(append(errs, ctx.Err())...)
}

func conversation(ctx context.Context, addr string, i int) (token string, err error) {
	c, err := dialCustomer(ctx, addr, i, "")
	if err != nil {
		return "", err
	}
	defer c.close()
	if err := c.send(0); err != nil {
		return "", err
	}
	return c.token, c.answered()
}

// storm finds the highest rate at which one may be called, each at its time whatever became of those before.
func (b *bench) storm(pid int, one func(i int) error) (rate, cpu float64, err error) {
	rate, err = highest(500, 1_000_000, func(rate float64) (bool, error) {
		all, missed, used, err := burst(rate, b.Window, pid, one)
		if err != nil {
			return false, err
		}
		b.Log("  %8.0f/s: p50 %.2f ms, p99 %.2f ms, %d not begun, %.0f µs", rate, ms(all.at(.5)), ms(all.at(.99)), missed, used)
		good := missed == 0 && all.at(.99) < slowConnect
		if good {
			cpu = used
		}
		return good, nil
	})
	return rate, cpu, err
}

func burst(rate float64, window time.Duration, pid int, one func(i int) error) (all quantiles, missed int, cpu float64, err error) {
	n := int(rate * window.Seconds())
	took := make([]time.Duration, n)
	var open atomic.Int64
	var wg sync.WaitGroup
	var failure atomic.Pointer[error]
	began, used := time.Now().Add(10*time.Millisecond), processor(pid)
	for i := range n {
		due := began.Add(time.Duration(float64(i) / rate * float64(time.Second)))
		await(due)
		if open.Load() >= inFlight {
			missed = n - i
			took = took[:i]
			break
		}
		open.Add(1)
		wg.Go(func() {
			if err := one(i); err != nil {
				failure.CompareAndSwap(nil, &err)
			}
			took[i] = time.Since(due)
			open.Add(-1)
		})
	}
	wg.Wait()
	if f := failure.Load(); f != nil {
		return nil, 0, 0, fmt.Errorf("at %.0f/s: %w", rate, *f)
	}
	return sorted(took), missed, float64((processor(pid) - used).Microseconds()) / float64(len(took)), nil
}
