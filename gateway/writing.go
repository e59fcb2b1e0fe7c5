package gateway

import (
	"context"

	"roundpeg/chat"
)

// writing is which answer a customer may see being written: that to the customer's last message, until it is answered or somebody
// else has the session. It is a fold of what the socket itself has delivered, since a hint may overtake any event, and may come long after.
type writing struct {
	state   chat.State
	pending chat.Pending
	ref     string // of the pending message
}

// writingOf begins where a reader of the log begins who has it up to after.
func (g *Gateway) writingOf(ctx context.Context, s chat.Session, after chat.Seq) writing {
	w := writing{state: s.State}
	if p := s.Pending; p.Seq > 0 && p.Seq <= after { // a later one will be delivered
		w.pending = p
		if log, err := g.Store.Read(ctx, s.ID, p.Seq-1, 1); err == nil && len(log) == 1 {
			w.ref = log[0].Ref
		}
	}
	return w
}

// seen takes in an event that was delivered, or passed over as not for the customer.
func (w *writing) seen(e chat.Event) {
	s := chat.Session{State: w.state, Pending: w.pending}.Apply(e)
	w.state, w.pending = s.State, s.Pending
	if s.Pending.Seq == e.Seq {
		w.ref = e.Ref
	}
}

// owed is the message that the bot may be answering; empty if there is none.
func (w *writing) owed() string {
	if w.state != chat.WithBot || w.pending.Seq == 0 {
		return ""
	}
	return w.ref
}

// wants says whether a hint of the bot's is about the answer that it owes.
func (w *writing) wants(h chat.Hint) bool {
	owed := w.owed()
	return owed != "" && (h.Kind != chat.HintPartial || h.Ref == owed)
}

type partialFrame struct {
	Type string `json:"type"`
	Ref  string `json:"ref"`
	Text string `json:"text"`
}
