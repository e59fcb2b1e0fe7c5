package handoff

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"roundpeg/chat"
)

// Offer is a waiting session held out to one agent until a time. It binds nobody: any agent may claim.
type Offer struct {
	Agent string    `json:"agent"`
	Until time.Time `json:"until"`
}

// Seat is an agent who is available now, and how many sessions they have.
type Seat struct {
	Agent
	Load int
}

// Board is what is offered, and who let which session pass.
type Board struct {
	Offers map[chat.ID]Offer    `json:"offers"`
	Passed map[chat.ID][]string `json:"passed,omitempty"`
}

// Assign says what is offered now: each waiting session, in the order given, to the agent with the least to do among those of the right
// tier, language and department who have room. An offer stands for d; then the next agent gets it, and when all had it, the first again.
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
		right := suited(seats, s, now)
		free := slices.DeleteFunc(right, func(x Seat) bool { return load[x.ID] >= x.Capacity })
		fresh := slices.DeleteFunc(slices.Clone(free), func(x Seat) bool { return slices.Contains(after.Passed[s.ID], x.ID) })
		if len(fresh) == 0 && len(free) > 0 {
			fresh = free
			delete(after.Passed, s.ID)
		}
		if len(fresh) == 0 {
			continue
		}
		to := slices.MinFunc(fresh, func(a, b Seat) int { return cmp.Or(cmp.Compare(load[a.ID], load[b.ID]), cmp.Compare(a.ID, b.ID)) })
		after.Offers[s.ID] = Offer{Agent: to.ID, Until: now.Add(d)}
		load[to.ID]++
	}
	return after
}

// may holds for agents who could claim the session.
func may(a Seat, s chat.Session, now time.Time) bool {
	return a.Tier >= s.Tier && (s.For == nil || s.For.ID == a.ID || !now.Before(s.ForUntil.Time))
}

// suited are the agents for a session. Where nobody present has both language and department, the department matters less, and
// somebody who lacks both is better than nobody.
func suited(seats []Seat, s chat.Session, now time.Time) []Seat {
	language := cmp.Or(s.Language, s.Locale)
	speaks := func(a Seat) bool {
		return language == "" || len(a.Languages) == 0 || slices.ContainsFunc(a.Languages, sameLanguage(language))
	}
	knows := func(a Seat) bool {
		return s.Department == "" || len(a.Departments) == 0 || slices.ContainsFunc(a.Departments, func(d string) bool { return strings.EqualFold(d, s.Department) })
	}
	for _, right := range []func(Seat) bool{func(a Seat) bool { return speaks(a) && knows(a) }, speaks, func(Seat) bool { return true }} {
		var out []Seat
		for _, a := range seats {
			if may(a, s, now) && right(a) {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func sameLanguage(want string) func(string) bool {
	return func(have string) bool { return SameLanguage(have, want) }
}

// SameLanguage says whether two locales are of one language, whatever the region. Norwegian is, in both its written forms.
func SameLanguage(a, b string) bool {
	short := func(l string) string {
		l, _, _ = strings.Cut(strings.ReplaceAll(l, "_", "-"), "-")
		if l = strings.ToLower(l); l == "nb" || l == "nn" {
			return "no"
		}
		return l
	}
	return short(a) == short(b)
}
