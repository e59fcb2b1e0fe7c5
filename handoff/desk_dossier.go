package handoff

import (
	"context"
	"encoding/json"
	"fmt"

	"roundpeg/chat"
	"roundpeg/handoff/dossier"
	"roundpeg/handoff/grammar"
)

const (
	pastListed = 20 // earlier conversations in a dossier
	pastRead   = 6  // of which it is read what was wanted; of the others the last words stand for it
)

// Dossier is, as a JSON object, what whoever takes over a conversation should know beside its messages: see dossier.Dossier. chat.ErrNotFound.
func (d *Desk) Dossier(ctx context.Context, id chat.ID) (json.RawMessage, error) {
	s, log, err := d.whole(ctx, id)
	if err != nil {
		return nil, err
	}
	past, err := d.past(ctx, s)
	if err != nil {
		return nil, err
	}
	now := d.Now()
	all := dossier.Build(s, log, past, d.reading(s), now)
	all.Times = d.times(s)
	return json.Marshal(all)
}

// checked is what is said of a draft before it is sent.
type checked struct {
	Promise *vowed `json:"promise"`
	Asked   []told `json:"asked"`
}

// vowed is the promise that it makes, and other times by which it may be due.
type vowed struct {
	Vow
	Times []chat.Time `json:"times"`
}

// told is a fact that it asks for though the customer has told it.
type told struct {
	What  string    `json:"what"`
	Value string    `json:"value"`
	Seq   chat.Seq  `json:"seq"`
	At    chat.Time `json:"at"`
}

// Check reads an agent's draft: {"promise": {what, says, due_at, times} or null, "asked": [{what, value, seq, at}]}. chat.ErrNotFound.
func (d *Desk) Check(ctx context.Context, id chat.ID, text string) (json.RawMessage, error) {
	s, err := d.kept(ctx, id)
	if err != nil {
		return nil, err
	}
	out := checked{Asked: []told{}}
	if v, ok := Promising(text, s.Locale, d.Now(), d.Hours.For(s.Locale)); ok {
		out.Promise = &vowed{v, d.times(s)}
	}
	again, err := d.given(ctx, s, text)
	if err != nil {
		return nil, err
	}
	for _, f := range again {
		out.Asked = append(out.Asked, told{f.What, f.Value, f.Seq, f.At})
	}
	return json.Marshal(out)
}

// askedAgain names the kinds of facts that a text asks for though the customer has given them; none where the log cannot be read, since a message that is
// to be sent does not wait for that.
func (d *Desk) askedAgain(ctx context.Context, s chat.Session, text string) (kinds []string) {
	again, err := d.given(ctx, s, text)
	if err != nil {
		return nil
	}
	for _, what := range dossier.Kinds {
		for _, f := range again {
			if f.What == what {
				kinds = append(kinds, what)
				break
			}
		}
	}
	return kinds
}

// given gives the facts that a text asks for though the customer has given them. The log is read only if it asks for any.
func (d *Desk) given(ctx context.Context, s chat.Session, text string) ([]dossier.Fact, error) {
	if !dossier.Asks(text) {
		return nil, nil
	}
	log, err := d.Store.Read(ctx, s.ID, 0, 0)
	if err != nil {
		return nil, fmt.Errorf("read the conversation: %w", err)
	}
	return dossier.Asked(text, dossier.Facts(log, d.reading(s))), nil
}

// kept gets a session that a customer has, or had.
func (d *Desk) kept(ctx context.Context, id chat.ID) (chat.Session, error) {
	s, err := d.Store.Get(ctx, id)
	if err != nil || s.Erased || id.Reserved() {
		return s, missing(err)
	}
	return s, nil
}

func (d *Desk) whole(ctx context.Context, id chat.ID) (chat.Session, []chat.Event, error) {
	s, err := d.kept(ctx, id)
	if err != nil {
		return s, nil, err
	}
	log, err := d.Store.Read(ctx, id, 0, 0)
	if err != nil {
		return s, nil, fmt.Errorf("read the conversation: %w", missing(err))
	}
	return s, log, nil
}

// past are the earlier conversations of a customer for whom the site signed, newest first; of anybody else nobody knows which are theirs.
func (d *Desk) past(ctx context.Context, s chat.Session) ([]dossier.Past, error) {
	if !s.Customer.Verified || s.Customer.ID == "" {
		return nil, nil
	}
	all, err := d.Store.List(ctx, chat.Query{Customer: s.Customer.ID, Limit: pastListed + 1})
	if err != nil {
		return nil, fmt.Errorf("find earlier conversations: %w", err)
	}
	var past []dossier.Past
	for _, e := range all {
		if e.ID == s.ID || len(past) == pastListed {
			continue
		}
		wanted := dossier.Masked(e.Last)
		if len(past) < pastRead {
			if w := d.summary(e, unclosed(d.lately(ctx, e))); w != "" {
				wanted = w
			}
		}
		past = append(past, dossier.Past{Session: e, Wanted: wanted})
	}
	return past, nil
}

// unclosed is a log without what ends it, so that the matter that was closed last can be summed up.
func unclosed(log []chat.Event) []chat.Event {
	said := len(log)
	for said > 0 {
		if m, ok := log[said-1].Body.(chat.Message); ok && log[said-1].By.Role == chat.Customer && m.Choice == "" {
			break
		}
		said--
	}
	return log[:said]
}

// reading says how the conversation of a session is to be read.
func (d *Desk) reading(s chat.Session) dossier.Options {
	o := d.Facts
	o.Locale, o.Zone = s.Locale, d.Hours.For(s.Locale).Zone()
	o.Asks = func(text string) string {
		if a := asks(text, grammar.Words(text)); a.strong {
			return a.quote
		}
		return ""
	}
	return o
}

func (d *Desk) times(s chat.Session) []chat.Time {
	var out []chat.Time
	for _, t := range dueTimes(d.Now(), d.Hours.For(s.Locale)) {
		out = append(out, chat.At(t))
	}
	return out
}
