package gateway

import (
	"context"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// admit says whether a command may go on to the bot or the desk: authority, then rate. A repeated command always may, since it
// gets its ack whatever holds now; it is told from a new one only when it would be refused, so that the usual way asks no store.
func (g *Gateway) admit(ctx context.Context, who principal, action string, session chat.ID, ref string, rate *buckets, key string) error {
	refused := authorize(who, action, session)
	if refused == nil {
		refused = rate.take(key, g.Now())
	}
	if refused == nil || session.Reserved() {
		return refused
	}
	if _, err := g.Store.Ref(ctx, session, who.by.Sender(), ref); err != nil {
		return refused
	}
	return nil
}

// acked tells the sender that its command is durable.
func (s *socket) acked(f frame, r command.Receipt) error {
	m := s.g.metrics
	if r.Duplicate {
		m.acks.WithLabelValues("true").Inc()
	} else {
		m.acks.WithLabelValues("false").Inc()
		if f.kind == "message" {
			role := "customer"
			if s.kind == "desk" {
				role = "agent"
			}
			m.messages.WithLabelValues(role).Inc()
		}
	}
	s.send(encode(ackOf(f, r))) // where the peer is gone, the reader finds out
	return nil
}

// hintOf reads the fields of typing, viewing, read and stop.
func hintOf(f frame) (chat.Hint, error) {
	var h struct {
		On  *bool    `json:"on"`
		Seq chat.Seq `json:"seq"`
		Ref string   `json:"ref"`
	}
	if err := f.fields(&h); err != nil {
		return chat.Hint{}, err
	}
	switch f.kind {
	case hintRead:
		if h.Seq == 0 {
			return chat.Hint{}, chat.Faultf(chat.ErrInvalid, "seq is missing: name the last event that was read")
		}
		return chat.Hint{Kind: hintRead, Read: h.Seq}, nil
	case chat.HintStop:
		if command.CheckID(h.Ref) != nil {
			return chat.Hint{}, chat.Faultf(chat.ErrInvalid, "ref must be the id of the message whose answer is being written")
		}
		return chat.Hint{Kind: chat.HintStop, Ref: h.Ref}, nil
	}
	if h.On == nil {
		return chat.Hint{}, chat.Faultf(chat.ErrInvalid, "on is missing: true or false")
	}
	return chat.Hint{Kind: f.kind, Typing: *h.On}, nil
}

// sendHint passes a hint to all nodes. Too many, or a roster that is away, lose it: hints may be lost.
func (g *Gateway) sendHint(h chat.Hint, key string) error {
	if g.hintRate.take(key, g.Now()) != nil {
		return nil
	}
	ctx, done := context.WithTimeout(g.ctx, 2*time.Second)
	defer done()
	g.Roster.Send(ctx, h)
	return nil
}
