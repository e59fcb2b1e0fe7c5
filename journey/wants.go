package journey

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"roundpeg/chat"
)

// wants are the steps in which something is held against what should be.
var wants = append(machineWants, []rule{
	on(`bot: (.+)`, since(func(e chat.Event, m []string) bool { return contains(botText(e), m[1]) }, true)),
	on(`bot silent`, since(func(e chat.Event, _ []string) bool { return botText(e) != "" }, false)),
	on(`bot to say once: (.+)`, func(ctx context.Context, p *play, m []string) error {
		return p.count(ctx, 1, func(e chat.Event) bool { return contains(botText(e), m[1]) })
	}),
	on(`an? offer of a call-back`, since(func(e chat.Event, _ []string) bool {
		b, ok := e.Body.(chat.Message)
		return ok && b.Offer == chat.Callback
	}, true)),
	on(`choices: (.+)`, since(func(e chat.Event, m []string) bool {
		b, _ := e.Body.(chat.Message)
		var labels []string
		for _, c := range b.Choices {
			labels = append(labels, c.Label)
		}
		return strings.Join(labels, " | ") == m[1]
	}, true)),
	on(`choices`, since(func(e chat.Event, _ []string) bool {
		b, ok := e.Body.(chat.Message)
		return ok && len(b.Choices) > 0
	}, true)),
	on(`decision: (.+)`, since(func(e chat.Event, m []string) bool {
		b, ok := e.Body.(chat.Decision)
		return ok && b.Action == m[1]
	}, true)),
	on(`event: (\S+)`, since(func(e chat.Event, m []string) bool { return string(e.Kind) == m[1] }, true)),
	on(`no event: (\S+)`, since(func(e chat.Event, m []string) bool { return string(e.Kind) == m[1] }, false)),
	on(`(\d+) of (\S+)`, func(ctx context.Context, p *play, m []string) error {
		n, _ := strconv.Atoi(m[1])
		return p.count(ctx, n, func(e chat.Event) bool { return string(e.Kind) == m[2] })
	}),

	on(`state: (\S+)`, session(func(s chat.Session) string { return string(s.State) })),
	on(`reason: (\S+)`, session(func(s chat.Session) string { return string(s.Reason) })),
	on(`outcome: (\S+)`, session(func(s chat.Session) string { return s.Outcome })),
	on(`verdict: (\S+)`, session(func(s chat.Session) string { return cmp.Or(s.Verdict, "none") })),
	on(`tier: (\S+)`, session(func(s chat.Session) string { return strconv.Itoa(s.Tier) })),
	on(`summary: (.+)`, session(func(s chat.Session) string { return s.Summary })),
	on(`owner: (\S+)`, session(func(s chat.Session) string {
		if s.Owner == nil {
			return "none"
		}
		return s.Owner.Name
	})),
	on(`fact: (\S+) (.+)`, func(ctx context.Context, p *play, m []string) error {
		raw, err := p.next().desk.Dossier(ctx, p.id)
		if err != nil {
			return err
		}
		var d struct {
			Facts []struct{ What, Value string }
		}
		if err := json.Unmarshal(raw, &d); err != nil {
			return err
		}
		for _, f := range d.Facts {
			if f.What == m[1] && f.Value == m[2] {
				return nil
			}
		}
		return fmt.Errorf("the facts are %v", d.Facts)
	}),
	on(`summed up as: (.+)`, func(ctx context.Context, p *play, m []string) error {
		raw, err := p.next().desk.Dossier(ctx, p.id)
		if err == nil && !strings.Contains(string(raw), m[1]) {
			err = fmt.Errorf("it is not in %s", raw)
		}
		return err
	}),
	on(`asked again: (.+)`, func(ctx context.Context, p *play, m []string) error {
		log, err := p.log(ctx)
		var all []string
		for _, e := range log {
			if b, ok := e.Body.(chat.Message); ok && e.Seq > p.mark {
				all = append(all, b.AskedAgain...)
			}
		}
		if got := cmp.Or(strings.Join(all, " "), "nothing"); err == nil && got != m[1] {
			err = fmt.Errorf("it is %s", got)
		}
		return err
	}),
	on(`grant: (\S+)`, session(func(s chat.Session) string {
		if len(s.Grants) == 0 {
			return "none"
		}
		return s.Grants[len(s.Grants)-1].State
	})),
	on(`tags: (.+)`, session(func(s chat.Session) string { return cmp.Or(strings.Join(s.Tags, " "), "none") })),
	on(`knows it: (\S+)`, session(func(s chat.Session) string {
		if s.Knows == nil {
			return "nobody"
		}
		return s.Knows.Name
	})),
	on(`clocks: (.+)`, session(func(s chat.Session) string {
		var all []string
		for _, c := range s.Clocks {
			all = append(all, c.What+" "+c.Due.Format("15:04:05"))
		}
		slices.Sort(all)
		return cmp.Or(strings.Join(all, ", "), "none")
	})),
	on(`put off`, func(ctx context.Context, p *play, _ []string) error {
		s, err := p.store.Get(ctx, p.id)
		if err == nil && !s.Sleeps(chat.At(p.time())) {
			err = errors.New("it is not")
		}
		return err
	}),
	on(`not put off`, func(ctx context.Context, p *play, _ []string) error {
		s, err := p.store.Get(ctx, p.id)
		if err == nil && s.Sleeps(chat.At(p.time())) {
			err = errors.New("it is")
		}
		return err
	}),
	on(`waiting since: (\S+)`, session(func(s chat.Session) string { return s.WaitingSince.Format("15:04:05") })),
	on(`promise: (\S+)`, func(ctx context.Context, p *play, m []string) error {
		return session(func(s chat.Session) string {
			if len(s.Promises) == 0 {
				return "none"
			}
			return s.Promises[len(s.Promises)-1].State(p.time())
		})(ctx, p, m)
	}),

	on(`place: (\d+)`, func(_ context.Context, p *play, m []string) error {
		for i, n := range p.nodes {
			if place, _, _ := n.line.Place(p.id); strconv.Itoa(place) != m[1] {
				return fmt.Errorf("it is %d on node %d", place, i+1)
			}
		}
		return nil
	}),
	on(`offered to: (\S+)`, func(_ context.Context, p *play, m []string) error {
		if to := p.nodes[0].line.OfferedTo(p.id); to != id(m[1]) {
			return fmt.Errorf("it is offered to %q", to)
		}
		return nil
	}),

	on(`customer sees: (.+)`, view(chat.Customer, true)),
	on(`customer never sees: (.+)`, view(chat.Customer, false)),
	on(`agent sees: (.+)`, view(chat.Agent, true)),
	on(`refused: (\S+)`, func(_ context.Context, p *play, m []string) error {
		err := p.failed
		p.failed = nil
		kind := map[string]error{"conflict": chat.ErrConflict, "forbidden": chat.ErrDenied, "invalid": chat.ErrInvalid, "not_found": chat.ErrNotFound, "rate_limited": chat.ErrLimited}[m[1]]
		if kind == nil || !errors.Is(err, kind) {
			return fmt.Errorf("the step before gave: %v", err)
		}
		return nil
	}),
}...)

// since looks for an event behind the last act; there must be one, or none.
func since(holds func(chat.Event, []string) bool, some bool) deed {
	return func(ctx context.Context, p *play, m []string) error {
		log, err := p.log(ctx)
		for _, e := range log {
			if e.Seq > p.mark && holds(e, m) {
				if some {
					return nil
				}
				return fmt.Errorf("there is one: event %d", e.Seq)
			}
		}
		if some {
			err = errors.Join(err, fmt.Errorf("nothing like it since event %d", p.mark))
		}
		return err
	}
}

func (p *play) count(ctx context.Context, n int, holds func(chat.Event) bool) error {
	log, err := p.log(ctx)
	found := 0
	for _, e := range log {
		if holds(e) {
			found++
		}
	}
	if found != n {
		err = errors.Join(err, fmt.Errorf("there are %d", found))
	}
	return err
}

func session(of func(chat.Session) string) deed {
	return func(ctx context.Context, p *play, m []string) error {
		s, err := p.store.Get(ctx, p.id)
		if got := of(s); err == nil && got != m[1] {
			err = fmt.Errorf("it is %q", got)
		}
		return err
	}
}

// view looks for words in all that a role may see, as it goes over the wire.
func view(role chat.Role, there bool) deed {
	return func(ctx context.Context, p *play, m []string) error {
		log, err := p.log(ctx)
		if err != nil {
			return err
		}
		var all strings.Builder
		for _, e := range log {
			if e, ok := e.For(role); ok {
				b, err := json.Marshal(e)
				if err != nil {
					return err
				}
				all.Write(b)
			}
		}
		if contains(all.String(), m[1]) != there {
			return fmt.Errorf("the %s sees: %s", role, all.String())
		}
		return nil
	}
}

func botText(e chat.Event) string {
	b, _ := e.Body.(chat.Message)
	if e.By.Role != chat.Bot {
		return ""
	}
	return b.Text
}

func contains(text, part string) bool {
	return strings.Contains(strings.ToLower(text), strings.ToLower(part))
}
