package journey

import (
	"context"
	"fmt"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff/authority"
)

// deskActs are the steps with the desk's tools.
var deskActs = []rule{
	on(`the customer is signed in as (\S+)`, func(_ context.Context, p *play, m []string) error {
		p.person = chat.Person{ID: m[1], Name: strings.ToUpper(m[1][:1]) + m[1][1:], Verified: true}
		return nil
	}),
	on(`the customer starts another conversation`, func(ctx context.Context, p *play, _ []string) error {
		p.id, p.mark = "", 0
		return p.open(ctx)
	}),
	on(`the shop tells (\S+) of (\S+): (.+)`, func(ctx context.Context, p *play, m []string) error {
		customer := m[1]
		if customer == "them" {
			customer = string(p.id)
		}
		return p.tell(ctx, customer, m[2], m[3])
	}),

	on(`agent (\S+) promises a (callback|followup) in (\S+): (.+)`, timed(3, func(at chat.Time, m []string) command.Command {
		return &command.Promise{What: m[2], DueAt: at, Note: m[4]}
	})),
	on(`agent (\S+) says, and promises a (callback|followup) in (\S+): (.+)`, timed(3, func(at chat.Time, m []string) command.Command {
		return &command.Reply{Text: m[4], Promise: &command.Vow{What: m[2], DueAt: at}}
	})),
	on(`agent (\S+) moves the promise by (\S+)`, func(ctx context.Context, p *play, m []string) error {
		last, err := p.promise(ctx)
		if err != nil {
			return err
		}
		d, err := time.ParseDuration(m[2])
		if err != nil {
			return err
		}
		return p.do(ctx, p.actor(m[1]), &command.Reschedule{Promise: last.ID, DueAt: last.DueAt.Plus(d), Note: "a journey"})
	}),
	on(`agent (\S+) gives the promise up`, func(ctx context.Context, p *play, m []string) error {
		last, err := p.promise(ctx)
		if err != nil {
			return err
		}
		return p.do(ctx, p.actor(m[1]), &command.Break{Promise: last.ID, Note: "a journey"})
	}),

	on(`agent (\S+) grants (\S+)(?: of (\S+) (\S+))?`, agents(func(m []string) command.Command {
		return &command.Grant{Action: m[2], Amount: m[3], Currency: m[4], Reason: "a journey"}
	})),
	on(`agent (\S+) (approves|refuses) the grant`, func(ctx context.Context, p *play, m []string) error {
		s, err := p.store.Get(ctx, p.id)
		if err != nil || len(s.Grants) == 0 {
			return fmt.Errorf("there is no grant: %w", err)
		}
		last := s.Grants[len(s.Grants)-1].ID
		if m[2] == "approves" {
			return p.do(ctx, p.actor(m[1]), &command.Approve{Grant: last, Reason: "a journey"})
		}
		return p.do(ctx, p.actor(m[1]), &command.Refuse{Grant: last, Reason: "a journey"})
	}),

	on(`agent (\S+) tags it: (.+)`, agents(func(m []string) command.Command { return &command.Tag{Add: strings.Fields(m[2])} })),
	on(`agent (\S+) untags it: (.+)`, agents(func(m []string) command.Command { return &command.Tag{Remove: strings.Fields(m[2])} })),
	on(`agent (\S+) puts it off for (\S+)`, timed(2, func(at chat.Time, _ []string) command.Command { return &command.Snooze{Until: at} })),
	on(`agent (\S+) joins`, agents(func([]string) command.Command { return &command.Join{} })),
	on(`agent (\S+) parts`, agents(func([]string) command.Command { return &command.Part{} })),
	on(`agent (\S+) takes it over: (.+)`, agents(func(m []string) command.Command { return &command.TakeOver{Reason: m[2]} })),
}

// timed is an agent's command with a time that lies as far ahead as group n says.
func timed(n int, c func(at chat.Time, m []string) command.Command) deed {
	return func(ctx context.Context, p *play, m []string) error {
		d, err := time.ParseDuration(m[n])
		if err != nil {
			return err
		}
		return p.do(ctx, p.actor(m[1]), c(chat.At(p.time().Add(d)), m))
	}
}

// promise is the one made last.
func (p *play) promise(ctx context.Context) (chat.Promise, error) {
	s, err := p.store.Get(ctx, p.id)
	if err != nil || len(s.Promises) == 0 {
		return chat.Promise{}, fmt.Errorf("there is no promise: %w", err)
	}
	return s.Promises[len(s.Promises)-1], nil
}

// demoActions are what the agents of a journey may do: refunds up to 50 at once, specialists up to 500.
func demoActions() []authority.Action {
	up := func(amount string) []authority.Limit {
		return []authority.Limit{{Amount: amount, PerDay: amount + "0", PerCustomer: amount, Currency: "EUR"}}
	}
	return []authority.Action{
		{Name: "refund", Label: map[string]string{"en": "Refund"}, Money: true, Limits: map[int][]authority.Limit{chat.TierAgents: up("50"), chat.TierSpecialist: up("500"), chat.TierLeadership: up("5000")}},
		{Name: "expedite", Label: map[string]string{"en": "Expedite"}, Limits: map[int][]authority.Limit{chat.TierAgents: {{PerDay: "10"}}}},
	}
}
