package bench

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
)

const (
	slow      = 50 * time.Millisecond // the p99 that a rate must keep below
	maxMerged = 0.01                  // of messages that may be answered together with a later one
)

// good says whether the server kept up: every message was answered, nearly all by an answer of their own, and in time.
func (o outcome) good() bool {
	return o.replied == o.sent && o.handed == 0 && float64(o.merged) <= maxMerged*float64(o.sent) && o.replies.at(.99) < slow
}

// window opens fresh sockets and sends over them at the rate.
func (b *bench) window(ctx context.Context, dial dialer, pid int, rate float64) (outcome, error) {
	all, err := openAll(b.Sockets, dial)
	if err != nil {
		return outcome{}, err
	}
	return load(ctx, all, rate, b.Window, pid)
}

// dialer opens socket i.
type dialer func(i int) (probe, error)

// openAll opens n sockets, some at a time.
func openAll(n int, dial dialer) ([]probe, error) {
	all, errs := make([]probe, n), make([]error, n)
	var wg sync.WaitGroup
	for w := range 16 {
		wg.Go(func() {
			for i := w; i < n; i += 16 {
				if all[i], errs[i] = dial(i); errs[i] != nil {
					return
				}
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		for i, p := range all {
			if p != nil && errs[i] == nil {
				p.close()
			}
		}
		first, _, _ := strings.Cut(err.Error(), "\n")
		return nil, errors.New(first)
	}
	return all, nil
}

// highest looks for the highest rate that is kept up, to 3 %: doubling until one is not, or halving until one is, then in between. A rate that failed has a second try,
// since one pause of the machine is not the server's.
func highest(first, most float64, try func(rate float64) (bool, error)) (float64, error) {
	twice := func(rate float64) (ok bool, err error) {
		for range 2 {
			if ok, err = try(rate); ok || err != nil {
				break
			}
		}
		return ok, err
	}
	low, high := 0.0, first
	for high <= most {
		ok, err := twice(high)
		if err != nil {
			return 0, err
		}
		if !ok {
			break
		}
		low, high = high, high*2
	}
	for least := first / 64; low == 0; high /= 2 {
		if high/2 < least {
			return 0, fmt.Errorf("%.0f/s are too many already", high)
		}
		ok, err := twice(high / 2)
		if err != nil {
			return 0, err
		}
		if ok {
			low = high / 2
			break
		}
	}
	for high-low > 0.03*high {
		mid := (low + high) / 2
		ok, err := twice(mid)
		if err != nil {
			return 0, err
		}
		if ok {
			low = mid
		} else {
			high = mid
		}
	}
	return low, nil
}

// highestLoad is the highest rate of messages, with all that was measured at it.
func (b *bench) highestLoad(ctx context.Context, dial dialer, pid int) (best outcome, err error) {
	_, err = highest(1000, 1_000_000, func(rate float64) (bool, error) {
		o, err := b.window(ctx, dial, pid, rate)
		if err != nil {
			return false, err
		}
		b.Log("  %8.0f/s: p50 %.2f ms, p99 %.2f ms, %d of %d answered, %d together, %.1f µs", rate, ms(o.replies.at(.5)), ms(o.replies.at(.99)), o.replied, o.sent, o.merged, o.cpu)
		if o.good() {
			best = o
		}
		return o.good(), nil
	})
	return best, err
}

// ratio is 0 where the echo was not measured.
func ratio(value, echo float64) float64 {
	if echo == 0 {
		return 0
	}
	return value / echo
}

// rate is the highest rate of full bot turns.
func (b *bench) rate(ctx context.Context) error {
	n, stop, err := b.server("rate")
	if err != nil {
		return err
	}
	defer stop()
	best, err := b.highestLoad(ctx, newCustomers(ctx, n.Addr), b.pid(n))
	if err != nil {
		return err
	}
	target, cpu := "≥ 0.08 of echo", "≤ 45 µs beyond the classifier"
	if b.Redis != "" {
		target, cpu = "≥ 0.065 of echo", "≤ 115 µs, Redis included"
	}
	b.add(Figure{Part: "rate", Name: "full bot turns/s, both messages durable, p99 < 50 ms", Value: best.rate, Unit: "/s", Ratio: ratio(best.rate, b.echo.perSecond), Target: target})
	b.add(Figure{Part: "rate", Name: "processor time a turn, of the server", Value: best.cpu, Unit: "µs", Target: cpu})
	b.add(Figure{Part: "rate", Name: "message → ack then, p50", Value: ms(best.acks.at(.5)), Unit: "ms"})
	b.add(Figure{Part: "rate", Name: "message → ack then, p99", Value: ms(best.acks.at(.99)), Unit: "ms"})
	b.add(Figure{Part: "rate", Name: "message → bot reply then, p50", Value: ms(best.replies.at(.5)), Unit: "ms"})
	b.add(Figure{Part: "rate", Name: "message → bot reply then, p99", Value: ms(best.replies.at(.99)), Unit: "ms"})
	return nil
}

// latency is that of full bot turns at a modest rate: the best of several windows, since these machines are noisy.
func (b *bench) latency(ctx context.Context) error {
	n, stop, err := b.server("latency")
	if err != nil {
		return err
	}
	defer stop()
	var best outcome
	for range 5 {
		o, err := b.window(ctx, newCustomers(ctx, n.Addr), b.pid(n), b.Rate)
		if err != nil {
			return err
		}
		b.Log("  %.0f/s: ack p50 %.2f p99 %.2f ms, reply p50 %.2f p99 %.2f ms, %.1f µs", b.Rate, ms(o.acks.at(.5)), ms(o.acks.at(.99)), ms(o.replies.at(.5)), ms(o.replies.at(.99)), o.cpu)
		if o.replied == o.sent && o.handed == 0 && (best.sent == 0 || o.replies.at(.99) < best.replies.at(.99)) {
			best = o
		}
	}
	if best.sent == 0 {
		return fmt.Errorf("%.0f/s are too many already", b.Rate)
	}
	at := fmt.Sprintf(" at %.0f/s, ", b.Rate)
	b.add(Figure{Part: "latency", Name: "message → ack" + at + "p50", Value: ms(best.acks.at(.5)), Unit: "ms"})
	b.add(Figure{Part: "latency", Name: "message → ack" + at + "p99", Value: ms(best.acks.at(.99)), Unit: "ms"})
	b.add(Figure{Part: "latency", Name: "message → bot reply" + at + "p50", Value: ms(best.replies.at(.5)), Unit: "ms", Target: "≤ 0.8 ms"})
	b.add(Figure{Part: "latency", Name: "message → bot reply" + at + "p99", Value: ms(best.replies.at(.99)), Unit: "ms", Target: "≤ 3 ms"})
	b.add(Figure{Part: "latency", Name: "processor time a turn" + at + "of the server", Value: best.cpu, Unit: "µs"})
	return nil
}
