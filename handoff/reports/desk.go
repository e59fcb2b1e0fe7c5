package reports

import (
	"cmp"
	"slices"

	"roundpeg/chat"
)

// Desk is how the work was done.
type Desk struct {
	Breaches   int         `json:"breaches"`    // clocks that ran out
	ByClock    []BreachRow `json:"by_clock"`    // those of them that sessions still list
	Late       int         `json:"late"`        // sessions in which one did
	AskedAgain int         `json:"asked_again"` // facts that agents asked for though they had been given
	AskedIn    int         `json:"asked_in"`    // sessions in which they did
	Turns      int         `json:"turns"`       // of the bot
	Lost       Share       `json:"lost"`        // of these, at which it did not know
	Resolution Resolution  `json:"resolution"`
}

// Resolution is how long it took, in seconds.
type Resolution struct {
	Person Spread `json:"person"` // from the first request for a person, or their coming, to the end; of what people, or a call-back, solved
	Bot    Spread `json:"bot"`    // from the customer's coming until they ended it after an answer; of what only the bot was in
}

// BreachRow counts the clocks of one kind that ran out at a tier.
type BreachRow struct {
	Tier     int    `json:"tier"`
	Clock    string `json:"clock"`
	Breaches int    `json:"breaches"`
}

type breachKey struct {
	tier  int
	clock string
}

type desk struct {
	Desk
	lost        int
	breaches    map[breachKey]int
	person, bot []int64
}

func (d *desk) add(s chat.Session, visits []chat.Visit) {
	d.Breaches, d.Late = d.Breaches+s.Tally.Breaches, d.Late+one(s.Tally.Breaches > 0)
	d.AskedAgain, d.AskedIn = d.AskedAgain+s.Tally.AskedFor, d.AskedIn+one(s.Tally.AskedFor > 0)
	d.Turns, d.lost = d.Turns+s.Tally.Turns, d.lost+s.Tally.Fallbacks
	for _, b := range s.Breaches {
		d.breaches[breachKey{b.Tier, b.Clock}]++
	}
	if s.State != chat.Ended {
		return
	}
	v := visits[len(visits)-1]
	class, _ := ended(s, v)
	if ms, ok := since(v.Handed, v.Until); ok && s.Outcome == solved {
		d.person = append(d.person, ms)
	}
	if ms, ok := since(v.Since, v.Until); ok && v.Alone() && class == Contained && poor(v) == "" && s.Outcome != abandoned {
		d.bot = append(d.bot, ms)
	}
}

func (d *desk) figures() Desk {
	out := d.Desk
	out.Lost = share(d.lost, d.Turns)
	slices.Sort(d.person)
	slices.Sort(d.bot)
	out.Resolution = Resolution{spread(d.person), spread(d.bot)}
	out.ByClock = []BreachRow{}
	for k, n := range d.breaches {
		out.ByClock = append(out.ByClock, BreachRow{k.tier, k.clock, n})
	}
	slices.SortFunc(out.ByClock, func(a, b BreachRow) int { return cmp.Or(a.Tier-b.Tier, cmp.Compare(a.Clock, b.Clock)) })
	return out
}

// since is how long something lasted, in milliseconds; none if it has no end.
func since(from, to chat.Time) (ms int64, ok bool) {
	if from.IsZero() || to.IsZero() {
		return 0, false
	}
	return max(0, to.Sub(from.Time).Milliseconds()), true
}
