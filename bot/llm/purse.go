package llm

import (
	"context"
	"math"
	"sync"
	"time"
)

// Estimate is about how many tokens a text has, rather too many than too few: a bit more than one for four letters of English, one for every two
// letters with accents, and one for every letter of other scripts. Tokens of a server that does not count them are reckoned so, and what
// is set aside before a call.
func Estimate(text string) int {
	n := 0.0
	for _, r := range text {
		switch {
		case r < 0x80:
			n += 0.28
		case r < 0x250:
			n += 0.5
		default:
			n++
		}
	}
	return int(math.Ceil(n))
}

// mostSessions is of how many conversations it is known what they spent, twice: after so many new ones the older half is forgotten.
const mostSessions = 5000

// purse keeps what may still be spent. A call sets aside what it may need at most, and settles afterwards.
type purse struct {
	session, day int
	ledger       Ledger

	mu     sync.Mutex
	held   int
	spent  map[string]int // by conversation
	before map[string]int // the older half
}

// take sets tokens aside.
func (p *purse) take(ctx context.Context, session string, need int) *Fault {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.day > 0 {
		today, err := p.ledger.Today(ctx)
		if err != nil {
			return faultf(Budget, "it is not known what was spent today: %v", err)
		}
		if today+p.held+need > p.day {
			return faultf(Budget, "%d of the %d tokens of the day (UTC) are spent, and this needs %d: raise llm.tokens_per_day, or wait for midnight", today+p.held, p.day, need)
		}
	}
	if p.session > 0 && session != "" {
		if had := p.of(session); had+need > p.session {
			return faultf(Budget, "the conversation has spent %d of its %d tokens, and this needs %d: raise llm.tokens_per_session", had, p.session, need)
		}
		p.spent[session] += need
	}
	p.held += need
	return nil
}

// of is what a conversation has spent; p.mu is held.
func (p *purse) of(session string) int {
	n, ok := p.spent[session]
	if !ok {
		if len(p.spent) >= mostSessions {
			p.spent, p.before = map[string]int{}, p.spent
		}
		n = p.before[session]
		p.spent[session] = n
	}
	return n
}

// settle puts back what was set aside, less what was used.
func (p *purse) settle(ctx context.Context, session string, need, in, out int) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held -= need
	if p.session > 0 && session != "" {
		p.of(session)
		p.spent[session] = max(0, p.spent[session]-need+in+out)
	}
	if in+out == 0 {
		return nil
	}
	return p.ledger.Add(ctx, in, out)
}

// daily is the Ledger of one process.
type daily struct {
	now func() time.Time

	mu  sync.Mutex
	day string
	n   int
}

func (d *daily) Today(context.Context) (int, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.today(), nil
}

func (d *daily) Add(_ context.Context, in, out int) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n = d.today() + in + out
	return nil
}

// today forgets what was spent on another day.
func (d *daily) today() int {
	if today := d.now().UTC().Format(time.DateOnly); today != d.day {
		d.day, d.n = today, 0
	}
	return d.n
}
