package gateway

import (
	"cmp"
	"errors"

	"roundpeg/chat"
	"roundpeg/staff"
)

type deskWelcome struct {
	Type  string      `json:"type"`
	Agent staff.Agent `json:"agent"`
	Tiers []tier      `json:"tiers"`
	Site  Site        `json:"site"`
	// Assist is what the language model may be asked for.
	Assist []string `json:"assist,omitempty"`
}

type tier struct {
	Tier int    `json:"tier"`
	Name string `json:"name"`
}

// tiers are their names, the owner's where there are any.
func (g *Gateway) tiers() []tier {
	all := []tier{{chat.TierBot, "Assistant"}, {chat.TierAgents, "Agents"}, {chat.TierSpecialist, "Specialists"}, {chat.TierLeadership, "Leadership"}}
	for i := range all {
		all[i].Name = cmp.Or(g.Tiers[all[i].Tier], all[i].Name)
	}
	return all
}

func (d *desk) flush(tick bool) error {
	if !d.view.welcomed {
		who := d.principal()
		a := agentOut(who.agent)
		if who.bearer != "" {
			a = agentOut(staff.Agent{ID: who.by.ID, Name: who.by.Name})
		}
		if err := d.send(encode(deskWelcome{"welcome", a, d.g.tiers(), d.g.Site, d.g.uses()})); err != nil {
			return err
		}
		d.view.welcomed = true
	}
	if err := d.flushQueue(tick); err != nil {
		return err
	}
	for _, f := range d.watched() {
		if tick {
			f.doubt()
		}
		if err := f.deliver(nil); err != nil && !errors.Is(err, errStale) {
			return err
		}
	}
	return d.flushHints()
}

func (d *desk) flushHints() error {
	me := d.principal().by.ID
	for _, h := range d.takeHints() {
		var b []byte
		switch {
		case h.Kind == hintPresence:
			b = encode(presenceFrame{"presence", chat.Ref{ID: h.By.ID, Name: h.By.Name}, h.Status})
		case h.By.Role == chat.Agent && h.By.ID == me:
		case h.Kind == chat.HintTyping:
			b = encode(typingFrame{"typing", h.Session, h.By.Role, h.Typing})
		case h.Kind == hintViewing:
			b = encode(viewingFrame{"viewing", h.Session, chat.Ref{ID: h.By.ID, Name: h.By.Name}, h.Typing})
		case h.Kind == hintRead:
			b = encode(readFrame{"read", h.Session, h.By.Role, h.Read})
		}
		if b == nil {
			continue
		}
		if err := d.send(b); err != nil {
			return err
		}
	}
	return nil
}

// viewingFrame says that a colleague has the session on the screen, or no longer; who says nothing for a minute has it no longer.
type viewingFrame struct {
	Type    string   `json:"type"`
	Session chat.ID  `json:"session"`
	Agent   chat.Ref `json:"agent"`
	On      bool     `json:"on"`
}

type presenceFrame struct {
	Type   string   `json:"type"`
	Agent  chat.Ref `json:"agent"`
	Status string   `json:"status"`
}
