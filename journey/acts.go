package journey

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
)

// acts are the steps in which something is done; those of the desk's tools are deskActs, those with pages and a language model machineActs.
var acts = slices.Concat(deskActs, machineActs, []rule{
	on(`it is (.+)`, func(_ context.Context, p *play, m []string) error {
		at, err := time.Parse(time.RFC3339, m[1])
		p.now = at
		return err
	}),
	on(`the customer's locale is (\S+)`, func(_ context.Context, p *play, m []string) error {
		p.locale = m[1]
		return nil
	}),
	on(`after (\S+)`, func(ctx context.Context, p *play, m []string) error {
		d, err := time.ParseDuration(m[1])
		if err != nil {
			return err
		}
		return p.pass(ctx, d)
	}),
	on(`restart`, func(ctx context.Context, p *play, _ []string) error { return p.Restart(ctx) }),
	on(`the bot's answers are cut off`, func(_ context.Context, p *play, _ []string) error {
		p.cut(true)
		return nil
	}),

	on(`customer: (.+)`, func(ctx context.Context, p *play, m []string) error { return p.say(ctx, m[1], "") }),
	on(`customer picks: (.+)`, func(ctx context.Context, p *play, m []string) error { return p.pick(ctx, m[1]) }),
	on(`customer asks for a person`, customer(&command.Human{})),
	on(`customer stops waiting`, customer(&command.CancelHuman{})),
	on(`customer ends it`, customer(&command.End{})),
	on(`customer wants a call-back at (\S+@\S+)`, func(ctx context.Context, p *play, m []string) error {
		return p.do(ctx, p.customer(), &command.Callback{Contact: chat.Contact{Email: m[1]}})
	}),
	on(`customer rates (\d)`, func(ctx context.Context, p *play, m []string) error {
		score, _ := strconv.Atoi(m[1])
		return p.do(ctx, p.customer(), &command.Rate{Score: score})
	}),
	on(`customer escalates: (.+)`, func(ctx context.Context, p *play, m []string) error {
		return p.do(ctx, p.customer(), &command.Escalate{Reason: m[1]})
	}),

	on(`agent (\S+)(?: of tier (\d))?(?: who speaks (\S+))? is at the desk`, func(ctx context.Context, p *play, m []string) error {
		return p.arrive(ctx, m[1], m[2], m[3])
	}),
	on(`agent (\S+)(?: of tier (\d))? is not there`, func(ctx context.Context, p *play, m []string) error {
		if err := p.arrive(ctx, m[1], m[2], ""); err != nil {
			return err
		}
		delete(p.here, id(m[1]))
		return p.roster.Leave(ctx, id(m[1]), "desk")
	}),
	on(`agent (\S+) loses the connection`, func(ctx context.Context, p *play, m []string) error {
		delete(p.here, id(m[1]))
		return p.roster.Leave(ctx, id(m[1]), "desk")
	}),
	on(`agents (\S+) and (\S+) claim at once`, func(ctx context.Context, p *play, m []string) error {
		return p.race(ctx, m[1], m[2])
	}),
	on(`agent (\S+) claims`, agents(func([]string) command.Command { return &command.Claim{} })),
	on(`agent (\S+): (.+)`, agents(func(m []string) command.Command { return &command.Reply{Text: m[2]} })),
	on(`agent (\S+) notes: (.+)`, agents(func(m []string) command.Command { return &command.Note{Text: m[2]} })),
	on(`agent (\S+) says the hand-off was (needed|not needed|too late)`, agents(func(m []string) command.Command {
		return &command.Verdict{Needed: strings.ReplaceAll(m[2], " ", "_")}
	})),
	on(`agent (\S+) returns it to the bot`, agents(func([]string) command.Command { return &command.Return{} })),
	on(`agent (\S+) resolves it: (\S+)`, agents(func(m []string) command.Command { return &command.Resolve{Outcome: m[2], Cause: "a journey"} })),
	on(`agent (\S+) passes it to tier (\d)`, agents(func(m []string) command.Command {
		tier, _ := strconv.Atoi(m[2])
		return &command.Transfer{To: command.To{Tier: tier}, Reason: "a journey"}
	})),
	on(`agent (\S+) passes it to (\S+)`, agents(func(m []string) command.Command {
		return &command.Transfer{To: command.To{Agent: id(m[2])}, Reason: "a journey"}
	})),
	on(`agent (\S+) keeps the promise`, func(ctx context.Context, p *play, m []string) error {
		s, err := p.store.Get(ctx, p.id)
		if err != nil || len(s.Promises) == 0 {
			return fmt.Errorf("no promise to keep: %w", err)
		}
		return p.do(ctx, p.actor(m[1]), &command.Keep{Promise: s.Promises[len(s.Promises)-1].ID, Note: "done"})
	}),
})

func customer(c command.Command) deed {
	return func(ctx context.Context, p *play, _ []string) error { return p.do(ctx, p.customer(), c) }
}

func agents(c func(m []string) command.Command) deed {
	return func(ctx context.Context, p *play, m []string) error { return p.do(ctx, p.actor(m[1]), c(m)) }
}

func id(name string) string { return "a-" + strings.ToLower(name) }

func (p *play) actor(name string) command.Actor {
	a, _ := p.agent(id(name))
	return command.Actor{By: chat.By{Role: chat.Agent, ID: a.ID, Name: a.Name}, Tier: a.Tier}
}

// arrive brings an agent to the desk, of tier 2 unless told, again after they were gone.
func (p *play) arrive(ctx context.Context, name, tier, language string) error {
	a := handoff.Agent{ID: id(name), Name: strings.ToUpper(name[:1]) + name[1:], Tier: chat.TierAgents, Capacity: 4}
	if language != "" {
		a.Languages = []string{language}
	}
	if t, err := strconv.Atoi(tier); err == nil {
		a.Tier = t
	}
	p.mu.Lock()
	p.agents[a.ID] = a
	p.mu.Unlock()
	p.here[a.ID] = chat.Available
	return p.settle(ctx)
}

// pick is a click on a quick reply of the bot's last message.
func (p *play) pick(ctx context.Context, label string) error {
	log, err := p.log(ctx)
	if err != nil {
		return err
	}
	for i := len(log) - 1; i >= 0; i-- {
		if m, ok := log[i].Body.(chat.Message); ok && len(m.Choices) > 0 {
			for _, c := range m.Choices {
				if c.Label == label {
					return p.say(ctx, c.Label, c.Value)
				}
			}
			return fmt.Errorf("the choices are %v", m.Choices)
		}
	}
	return fmt.Errorf("nothing was offered to pick from")
}

// race lets two agents claim at the same moment, on different nodes where there are several.
func (p *play) race(ctx context.Context, names ...string) error {
	errs := make([]error, len(names))
	var wg sync.WaitGroup
	gate := make(chan struct{})
	for i, name := range names {
		node, actor := p.next(), p.actor(name)
		wg.Go(func() {
			<-gate
			_, errs[i] = node.desk.Do(ctx, p.id, actor, "race", &command.Claim{})
		})
	}
	close(gate)
	wg.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		}
	}
	if won != 1 {
		return fmt.Errorf("%d of them got it: %v", won, errs)
	}
	return p.settle(ctx)
}
