package bench

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// outcome is one window at one rate.
type outcome struct {
	rate          float64
	sent, replied int
	merged        int // answered together with a later message
	handed        int // sockets whose session went to a person
	acks, replies quantiles
	cpu           float64 // µs of the server a message
}

// pacers send; each has a part of the sockets.
const pacers = 4

// warm is the part of a window that is not counted.
const warm = 0.25

// load sends at rate over the sockets for as long as told. Message k of socket i is due at a time that depends on nothing else.
func load(ctx context.Context, all []probe, rate float64, window time.Duration, pid int) (outcome, error) {
	began := time.Now().Add(20 * time.Millisecond)
	due := func(i, k int) time.Duration {
		return time.Duration(float64(k*len(all)+i) / rate * float64(time.Second))
	}
	from := time.Duration(warm * float64(window))
	counted := func(i, k int) bool { return k >= 0 && due(i, k) >= from }

	type socket struct {
		acks, replies []time.Duration
		next          int // the first message without an answer
		merged        int
		sent          atomic.Int64
	}
	sockets := make([]socket, len(all))
	var failure error
	var failed sync.Once
	fail := func(err error) { failed.Do(func() { failure = err }) }
	var answered atomic.Int64
	var listeners, senders sync.WaitGroup
	var over atomic.Bool
	for i, p := range all {
		s := &sockets[i]
		listeners.Go(func() {
			err := p.listen(func(k int) {
				if counted(i, k) {
					s.acks = append(s.acks, time.Since(began)-due(i, k))
				}
			}, func(k int) {
				now := time.Since(began)
				s.merged += max(0, k-s.next)
				for ; s.next <= k; s.next++ {
					if counted(i, s.next) {
						s.replies = append(s.replies, now-due(i, s.next))
					}
					answered.Add(1)
				}
			})
			if !over.Load() {
				fail(err)
			}
		})
	}
	used, when := time.Duration(0), time.Duration(0)
	for p := range pacers {
		senders.Go(func() {
			for k := 0; ; k++ {
				for i := p; i < len(all); i += pacers {
					at := due(i, k)
					if at >= window || ctx.Err() != nil {
						return
					}
					await(began.Add(at))
					if p == 0 && when == 0 && at >= from {
						used, when = processor(pid), time.Since(began)
					}
					if err := all[i].send(k); err != nil {
						fail(err)
						return
					}
					sockets[i].sent.Add(1)
				}
			}
		})
	}
	senders.Wait()
	spent, lasted := processor(pid)-used, time.Since(began)-when
	total := 0
	for i := range sockets {
		total += int(sockets[i].sent.Load())
	}
	for end := time.Now().Add(10 * time.Second); int(answered.Load()) < total && time.Now().Before(end); {
		time.Sleep(5 * time.Millisecond)
	}
	over.Store(true)
	o := outcome{rate: rate, sent: total, replied: int(answered.Load())}
	for _, p := range all {
		p.close()
	}
	listeners.Wait()
	var acks, replies []time.Duration
	for i := range sockets {
		acks = append(acks, sockets[i].acks...)
		replies = append(replies, sockets[i].replies...)
		o.merged += sockets[i].merged
		if c, ok := all[i].(*customer); ok && c.handed {
			o.handed++
		}
	}
	o.acks, o.replies = sorted(acks), sorted(replies)
	o.cpu = float64(spent.Microseconds()) / (rate * lasted.Seconds())
	if failure != nil && ctx.Err() == nil {
		return o, fmt.Errorf("at %.0f/s: %w", rate, failure)
	}
	if o.handed > 0 && o.merged == 0 { // what is read together means something else
		return o, errors.New("sessions went to a person: the questions of the load are not those that this server's bot knows")
	}
	return o, ctx.Err()
}

// await returns at the time, or at once when it has passed. A sleeper wakes some 0.1 ms late, which counts as latency; but to wait for the end
// of it in turns would keep the listeners from what has arrived.
func await(at time.Time) {
	if d := time.Until(at); d > 0 {
		time.Sleep(d)
	}
}
