package handoff

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/computes"
)

// shift simulates a desk second by second: customers come by chance, agents take what they are offered after some seconds or let it pass, and talk for
// some minutes. It drives Assign alone, as the Line does.
type shift struct {
	*rand.Rand
	now     time.Time
	seats   []Seat
	waiting []chat.Session
	talks   map[string][]time.Time // agent → when their talks end
	answers map[chat.ID]time.Time  // when an offered agent takes it; none: they are silent
	board   Board
	waits   map[bool][]float64 // urgent or not → seconds
	longest time.Duration
	made    int
}

const shiftLength = 8 * time.Hour

func newShift(seed uint64) *shift {
	s := &shift{Rand: rand.New(rand.NewPCG(seed, 6)), now: time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC), talks: map[string][]time.Time{}, answers: map[chat.ID]time.Time{}, waits: map[bool][]float64{}}
	for i, langs := range [][]string{{"en"}, {"en"}, {"en", "de"}, {"de"}, {"en"}, {"en", "de"}} {
		tier := chat.TierAgents
		if i >= 4 {
			tier = chat.TierSpecialist
		}
		s.seats = append(s.seats, Seat{Agent: Agent{ID: fmt.Sprintf("a%d", i), Tier: tier, Capacity: 2 + i%2, Languages: langs, Skills: [][]string{nil, {"high voltage"}}[i%2]}})
	}
	return s
}

func (s *shift) arrive() {
	s.made++
	c := chat.Session{ID: chat.ID(fmt.Sprintf("s%05d", s.made)), State: chat.Waiting, Tier: chat.TierAgents, Priority: 30 + s.IntN(20), Locale: "en", WaitingSince: chat.At(s.now)}
	if s.Float64() < .3 {
		c.Locale = "de"
	}
	if s.Float64() < .1 {
		c.Skills = []string{"high voltage"}
	}
	if s.Float64() < .15 {
		c.Priority = 85 + s.IntN(20)
	}
	if s.Float64() < .1 {
		c.Tier = chat.TierSpecialist
	}
	c.Clocks = []chat.Clock{{What: chat.FirstResponse, Since: c.WaitingSince, Warn: c.WaitingSince.Plus(3 * time.Minute), Due: c.WaitingSince.Plus(4 * time.Minute)}}
	i, _ := slices.BinarySearchFunc(s.waiting, c, byUrgency)
	s.waiting = slices.Insert(s.waiting, i, c)
}

func (s *shift) step(arrivals float64) {
	s.now = s.now.Add(time.Second)
	if s.Float64() < arrivals {
		s.arrive()
	}
	for i := range s.seats {
		id := s.seats[i].ID
		s.talks[id] = slices.DeleteFunc(s.talks[id], func(end time.Time) bool { return !s.now.Before(end) })
		s.seats[i].Load = len(s.talks[id])
	}
	before := s.board
	s.board = Assign(s.now, 30*time.Second, s.waiting, s.seats, before)
	for id, o := range s.board.Offers {
		if o != before.Offers[id] {
			delete(s.answers, id)
			if s.Float64() < .9 { // the rest does not look
				s.answers[id] = s.now.Add(time.Duration(2+s.IntN(15)) * time.Second)
			}
		}
	}
	s.waiting = slices.DeleteFunc(s.waiting, func(c chat.Session) bool {
		o, offered := s.board.Offers[c.ID]
		at, answers := s.answers[c.ID]
		if !offered || !answers || s.now.Before(at) {
			return false
		}
		s.talks[o.Agent] = append(s.talks[o.Agent], s.now.Add(time.Duration(3+s.IntN(10))*time.Minute))
		wait := s.now.Sub(c.WaitingSince.Time)
		s.waits[c.Priority >= 85] = append(s.waits[c.Priority >= 85], wait.Seconds())
		s.longest = max(s.longest, wait)
		delete(s.answers, c.ID)
		return true
	})
}

func p95(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)*95/100]
}

// At a desk that is nearly full the urgent wait for less than the others, nobody gets more than they can take, everybody is served, and the one who
// waited longest did so for no more than a bounded time, although urgent ones kept coming.
func TestRoutingOfAShift(t *testing.T) {
	computes.Only(t)
	for seed := range uint64(5) {
		s := newShift(seed)
		end := s.now.Add(shiftLength)
		for s.now.Before(end) || len(s.waiting) > 0 {
			arrivals := 1. / 38
			if !s.now.Before(end) {
				arrivals = 0
			}
			s.step(arrivals)
			for _, x := range s.seats {
				require.LessOrEqual(t, len(s.talks[x.ID]), x.Capacity, "%s at %s", x.ID, s.now)
			}
			require.Less(t, s.now.Sub(end), 2*time.Hour, "somebody is never served")
		}
		urgent, normal := p95(s.waits[true]), p95(s.waits[false])
		t.Logf("seed %d: %d customers; p95 wait urgent %.0f s, others %.0f s; longest %s", seed, s.made, urgent, normal, s.longest)
		require.Less(t, urgent, normal)
		require.Less(t, s.longest, 45*time.Minute)
	}
}

// Whoever waits for long enough comes before anything urgent that comes now.
func TestNobodyStarves(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	old := chat.Session{ID: "old", Priority: 30, WaitingSince: chat.At(now.Add(-30 * time.Minute))}
	urgent := chat.Session{ID: "urgent", Priority: chat.TopPriority, WaitingSince: chat.At(now)}
	require.Negative(t, byUrgency(old, urgent))
	old.WaitingSince = chat.At(now.Add(-10 * time.Minute))
	require.Positive(t, byUrgency(old, urgent))
}

// What makes an agent the right one, and what is given up first.
func TestWhoSuits(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	seat := func(id string, change func(*Agent)) Seat {
		a := Agent{ID: id, Tier: 2, Capacity: 1}
		change(&a)
		return Seat{Agent: a}
	}
	plain := seat("plain", func(*Agent) {})
	german := seat("german", func(a *Agent) { a.Languages = []string{"de"} })
	english := seat("english", func(a *Agent) { a.Languages = []string{"en"} })
	volts := seat("volts", func(a *Agent) { a.Skills = []string{"High Voltage"}; a.Languages = []string{"en"} })
	seller := seat("seller", func(a *Agent) { a.Lanes = []string{"sales"}; a.Languages = []string{"de"} })
	late := []chat.Clock{{What: chat.FirstResponse, Warn: chat.At(now)}}
	for name, c := range map[string]struct {
		s     chat.Session
		seats []Seat
		busy  string
		want  []string
	}{
		"the language":                          {chat.Session{Locale: "de-AT"}, []Seat{german, english}, "", []string{"german"}},
		"who says no language speaks it":        {chat.Session{Locale: "de"}, []Seat{plain, english}, "", []string{"plain"}},
		"nobody speaks it":                      {chat.Session{Locale: "fr"}, []Seat{german, english}, "", []string{"german", "english"}},
		"a skill must be there":                 {chat.Session{Locale: "en", Skills: []string{"high voltage"}}, []Seat{plain, volts}, "", []string{"volts"}},
		"language before skill":                 {chat.Session{Locale: "de", Skills: []string{"high voltage"}}, []Seat{german, volts}, "", []string{"german"}},
		"sellers sell":                          {chat.Session{Locale: "de"}, []Seat{seller, german}, "", []string{"german"}},
		"a sale may go to anybody":              {chat.Session{Locale: "de", Lane: "sales"}, []Seat{seller, german}, "", []string{"seller", "german"}},
		"the right one is busy, and waited for": {chat.Session{Locale: "de"}, []Seat{german, english}, "german", nil},
		"… until it is late":                    {chat.Session{Locale: "de", Clocks: late}, []Seat{german, english}, "german", []string{"english"}},
		"nobody has room":                       {chat.Session{Locale: "de", Clocks: late}, []Seat{german}, "german", nil},
	} {
		c.s.Tier = 2
		var got []string
		for _, a := range suited(c.seats, c.s, now, func(x Seat) bool { return x.ID != c.busy }) {
			got = append(got, a.ID)
		}
		require.Equal(t, c.want, got, name)
	}
}

func TestWhoKnowsTheCaseComesFirst(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	seats := []Seat{{Agent: Agent{ID: "idle", Tier: 2, Capacity: 3}}, {Agent: Agent{ID: "knows", Tier: 3, Capacity: 3}, Load: 2}}
	s := chat.Session{ID: "s", Tier: 2, Knows: &chat.Ref{ID: "knows"}}
	require.Equal(t, "knows", Assign(now, time.Minute, []chat.Session{s}, seats, Board{}).Offers["s"].Agent)
	seats[1].Load = 3
	require.Equal(t, "idle", Assign(now, time.Minute, []chat.Session{s}, seats, Board{}).Offers["s"].Agent)
	s.Knows = nil
	seats[1].Load = 0
	require.Equal(t, "idle", Assign(now, time.Minute, []chat.Session{s}, seats, Board{}).Offers["s"].Agent, "specialists stay free for what needs them")
}
