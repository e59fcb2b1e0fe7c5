package llm

import (
	"context"
	"errors"
	"time"

	"go.uber.org/zap"

	"roundpeg/upstream"
)

// request is one answer that is asked for, and what has come of it.
type request struct {
	*sheet
	instructions, material string
	most                   int                     // tokens of the answer
	each                   func(sofar string) bool // gets all of the answer so far, and ends it by false; may be nil

	began   time.Time
	text    string
	first   time.Duration // until the first word; 0 if none came
	in, out int           // tokens
	ended   bool          // by each
	quote   string        // what the server says of a fault; it may repeat what was sent
}

// estimate is how many tokens are sent.
func (q *request) estimate() int { return Estimate(q.instructions) + Estimate(q.material) }

// ask has the model answer a sheet, as it stands there: masked.
func (m *Model) ask(ctx context.Context, session string, s *sheet, each func(sofar string) bool) (*request, Usage, error) {
	if !m.May(s.use) {
		return nil, Usage{}, faultf(Off, "%s is not one of llm.uses", s.use)
	}
	q := &request{sheet: s, instructions: s.system(), material: s.blocks.String(), most: m.opt.MaxOutput, each: each, began: time.Now()}
	within, done := m.within(ctx, m.opt.Timeout)
	defer done()
	f := m.seated(within, session, q)
	if f != nil && within.Err() != nil && (errors.Is(ctx.Err(), context.Canceled) || m.ends.Err() != nil) {
		f = faultf(Cancelled, "broken off")
	}
	u := Usage{Model: m.opt.Model, Prompt: prompts[s.use].version, In: q.in, Out: q.out, Took: time.Since(q.began)}
	if f == nil {
		return q, u, nil
	}
	m.observe(q, f.Outcome)
	return nil, u, f
}

// done is told how an answer was in the end, and gives it back so.
func (m *Model) done(q *request, f *Fault) error {
	switch {
	case f != nil:
		m.observe(q, f.Outcome)
		return f
	case q.ended:
		m.observe(q, Dropped)
	default:
		m.observe(q, OK)
	}
	return nil
}

func (m *Model) observe(q *request, outcome string) {
	if m.opt.Observe != nil {
		m.opt.Observe(Call{Use: q.use, Outcome: outcome, In: q.in, Out: q.out, Took: time.Since(q.began), First: q.first})
	}
}

// tries is how often a server is asked that says by Retry-After when to come again.
const tries = 3

// seated asks when it is its turn, and pays.
func (m *Model) seated(ctx context.Context, session string, q *request) *Fault {
	select {
	case m.seats <- struct{}{}:
		defer func() { <-m.seats }()
	case <-ctx.Done():
		return faultf(Timeout, "the time was over before it was its turn: %d requests are made at once (llm.concurrency)", m.opt.Concurrency)
	}
	need := q.estimate() + m.opt.MaxOutput
	if f := m.purse.take(ctx, session, need); f != nil {
		return f
	}
	defer func() {
		if err := m.purse.settle(context.WithoutCancel(ctx), session, need, q.in, q.out); err != nil {
			m.opt.Log.Warn("what the language model used is not noted", zap.Error(err))
		}
	}()
	var f *Fault
	for range tries {
		if f = m.leftAlone(ctx); f != nil {
			return f
		}
		if f = m.try(ctx, q); f == nil || f.RetryAfter == 0 || f.Outcome == Broken {
			return f
		}
	}
	return f
}

// leftAlone waits until the server may be asked again, if there is time for that and for an answer.
func (m *Model) leftAlone(ctx context.Context) *Fault {
	m.mu.Lock()
	left := m.until.Sub(m.opt.Now())
	m.mu.Unlock()
	if left <= 0 {
		return nil
	}
	if end, ok := ctx.Deadline(); !ok || left > time.Until(end)/2 {
		return &Fault{Outcome: RateLimited, Says: m.named.Host + " wants to be left alone for " + left.Round(time.Millisecond).String(), RetryAfter: left}
	}
	t := time.NewTimer(left)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return m.broken(ctx.Err(), left, false)
	}
}

// try asks once, if the breaker lets it.
func (m *Model) try(ctx context.Context, q *request) *Fault {
	probe, shut := m.breaker.Enter()
	if shut != nil {
		return &Fault{Outcome: Broken, Says: shut.Error(), RetryAfter: shut.After}
	}
	v, says := upstream.Nothing, ""
	defer func() { m.breaker.Leave(probe, v, says) }()
	began := time.Now()
	f := m.stream(ctx, q)
	switch {
	case f == nil, f.well:
		v = upstream.Good
	case f.Outcome == Cancelled, f.Outcome == Timeout && time.Since(began) < m.enough:
	case f.RetryAfter > 0:
		m.mu.Lock()
		if until := m.opt.Now().Add(min(f.RetryAfter, mostWait)); until.After(m.until) {
			m.until = until
		}
		m.mu.Unlock()
	default:
		v, says = upstream.Bad, f.Says
	}
	return f
}
