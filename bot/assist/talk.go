package assist

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/intents/lang"
	"roundpeg/locales"
)

const (
	mostSaid = 12_000 // runes of a conversation that a model reads, the last ones
	sure     = .8     // from which probability on a text counts as being in a language
	enough   = 20     // runes that a text needs for that
)

// talk is a conversation as an agent sees it: what customer, bot and agents said to each other. Notes are none of it.
type talk struct {
	chat.Session
	log   []chat.Event
	lines []llm.Line
	upto  chat.Seq // the last message
	open  string   // what the customer said last, in one or several messages
}

func (a *Assistant) read(ctx context.Context, id chat.ID) (talk, error) {
	s, err := a.Store.Get(ctx, id)
	if err == nil && (s.Erased || id.Reserved()) {
		err = chat.ErrNotFound
	}
	var log []chat.Event
	if err == nil {
		log, err = a.Store.Read(ctx, id, 0, 0)
	}
	switch {
	case errors.Is(err, chat.ErrNotFound):
		return talk{}, chat.Faultf(chat.ErrNotFound, "there is no such conversation")
	case err != nil:
		return talk{}, fmt.Errorf("read a conversation: %w", err)
	}
	return listen(s, log), nil
}

func listen(s chat.Session, log []chat.Event) talk {
	t := talk{Session: s, log: log}
	var open []string
	for _, e := range log {
		m, ok := e.Body.(chat.Message)
		if !ok || e.By.Role == chat.System || strings.TrimSpace(m.Text) == "" {
			continue
		}
		if e.By.Role != chat.Customer {
			open = nil
		} else if len(t.lines) == 0 || t.lines[len(t.lines)-1].Role != string(chat.Customer) {
			open = []string{m.Text}
		} else {
			open = append(open, m.Text)
		}
		t.lines, t.upto = append(t.lines, llm.Line{Role: string(e.By.Role), Text: m.Text}), e.Seq
		if open != nil {
			t.open = strings.Join(open, "\n")
		}
	}
	runes := 0
	for i, l := range slices.Backward(t.lines) {
		if runes += utf8.RuneCountInString(l.Text); runes > mostSaid && i < len(t.lines)-1 {
			t.lines = t.lines[i+1:]
			break
		}
	}
	return t
}

// texts are the lines alone.
func (t talk) texts() (all []string) {
	for _, l := range t.lines {
		all = append(all, l.Text)
	}
	return all
}

// speaks is the language that the customer writes in.
func (t talk) speaks() string {
	own := locales.Language(t.Locale)
	if g := lang.Of(t.open, own); utf8.RuneCountInString(t.open) >= enough && g.Language != "" && g.Probability >= sure {
		return g.Language
	}
	if t.Language != "" {
		return locales.Language(t.Language)
	}
	return own
}

// original is what is to be translated, and the language that it seems to be in.
func (t talk) original(ask chat.Ask) (text, from string, err error) {
	if ask.Text != "" {
		return ask.Text, guess(ask.Text, locales.Language(ask.Locale)), nil
	}
	for _, e := range t.log {
		if m, ok := e.Body.(chat.Message); ok && e.Seq == ask.Seq && strings.TrimSpace(m.Text) != "" {
			return m.Text, guess(m.Text, t.speaks()), nil
		}
	}
	return "", "", chat.Faultf(chat.ErrInvalid, "seq must be that of a message of this conversation")
}

// guess is the language of a text, if it tells; else the one that is likely.
func guess(text, likely string) string {
	if g := lang.Of(text, likely); g.Language != "" && g.Probability >= sure {
		return g.Language
	}
	return likely
}

// in says that a text may be in a language: nothing speaks for another one. from is the one that it was made from.
func in(text, want, from string) bool {
	g := lang.Of(text, want)
	if g.Language == "" || g.Language == want || g.Probability < sure || utf8.RuneCountInString(text) < enough {
		return true
	}
	return !slices.Contains(lang.Latin, want) && g.Language != from // a language that is not told apart from others
}
