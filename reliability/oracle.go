package reliability

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"roundpeg/client"
)

// The kinds of harm that Check finds.
const (
	Lost     = "acked, but not stored where it was acked"
	Twice    = "stored twice"
	Foreign  = "stored, but never sent"
	Gap      = "gap in the log"
	Order    = "a sender's order not kept"
	Missed   = "not received"
	Repeated = "received twice or out of order"
	Differs  = "received otherwise than stored"
	Owners   = "joined while somebody owned it, or acted without owning it"
	BotSpoke = "the bot spoke over a person"
)

// Harms are all of them, in the order of reports.
var Harms = []string{Lost, Twice, Foreign, Gap, Order, Missed, Repeated, Differs, Owners, BotSpoke}

// Verdict is what Check found. Seen counts by kind of harm; Findings says the first of each kind in words.
type Verdict struct {
	Sessions, Sent, Acked, Stored, Received int
	Joined                                  int // agents who joined
	Seen                                    map[string]int
	Findings                                []string
}

// Clean says that nothing was found.
func (v *Verdict) Clean() bool { return len(v.Seen) == 0 }

func (v *Verdict) found(harm, format string, a ...any) {
	if v.Seen[harm]++; v.Seen[harm] <= 5 {
		v.Findings = append(v.Findings, harm+": "+fmt.Sprintf(format, a...))
	}
}

// Check holds journals against the stored conversations (the staff's view of each, by session). Everybody must have received all of what they follow that was stored
// up to settled; of what came later (the journals were read before the store was, and a clock does not rest) what they have must be a prefix.
func Check(records []client.Record, stored map[string][]client.Event, settled time.Time) *Verdict {
	v := &Verdict{Seen: map[string]int{}, Sessions: len(stored)}
	c := check{Verdict: v, stored: stored, asked: map[sender]map[string]client.Sent{}, people: map[string]bool{}, at: map[sender]map[string]int64{}}
	for _, r := range records {
		c.sent(r)
	}
	for _, id := range slices.Sorted(maps.Keys(stored)) {
		v.Stored += len(stored[id])
		c.log(id, stored[id])
	}
	for _, r := range records {
		v.Sent += len(r.Sent)
		v.Acked += len(r.Acked)
		v.Received += len(r.Got)
		c.sender(r)
		c.receiver(r, settled)
	}
	c.foreign()
	return v
}

type check struct {
	*Verdict
	stored map[string][]client.Event
	asked  map[sender]map[string]client.Sent // all that was sent: by sender, by id
	people map[string]bool                   // whose journals we have: agents by id, customers by session
	at     map[sender]map[string]int64       // where a command's own event is stored: by sender, by ref
}

// sender is who a command's id belongs to: the customer of a session (on all sockets), or an agent in a session.
type sender struct{ role, session, agent string }

func by(r client.Record, named string) sender {
	if r.Role == "agent" {
		return sender{"agent", named, r.ID}
	}
	return sender{"customer", session(r, named), ""}
}

// person is whose journal would say that something was sent.
func (s sender) person() string {
	if s.role == "agent" {
		return "agent " + s.agent
	}
	return "customer " + s.session
}

// session is where a command of the journal went: the one it names, or the customer's only one.
func session(r client.Record, named string) string {
	if named == "" && len(r.Opened) > 0 {
		return r.Opened[0].Session
	}
	return named
}

// log checks one stored conversation by itself.
func (c *check) log(id string, log []client.Event) {
	for i, e := range log {
		if e.Seq != int64(i+1) {
			c.found(Gap, "%s has %d at place %d", id, e.Seq, i+1)
			break
		}
	}
	turns := map[string]int64{}
	for _, e := range log {
		switch {
		case e.Ref == "":
		case e.By.Role == "customer" || e.By.Role == "agent":
			by := senderOf(id, e)
			if c.at[by] == nil {
				c.at[by] = map[string]int64{}
			}
			if first, twice := c.at[by][e.Ref]; twice {
				c.found(Twice, "%s: %s of %v at %d and %d", id, e.Ref, by, first, e.Seq)
				continue
			}
			c.at[by][e.Ref] = e.Seq
		case e.Kind == "decision":
			if first, twice := turns[e.Ref]; twice {
				c.found(Twice, "%s: two turns for %s, at %d and %d", id, e.Ref, first, e.Seq)
			}
			turns[e.Ref] = e.Seq
		}
	}
	c.ownership(id, log)
}

func senderOf(id string, e client.Event) sender {
	if e.By.Role == "agent" {
		return sender{"agent", id, e.By.ID}
	}
	return sender{"customer", id, ""}
}

// sent takes in what a journal says was sent.
func (c *check) sent(r client.Record) {
	c.people[by(r, "").person()] = true
	for _, s := range r.Sent {
		w := by(r, s.Session)
		if c.asked[w] == nil {
			c.asked[w] = map[string]client.Sent{}
		}
		c.asked[w][s.ID] = s
	}
}

// foreign checks that nothing is stored in the name of somebody whose journal does not know of it.
func (c *check) foreign() {
	for w, refs := range c.at {
		if !c.people[w.person()] {
			continue
		}
		for ref, seq := range refs {
			if _, ok := c.asked[w][ref]; !ok {
				c.found(Foreign, "%s: %s at %d was never sent by the %s", w.session, ref, seq, w.person())
			}
		}
	}
}

// sender checks what one client sent: acked ⊆ stored at that seq, with the text that was sent, in the order in which it was sent.
func (c *check) sender(r client.Record) {
	last := map[sender]int64{}
	for _, s := range r.Sent {
		w := by(r, s.Session)
		if seq, ok := c.at[w][s.ID]; ok {
			if seq < last[w] {
				c.found(Order, "%s: %s of %s at %d, what was sent before it at %d", w.session, s.ID, r.Who, seq, last[w])
			}
			last[w] = seq
		}
	}
	acked := map[string]bool{}
	for _, a := range r.Acked {
		if a.Seq == 0 {
			continue // presence and following keep nothing
		}
		if acked[a.ID] {
			c.found(Twice, "%s: %s acked twice", r.Who, a.ID)
		}
		acked[a.ID] = true
		c.acked(r.Who, by(r, a.Session), a)
	}
}

func (c *check) acked(who string, w sender, a client.Acked) {
	log := c.stored[w.session]
	if a.Seq > int64(len(log)) {
		c.found(Lost, "%s: %s of %s acked at %d, the log ends at %d", w.session, a.ID, who, a.Seq, len(log))
		return
	}
	e, s := log[a.Seq-1], c.asked[w][a.ID]
	own := e.Ref == a.ID && senderOf(w.session, e) == w
	standing := a.Type == "human" && (e.Kind == "handoff_requested" || e.Kind == "escalated") || a.Type == "escalate" && e.Kind == "escalated"
	if !own && !standing {
		c.found(Lost, "%s: %s of %s acked at %d, there is %s %s by %s", w.session, a.ID, who, a.Seq, e.Kind, e.Ref, e.By.Role)
	} else if own && s.Type == "message" && e.Text != strings.TrimSpace(s.Text) {
		c.found(Differs, "%s: %s of %s is stored with another text", w.session, a.ID, who)
	}
}
