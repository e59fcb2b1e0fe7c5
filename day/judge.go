package day

import (
	"context"
	"fmt"
	"slices"
	"time"

	"roundpeg/client"
)

// Report is what came of a day.
type Report struct {
	Seed      uint64         `json:"seed"`
	Sim       string         `json:"lasted"` // of the day's time
	Customers int            `json:"customers"`
	Ends      map[string]int `json:"ends"` // how the visits ended
	Sessions  int            `json:"sessions"`
	Events    int            `json:"events"`
	Kinds     map[string]int `json:"kinds"` // of events
	MetP50    float64        `json:"minutes_to_a_person_p50"`
	MetP90    float64        `json:"minutes_to_a_person_p90"`
	Promises  map[string]int `json:"promises"` // kept in time, kept late
	Refused   map[string]int `json:"refused"`  // commands, by who and what: another was quicker, or had taken the session
	Broken    []string       `json:"broken"`   // rules; none is what is wanted
}

// judge holds all that is stored, and all that the customers saw, against the rules.
func (d *today) judge(ctx context.Context) (Report, error) {
	r := Report{Seed: d.Seed, Sim: d.Clock.Now().Sub(d.Opens).Round(time.Minute).String(), Customers: len(d.guests), Ends: map[string]int{}, Kinds: map[string]int{},
		Promises: map[string]int{}, Refused: map[string]int{}}
	if left := d.left(ctx); left != "" {
		d.breaks("something is left at the end: %s", left)
	}
	var waits []float64
	for _, g := range d.guests {
		if g.c == nil || g.c.Session() == "" {
			d.breaks("guest %d never got in", g.n)
			continue
		}
		r.Ends[g.note]++
		s, err := d.admin.Session(ctx, g.c.Session())
		if err != nil {
			return r, fmt.Errorf("session of guest %d: %w", g.n, err)
		}
		r.Sessions++
		r.Events += len(s.Events)
		for _, e := range s.Events {
			r.Kinds[e.Kind]++
		}
		for _, text := range Sound(s.Events, d.tiers()) {
			d.breaks("guest %d (%s): %s", g.n, g.plan.name, text)
		}
		d.saw(g, s.Events)
		waits = append(waits, toAPerson(s.Events)...)
	}
	all, err := d.promises(ctx, "open,overdue,kept,broken")
	if err != nil {
		return r, err
	}
	for _, p := range all {
		switch {
		case p.State != "kept":
			d.breaks("promise %s of %s is %s", p.Promise, p.Session, p.State)
		case p.KeptAt.After(p.DueAt):
			r.Promises["kept late"]++
		default:
			r.Promises["kept in time"]++
		}
	}
	for _, m := range d.staff {
		for _, text := range m.refused {
			r.Refused[m.part.name+" "+first(text)]++
		}
	}
	for _, g := range d.guests {
		for _, text := range g.refused {
			r.Refused["guest "+first(text)]++
		}
	}
	slices.Sort(waits)
	r.MetP50, r.MetP90 = rank(waits, .5), rank(waits, .9)
	r.Broken = d.broken
	return r, nil
}

// first is a refusal without what differs from time to time.
func first(text string) string { return text[:min(len(text), 60)] }

// rank is the nearest-rank quantile.
func rank(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))]
}

func (d *today) tiers() map[string]int {
	of := map[string]int{}
	for _, m := range d.staff {
		of[m.account.ID] = m.tier
	}
	return of
}

// saw holds what a customer received against what is stored: the same events, in order, none twice.
func (d *today) saw(g *guest, stored []client.Event) {
	at := int64(0)
	for _, e := range g.events() {
		switch {
		case e.Seq <= at:
			d.breaks("guest %d got event %d after %d", g.n, e.Seq, at)
		case e.Seq > int64(len(stored)) || stored[e.Seq-1].Kind != e.Kind:
			d.breaks("guest %d got an event %d that is not stored", g.n, e.Seq)
		case slices.Contains([]string{"note", "decision", "breached", "tagged", "grant_pending", "promise_overdue", "snoozed"}, e.Kind):
			d.breaks("guest %d got a %s", g.n, e.Kind)
		}
		at = e.Seq
	}
}

// toAPerson is how many minutes each request for a person took until one came.
func toAPerson(log []client.Event) (minutes []float64) {
	var asked time.Time
	for _, e := range log {
		switch e.Kind {
		case "handoff_requested", "escalated":
			if asked.IsZero() {
				asked = e.At
			}
		case "agent_joined":
			if !asked.IsZero() {
				minutes = append(minutes, e.At.Sub(asked).Minutes())
			}
			asked = time.Time{}
		case "handoff_cancelled", "closed", "promised":
			asked = time.Time{}
		}
	}
	return minutes
}
