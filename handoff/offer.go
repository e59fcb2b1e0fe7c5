package handoff

import (
	"cmp"
	"slices"
	"time"

	"roundpeg/chat"
)

// Offer is a waiting session held out to one agent until a time. It binds nobody: any agent may claim.
type Offer struct {
	Agent string    `json:"agent"`
	Until time.Time `json:"until"`
}

// Seat is an agent who is available now, and how many sessions they have; what they put off does not count.
type Seat struct {
	Agent
	Load int
}

// Board is what is offered, and who let which session pass.
type Board struct {
	Offers map[chat.ID]Offer    `json:"offers"`
	Passed map[chat.ID][]string `json:"passed,omitempty"`
}

// Assign says what is offered now: each waiting session, in the order given, to one of those whom it suits (see suited) and who have room. The
// agent who knows the case comes first; then the lowest tier that may take it, so that specialists stay free; then who has the least to do for
// their capacity. An offer stands for d; then the next agent gets it, and when all had it, the first again.
// It is pure, so that nodes that see the same offer the same.
func Assign(now time.Time, d time.Duration, waiting []chat.Session, seats []Seat, before Board) Board {
	after := Board{Offers: map[chat.ID]Offer{}, Passed: map[chat.ID][]string{}}
	load := map[string]int{}
	for _, s := range seats {
		load[s.ID] = s.Load
	}
	var open []chat.Session
	for _, s := range waiting { // first what stands, so that nobody's room is given away
		o, ok := before.Offers[s.ID]
		if passed := before.Passed[s.ID]; len(passed) > 0 {
			after.Passed[s.ID] = passed
		}
		i := slices.IndexFunc(seats, func(x Seat) bool { return x.ID == o.Agent })
		if ok && i >= 0 && may(seats[i], s, now) && now.Before(o.Until) {
			after.Offers[s.ID] = o
			load[o.Agent]++
			continue
		}
		if ok && !now.Before(o.Until) {
			after.Passed[s.ID] = append(slices.Clone(after.Passed[s.ID]), o.Agent)
		}
		open = append(open, s)
	}
	for _, s := range open {
		free := suited(seats, s, now, func(x Seat) bool { return load[x.ID] < x.Capacity })
		fresh := slices.DeleteFunc(slices.Clone(free), func(x Seat) bool { return slices.Contains(after.Passed[s.ID], x.ID) })
		if len(fresh) == 0 && len(free) > 0 {
			fresh = free
			delete(after.Passed, s.ID)
		}
		if len(fresh) == 0 {
			continue
		}
		to := slices.MinFunc(fresh, func(a, b Seat) int {
			return cmp.Or(cmp.Compare(stranger(s, a), stranger(s, b)), cmp.Compare(a.Tier, b.Tier),
				cmp.Compare(load[a.ID]*b.Capacity, load[b.ID]*a.Capacity), cmp.Compare(load[a.ID], load[b.ID]), cmp.Compare(a.ID, b.ID))
		})
		after.Offers[s.ID] = Offer{Agent: to.ID, Until: now.Add(d)}
		load[to.ID]++
	}
	return after
}

// stranger is 0 for the agent who knows the case.
func stranger(s chat.Session, a Seat) int {
	if s.Knows != nil && s.Knows.ID == a.ID {
		return 0
	}
	return 1
}

// may holds for agents who could claim the session.
func may(a Seat, s chat.Session, now time.Time) bool {
	return a.Tier >= s.Tier && (s.For == nil || s.For.ID == a.ID || !now.Before(s.ForUntil.Time))
}

// ahead is how much waiting time a point of priority is worth. With it the order of the line does not change as time passes: everybody grows
// older alike, and whoever waits for long enough comes before anything urgent that comes now. Nobody starves.
const ahead = 15 * time.Second

// standing is the instant by which sessions stand in the line, earliest first.
func standing(s chat.Session) time.Time {
	return s.WaitingSince.Add(-time.Duration(s.Priority) * ahead)
}

// byUrgency is the order of the line.
func byUrgency(a, b chat.Session) int {
	return cmp.Or(standing(a).Compare(standing(b)), cmp.Compare(a.ID, b.ID))
}
