package bot

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"roundpeg/bot/knowledge"
	"roundpeg/chat"
	"roundpeg/handoff"
	"roundpeg/intents"
	"roundpeg/locales"
)

// none is the value of the choice that means none of the others. No intent has it for a name (see intents.Validate).
const none = "~none"

// reading is a turn as read, with the knowledge it was read by.
type reading struct {
	handoff.Turn
	*known
	found knowledge.Found // on the owner's pages; zero if they were not asked
}

// read takes in what is unanswered: which of the choices offered it is or, as text, which intent.
func (b *Bot) read(ctx context.Context, s chat.Session, log []chat.Event) (reading, error) {
	t := reading{Turn: handoff.Turn{Log: log, Again: b.again(ctx, s)}, known: b.Mind.now.Load()}
	t.Available, t.Wait, t.Load = b.Desk.Pressure(ctx, chat.TierAgents, s.Locale)
	open, offered := unanswered(log)
	if len(open) == 0 {
		return t, fmt.Errorf("nothing is unanswered")
	}
	newest := open[len(open)-1]
	for _, c := range offered {
		if newest.Choice == c.Value || newest.Choice == "" && strings.EqualFold(newest.Text, c.Label) { // picked, or typed as it stands there
			t.NoneOf = c.Value == none
			t.Intent, t.Chosen = t.set.Find(c.Value)
		}
	}
	if t.Chosen {
		t.Reading = intents.Reading{Intent: t.Intent.Name, Confidence: 1, Known: 1, IsKnown: true, Model: "choice",
			Alternatives: []intents.Alternative{{Intent: t.Intent.Name, Confidence: 1}}}
		t.Wordless = t.speechless(s.Locale)
		return t, nil
	}
	var err error
	if t.Reading, err = t.classify(ctx, together(open), s.Locale); err != nil {
		return t, err
	}
	t.Intent, _ = t.set.Find(t.Reading.Intent)
	for _, p := range t.Reading.Parts {
		if m, ok := t.set.Find(p.Intent); ok {
			t.Matters = append(t.Matters, m)
		}
	}
	t.Wordless = t.speechless(s.Locale)
	b.lookUp(ctx, &t, together(open), cmp.Or(t.wrote(s.Locale), s.Locale))
	return t, nil
}

// speechless says that there is no answer to what was read.
func (t reading) speechless(locale string) bool {
	_, ok := t.answer(cmp.Or(t.wrote(locale), locale), chat.Decision{Intent: t.Reading.Intent})
	return !ok
}

// soon is how long a customer who comes back counts as one who was not helped.
const soon = 72 * time.Hour

// again says whether the customer was here within three days, in this session before it was closed or, if the site vouches for them, in another. A store that is away knows of none.
func (b *Bot) again(ctx context.Context, s chat.Session) bool {
	since := b.Now().Add(-soon)
	if !s.ClosedAt.IsZero() && s.ClosedAt.After(since) {
		return true
	}
	if !s.Customer.Verified || s.Customer.ID == "" {
		return false
	}
	earlier, err := b.Store.List(ctx, chat.Query{Customer: s.Customer.ID, Limit: 5})
	return err == nil && slices.ContainsFunc(earlier, func(o chat.Session) bool {
		return o.ID != s.ID && o.Started.Before(s.Started.Time) && o.Updated.After(since)
	})
}

// wrote is the language that the customer wrote in, where it is another than that of their locale; else "".
func (t reading) wrote(locale string) string {
	if locales.Same(t.Reading.Language, locale) {
		return ""
	}
	return t.Reading.Language
}

func (k *known) classify(ctx context.Context, text, locale string) (intents.Reading, error) {
	r, err := k.classifier.Classify(ctx, intents.Utterance{Text: text, Locale: locale})
	if err == nil {
		err = ctx.Err() // too late is as bad as wrong
	}
	if err != nil {
		return r, fmt.Errorf("classify: %w", err)
	}
	return r, nil
}

// unanswered gives the customer's messages behind the last thing that the bot or an agent said, and the choices that the bot offered
// last: they stay on the screen, so a click on one of them is certain even after a word in between.
func unanswered(log []chat.Event) (open []chat.Message, offered []chat.Choice) {
	for _, e := range log {
		m, ok := e.Body.(chat.Message)
		switch {
		case !ok:
		case e.By.Role == chat.Customer:
			open = append(open, m)
		default:
			open = nil
			if len(m.Choices) > 0 {
				offered = m.Choices
			}
		}
	}
	return open, offered
}

// enough is how many unanswered messages are read at most: whoever sends more has said it in the last ones.
const enough = 8

// together joins the messages that are answered now: "hello" – "where is my parcel" – "please" mean something as a whole.
func together(open []chat.Message) string {
	var texts []string
	for _, m := range open[max(0, len(open)-enough):] {
		texts = append(texts, m.Text)
	}
	return strings.Join(texts, "\n")
}
