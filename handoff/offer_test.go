package handoff

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

func seat(id string, tier, capacity, load int, languages ...string) Seat {
	return Seat{Agent: Agent{ID: id, Tier: tier, Capacity: capacity, Languages: languages}, Load: load}
}

func waits(id string) chat.Session { return chat.Session{ID: chat.ID(id), Tier: 2, Locale: "en-US"} }

func TestAssign(t *testing.T) {
	now := time.Unix(1e9, 0)
	german, high, mine, returns := waits("s"), waits("s"), waits("s"), waits("s")
	german.Locale, high.Tier, returns.Department = "de-DE", 3, "returns"
	mine.For, mine.ForUntil = &chat.Ref{ID: "b"}, chat.At(now.Add(time.Minute))
	over := mine
	over.ForUntil = chat.At(now)
	clerk := Seat{Agent: Agent{ID: "z", Tier: 2, Capacity: 1, Departments: []string{"Returns"}}}
	other := Seat{Agent: Agent{ID: "a", Tier: 2, Capacity: 1, Departments: []string{"sales"}}}
	for name, c := range map[string]struct {
		s     chat.Session
		seats []Seat
		want  string
	}{
		"nobody":                        {waits("s"), nil, ""},
		"the least loaded":              {waits("s"), []Seat{seat("a", 2, 4, 2), seat("b", 2, 4, 1)}, "b"},
		"no room":                       {waits("s"), []Seat{seat("a", 2, 1, 1)}, ""},
		"the tier":                      {high, []Seat{seat("a", 2, 4, 0), seat("b", 3, 4, 3)}, "b"},
		"a higher tier may take it":     {waits("s"), []Seat{seat("a", 4, 1, 0)}, "a"},
		"the language":                  {german, []Seat{seat("a", 2, 4, 0, "en"), seat("b", 2, 4, 3, "en", "de")}, "b"},
		"nobody speaks it":              {german, []Seat{seat("a", 2, 4, 0, "en")}, "a"},
		"who speaks it is busy: wait":   {german, []Seat{seat("a", 2, 4, 0, "en"), seat("b", 2, 1, 1, "de")}, ""},
		"the department":                {returns, []Seat{other, clerk}, "z"},
		"for one agent alone":           {mine, []Seat{seat("a", 2, 4, 0), seat("b", 2, 4, 3)}, "b"},
		"for one agent who is not here": {mine, []Seat{seat("a", 2, 4, 0)}, ""},
		"no longer for one alone":       {over, []Seat{seat("a", 2, 4, 0)}, "a"},
	} {
		t.Run(name, func(t *testing.T) {
			b := Assign(now, 30*time.Second, []chat.Session{c.s}, c.seats, Board{})
			require.Equal(t, c.want, b.Offers["s"].Agent)
		})
	}
}

func TestOffersGoRound(t *testing.T) {
	now, b := time.Unix(1e9, 0), Board{}
	seats := []Seat{seat("a", 2, 1, 0), seat("b", 2, 1, 0), seat("c", 2, 1, 0)}
	var to []string
	for range 5 {
		b = Assign(now, 30*time.Second, []chat.Session{waits("s")}, seats, b)
		to = append(to, b.Offers["s"].Agent)
		b = Assign(now.Add(29*time.Second), 30*time.Second, []chat.Session{waits("s")}, seats, b)
		require.Equal(t, to[len(to)-1], b.Offers["s"].Agent, "it stands for 30 s")
		now = now.Add(30 * time.Second)
	}
	require.Equal(t, []string{"a", "b", "c", "a", "b"}, to)
	b = Assign(now, 30*time.Second, []chat.Session{waits("s")}, seats[:1], b)
	require.Equal(t, "a", b.Offers["s"].Agent, "whoever is left gets it, though they let it pass")
}

func TestAssignProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var seats []Seat
		for i := range rapid.IntRange(0, 5).Draw(t, "agents") {
			seats = append(seats, seat(fmt.Sprint("a", i), rapid.IntRange(2, 4).Draw(t, "tier"), rapid.IntRange(0, 3).Draw(t, "capacity"), rapid.IntRange(0, 3).Draw(t, "load")))
		}
		var waiting []chat.Session
		for i := range rapid.IntRange(0, 8).Draw(t, "waiting") {
			s := waits(fmt.Sprint("s", i))
			s.Tier = rapid.IntRange(2, 4).Draw(t, "session tier")
			waiting = append(waiting, s)
		}
		now, b := time.Unix(1e9, 0), Board{}
		for range 4 {
			b = Assign(now, 30*time.Second, waiting, seats, b)
			now = now.Add(time.Duration(rapid.IntRange(1, 60).Draw(t, "later")) * time.Second)
			load, room := map[string]int{}, map[string]int{}
			for _, a := range seats {
				load[a.ID], room[a.ID] = a.Load, a.Capacity
			}
			for _, s := range waiting {
				o, ok := b.Offers[s.ID]
				if ok {
					load[o.Agent]++
					require.LessOrEqual(t, load[o.Agent], room[o.Agent], "nobody is offered more than they have room for")
				}
			}
			for _, s := range waiting {
				if _, ok := b.Offers[s.ID]; ok {
					continue
				}
				for _, a := range seats {
					require.False(t, a.Tier >= s.Tier && load[a.ID] < a.Capacity, "%s waits without an offer though %s is free", s.ID, a.ID)
				}
			}
		}
	})
}
