package day

import (
	"fmt"

	"roundpeg/client"
)

// book is what a log comes to, as far as the rules go.
type book struct {
	state, owner string
	tier         int
	with         map[string]bool
	unanswered   int64             // the customer's first words that nobody answered
	asked        map[string]string // pending grant → who asked
	granted      map[string]bool
	overdue      map[string]int64 // promise → when, and not told yet
	open         map[string]bool
	topics       map[string]int
	wrong        []string
}

func (b *book) breaks(format string, a ...any) { b.wrong = append(b.wrong, fmt.Sprintf(format, a...)) }

// Sound says which rules a log breaks. tiers are those of the agents.
//
//   - seq has no gap
//   - the bot never speaks while a person has the conversation, and no person who neither has it nor joined
//   - one owner at a time, and only of a tier that may
//   - a grant is decided once, an approval by somebody else than who asked
//   - a promise that runs out is told to the customer and taken up; at the end none binds
//   - a topic is told once
//   - at the end nobody waits for an answer: the last words of the customer were answered, or were the last that they wanted
func Sound(log []client.Event, tiers map[string]int) []string {
	b := &book{state: "bot", tier: 1, with: map[string]bool{}, asked: map[string]string{}, granted: map[string]bool{}, overdue: map[string]int64{}, open: map[string]bool{}, topics: map[string]int{}}
	for i, e := range log {
		if e.Seq != int64(i+1) {
			b.breaks("event %d has seq %d", i+1, e.Seq)
		}
		b.talk(e)
		b.move(e, tiers)
		b.grant(e)
		b.promise(e)
	}
	if b.unanswered > 0 && b.state != "closed" {
		b.breaks("nobody answered event %d", b.unanswered)
	}
	for p := range b.open {
		b.breaks("promise %s still binds", p)
	}
	for p, at := range b.overdue {
		b.breaks("the customer was not told that promise %s ran out (event %d)", p, at)
	}
	for topic, n := range b.topics {
		if n > 1 {
			b.breaks("topic %s was told %d times", topic, n)
		}
	}
	return b.wrong
}

func (b *book) talk(e client.Event) {
	if e.Kind == "notice" {
		b.topics[e.Topic]++
	}
	if e.Kind != "message" {
		return
	}
	switch e.By.Role {
	case "customer":
		if b.unanswered == 0 {
			b.unanswered = e.Seq
		}
		return
	case "agent":
		if b.state != "with_agent" || e.By.ID != b.owner && !b.with[e.By.ID] {
			b.breaks("event %d: %s speaks without having the conversation", e.Seq, e.By.Name)
		}
		b.unanswered = 0
	case "bot":
		if b.state == "with_agent" {
			b.breaks("event %d: the bot speaks while a person has the conversation", e.Seq)
		}
		if b.state == "bot" {
			b.unanswered = 0
		}
	}
	clear(b.overdue) // the sentence after it tells of it; a test of the desk holds its words
}

func (b *book) move(e client.Event, tiers map[string]int) {
	wait := func(tier int) {
		b.state, b.owner, b.with = "waiting", "", map[string]bool{}
		if tier > 0 {
			b.tier = tier
		}
	}
	switch e.Kind {
	case "handoff_requested", "escalated":
		wait(e.Tier)
	case "transferred":
		wait(e.To.Tier)
	case "agent_left":
		wait(0)
	case "handoff_cancelled", "returned":
		b.state, b.owner, b.tier = "bot", "", 1
	case "agent_joined":
		if b.state == "with_agent" {
			b.breaks("event %d: %s takes what another has", e.Seq, e.Agent.Name)
		}
		if tier, known := tiers[e.Agent.ID]; known && tier < b.tier {
			b.breaks("event %d: %s of tier %d takes what is for tier %d", e.Seq, e.Agent.Name, tier, b.tier)
		}
		b.state, b.owner = "with_agent", e.Agent.ID
	case "joined":
		b.with[e.Agent.ID] = true
	case "parted":
		delete(b.with, e.Agent.ID)
	case "closed":
		b.state, b.owner, b.unanswered = "closed", "", 0
	}
}

func (b *book) grant(e client.Event) {
	switch e.Kind {
	case "grant_pending":
		b.asked[e.Grant] = e.By.ID
	case "granted", "grant_refused":
		if b.granted[e.Grant] {
			b.breaks("event %d: grant %s is decided twice", e.Seq, e.Grant)
		}
		if asker, pending := b.asked[e.Grant]; pending && asker == e.By.ID && e.Kind == "granted" {
			b.breaks("event %d: %s approved their own grant", e.Seq, e.By.Name)
		}
		b.granted[e.Grant] = true
	}
}

func (b *book) promise(e client.Event) {
	switch e.Kind {
	case "promised":
		b.open[e.Promise] = true
		if e.What == "callback" {
			b.state, b.owner, b.unanswered = "promised", "", 0 // that is the answer
		}
	case "promise_overdue":
		b.overdue[e.Promise] = e.Seq
	case "promise_kept", "promise_broken":
		if !b.open[e.Promise] {
			b.breaks("event %d: promise %s ends twice", e.Seq, e.Promise)
		}
		delete(b.open, e.Promise)
		if b.state == "promised" && len(b.open) == 0 && e.Kind == "promise_kept" {
			b.state = "closed"
		}
	}
	if e.Kind == "message" && e.By.Role == "customer" && (b.state == "closed" || b.state == "promised") {
		b.state, b.tier = "bot", 1
	}
}
