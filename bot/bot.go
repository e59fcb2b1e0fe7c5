// Package bot is one turn: keep what the customer says, read it, decide, and answer, ask back or hand over.
package bot

import (
	"context"
	"errors"
	"time"

	"go.uber.org/zap"

	"roundpeg/bot/knowledge"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
)

// Policy decides; it is pure.
type Policy interface {
	Decide(handoff.Turn) chat.Decision
}

// Options is what a Bot works with. Log may be nil.
type Options struct {
	Store      chat.Store
	Mind       *Mind
	Policy     Policy
	Desk       *handoff.Desk      // words hand-offs and says who is there
	Library    *knowledge.Library // the owner's pages; nil: none
	Model      *llm.Model         // a language model; nil: none
	Roster     chat.Roster        // carries what is being written; needed with a Model
	Shop       string             // the business's name, as customers know it
	Dropped    func(use string)   // is told of every text of the Model that was not let through; may be nil
	Now        func() time.Time
	Log        *zap.Logger
	Workers    int           // turns at once on this node; 256 when zero: most of a turn waits for storage
	TurnBudget time.Duration // a turn that takes longer hands over; 4 s when zero
}

// Bot keeps what customers say and answers it. Safe for concurrent use. What it has still to answer is in the store, so that
// any node may take it up.
type Bot struct {
	Options
	turns *turns
	under *underway
}

// New makes a Bot. Close ends its turns.
func New(o Options) *Bot {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = zap.NewNop()
	}
	if o.Workers <= 0 {
		o.Workers = 256
	}
	if o.TurnBudget <= 0 {
		o.TurnBudget = 4 * time.Second
	}
	if o.Dropped == nil {
		o.Dropped = func(string) {}
	}
	b := &Bot{Options: o, under: newUnderway(o.Now)}
	b.turns = newTurns(o.Workers, b.turn)
	return b
}

// Close stops taking turns and waits for those under way.
func (b *Bot) Close() { b.turns.close() }

// Wait returns when no turn is under way.
func (b *Bot) Wait() { b.turns.wait() }

// Open makes a session; it is durable when Open returns.
func (b *Bot) Open(ctx context.Context, s chat.Started) (chat.Session, error) {
	now := b.Now()
	return b.Store.Append(ctx, chat.Session{ID: chat.NewID(now)}, chat.New(chat.At(now), chat.By{Role: chat.Customer, Name: s.Customer.Name}, s))
}

// tries bounds how often a message is appended anew because the log moved on: far more than senders of one session.
const tries = 50

// Receive keeps a customer's message in any state and returns as soon as it is durable; the bot's turn, if one is due, goes on by itself.
// A repeated ref with equal fields gets the same receipt, with others chat.ErrConflict.
func (b *Bot) Receive(ctx context.Context, id chat.ID, by command.Actor, ref string, say *command.Say) (command.Receipt, error) {
	s, err := b.Store.Get(ctx, id)
	if err != nil || s.Erased || id.Reserved() {
		return command.Receipt{}, missing(err)
	}
	print := command.Print(say)
	for range tries {
		now := b.Now()
		e := chat.New(chat.At(now), by.By, chat.Message{Text: say.Text, Choice: say.Choice, AnswerBy: b.Desk.AnswerBy(s, now)})
		e.Ref, e.Print = ref, print
		next, err := b.Store.Append(ctx, s, e)
		switch {
		case err == nil:
			if next.State == chat.WithBot {
				b.turns.take(id)
			}
			return command.Receipt{Seq: s.Head + 1}, nil
		case errors.Is(err, chat.ErrDuplicate):
			receipt, _, err := handoff.Repeated(ctx, b.Store, id, by.By, ref, print)
			return receipt, err
		case !errors.Is(err, chat.Stale):
			return command.Receipt{}, missing(err)
		}
		s = next
	}
	return command.Receipt{}, chat.Faultf(chat.ErrUnavailable, "the conversation changes too quickly: send the same id again")
}

func missing(err error) error {
	if err == nil || errors.Is(err, chat.ErrNotFound) {
		return chat.Faultf(chat.ErrNotFound, "there is no such conversation")
	}
	return err
}

// Finish takes up the turn that is due in the session, if one is and no other node is seen to be at it, and returns at once.
func (b *Bot) Finish(_ context.Context, id chat.ID) {
	if !b.under.elsewhere(id) {
		b.turns.take(id)
	}
}

// Consider says what the bot would decide about text after history, oldest first, without any session.
func (b *Bot) Consider(ctx context.Context, text, locale string, history []chat.Said) (chat.Decision, error) {
	at := chat.At(b.Now())
	log := []chat.Event{chat.New(at, chat.By{Role: chat.Customer}, chat.Started{Locale: locale})}
	for _, said := range append(append([]chat.Said{}, history...), chat.Said{By: chat.Customer, Text: text}) {
		log = append(log, chat.New(at, chat.By{Role: said.By}, chat.Message{Text: said.Text}))
	}
	for i := range log {
		log[i].Seq = chat.Seq(i + 1)
	}
	ctx, done := context.WithTimeout(ctx, b.TurnBudget)
	defer done()
	t, err := b.read(ctx, chat.Fold("", log), log)
	if err != nil {
		return chat.Decision{}, err
	}
	return b.Policy.Decide(t.Turn), nil
}
