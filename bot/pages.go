package bot

import (
	"context"
	"strings"

	"go.uber.org/zap"

	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/handoff"
)

// lookUp asks the owner's pages about what no intent surely is and, where a language model words answers, about all else, for what it may say besides.
// Pages that fail say nothing: the decision goes on without them.
func (b *Bot) lookUp(ctx context.Context, t *reading, text, locale string) {
	lost := !t.Reading.IsKnown || t.Reading.Confidence < handoff.Sure
	if b.Library == nil || len(t.Matters) > 0 || t.NoneOf || !lost && !b.Model.May(llm.UseWord) {
		return
	}
	f, err := b.Library.Find(ctx, text, locale)
	if err != nil {
		b.Log.Warn("the pages could not be asked; the decision goes on without them", zap.Error(err))
		return
	}
	if !f.Enough {
		return
	}
	t.found = f
	if lost {
		t.Page = &chat.OnPage{Page: f.Source.Page, About: chat.Message{Sources: []chat.Source{t.source()}}.About(), P: f.P}
	}
}

// source is where the answer of the pages stands.
func (t reading) source() chat.Source {
	p := t.found.Source
	title := p.Title
	if i := strings.LastIndex(p.Heading, " › "); i >= 0 {
		title += " › " + p.Heading[i+len(" › "):]
	} else if p.Heading != "" && p.Heading != p.Title {
		title += " › " + p.Heading
	}
	return chat.Source{Title: title, URL: p.URL, Page: p.Page}
}

// fromPage is the answer that stands on a page, with its source.
func (t reading) fromPage() (chat.Message, bool) {
	return chat.Message{Text: t.found.Answer, Sources: []chat.Source{t.source()}}, t.found.Answer != ""
}
