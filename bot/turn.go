package bot

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/handoff"
)

// turn answers what is unanswered in a session, at the head that it read: if anything was said or anybody came meanwhile, nothing of
// it is kept, and it begins anew. What it cannot finish stays due in the store.
func (b *Bot) turn(ctx context.Context, id chat.ID) {
	for range tries {
		err := b.once(ctx, id)
		switch {
		case errors.Is(err, chat.Stale):
			continue
		case err != nil && ctx.Err() == nil:
			b.Log.Warn("a turn could not be finished; it stays due", zap.String("session", string(id)), zap.Error(err))
		}
		return
	}
}

func (b *Bot) once(ctx context.Context, id chat.ID) error {
	s, err := b.Store.Get(ctx, id)
	if err != nil {
		return fmt.Errorf("session of a turn: %w", err)
	}
	if s.State != chat.WithBot || s.Pending.Seq == 0 {
		return nil
	}
	log, err := b.Store.Read(ctx, id, s.BotSince, int(s.Head-s.BotSince)) // as at s; what is before weighs nothing, and may be long
	if err != nil {
		return fmt.Errorf("read for a turn: %w", err)
	}
	w := &work{bot: b, session: s, ref: log[s.Pending.Seq-s.BotSince-1].Ref}
	writing, over := b.under.begin(ctx, w)
	ev := b.reply(writing, w, log)
	over()
	if context.Cause(writing) == errMoved {
		return chat.Stale
	}
	for i := range ev {
		ev[i].At, ev[i].By, ev[i].Ref = chat.At(b.Now()), chat.By{Role: chat.Bot}, w.ref
		ev[i].Kind = ev[i].Body.Kind()
	}
	if _, err = b.Store.Append(ctx, s, ev...); err != nil && !errors.Is(err, chat.Stale) {
		return fmt.Errorf("keep a turn: %w", err)
	}
	return err
}

// reply is the decision and what follows from it. Whatever goes wrong on the way ends with a person, never with silence.
func (b *Bot) reply(ctx context.Context, w *work, log []chat.Event) (ev []chat.Event) {
	s := w.session
	defer func() {
		if p := recover(); p != nil {
			b.Log.Error("a turn panicked; the session goes to a person", zap.String("session", string(s.ID)), zap.String("panic", cause(p)), zap.Stack("stack"))
			ev = b.failed(ctx, s)
		}
	}()
	within, done := context.WithTimeout(ctx, b.TurnBudget)
	defer done()
	t, err := b.read(within, s, log)
	if err != nil {
		b.Log.Error("a turn failed; the session goes to a person", zap.String("session", string(s.ID)), zap.Error(err))
		return b.failed(ctx, s)
	}
	return b.words(ctx, w, t, w.decide(ctx, &t))
}

// cause names a panic without its value, which may hold what somebody said; the runtime's own errors do not.
func cause(p any) string {
	if e, ok := p.(runtime.Error); ok {
		return e.Error()
	}
	return fmt.Sprintf("%T", p)
}

// failed hands over because the bot itself is out of order.
func (b *Bot) failed(ctx context.Context, s chat.Session) []chat.Event {
	why := chat.Signal{Signal: "bot_failure", Value: 1, Says: "the assistant failed at this turn"}
	d := chat.Decision{Action: chat.Handoff, Reason: chat.BotFailure, Risk: 1, Frustration: s.Frustration, Why: []chat.Signal{why}, Alternatives: []chat.Alternative{}}
	return b.handOver(ctx, s, d, handoff.Ask{})
}

// handOver makes a decision to hand over come true; ask says what the decision does not.
func (b *Bot) handOver(ctx context.Context, s chat.Session, d chat.Decision, ask handoff.Ask) []chat.Event {
	ask.Reason, ask.Intent, ask.Frustration = d.Reason, d.Intent, d.Frustration
	say, request := b.Desk.Handoff(ctx, s, ask)
	return []chat.Event{{Body: d}, {Body: say}, {Body: request}}
}
