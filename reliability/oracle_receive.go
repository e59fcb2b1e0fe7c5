package reliability

import (
	"slices"
	"time"

	"roundpeg/client"
)

// public are the kinds that a customer sees; staff see all.
var public = map[string]bool{
	"started": true, "message": true, "handoff_requested": true, "handoff_cancelled": true, "agent_joined": true, "agent_left": true, "returned": true,
	"transferred": true, "promised": true, "promise_kept": true, "escalated": true, "granted": true, "notice": true, "rated": true, "closed": true,
}

// receiver checks what one client received: of each conversation, from its first event on, what its reader may see, once, in order.
func (c *check) receiver(r client.Record, settled time.Time) {
	got := map[string][]client.Event{}
	var order []string
	for _, g := range r.Got {
		if _, known := got[g.Session]; !known {
			order = append(order, g.Session)
		}
		got[g.Session] = append(got[g.Session], g.Event)
	}
	for _, id := range order {
		until := settled
		if slices.Contains(r.Left, id) {
			until = time.Time{}
		}
		c.prefix(r, id, got[id], until)
	}
}

func (c *check) prefix(r client.Record, id string, got []client.Event, settled time.Time) {
	log, known := c.stored[id]
	if !known {
		c.found(Differs, "%s received %s, which is not stored", r.Who, id)
		return
	}
	last := int64(0)
	for _, e := range got {
		if e.Seq <= last {
			c.found(Repeated, "%s: %s received %d after %d", id, r.Who, e.Seq, last)
			continue
		}
		last = e.Seq
		if e.Seq > int64(len(log)) {
			c.found(Differs, "%s: %s received %d, the log ends at %d", id, r.Who, e.Seq, len(log))
			continue
		}
		if s := log[e.Seq-1]; s.Kind != e.Kind || s.Ref != e.Ref || s.Text != e.Text || s.By != e.By || !s.At.Equal(e.At) {
			c.found(Differs, "%s: %s received %s %s as %d, stored is %s %s", id, r.Who, e.Kind, e.Ref, e.Seq, s.Kind, s.Ref)
		}
		if r.Role == "customer" && !public[e.Kind] {
			c.found(Differs, "%s: the customer was shown a %s", id, e.Kind)
		}
	}
	has := func(seq int64) bool {
		return slices.ContainsFunc(got, func(e client.Event) bool { return e.Seq == seq })
	}
	if ascending(got) {
		has = func(seq int64) bool {
			_, ok := slices.BinarySearchFunc(got, seq, func(e client.Event, s int64) int { return int(e.Seq - s) })
			return ok
		}
	}
	for _, s := range log {
		if s.Seq > last && s.At.After(settled) {
			break
		}
		if (r.Role != "customer" || public[s.Kind]) && !has(s.Seq) {
			c.found(Missed, "%s: %s did not receive %d of %d (%s of %s at %s)", id, r.Who, s.Seq, len(log), s.Kind, s.By.Role, s.At.Format(time.TimeOnly))
		}
	}
}

func ascending(got []client.Event) bool {
	return slices.IsSortedFunc(got, func(a, b client.Event) int { return int(a.Seq - b.Seq) })
}
