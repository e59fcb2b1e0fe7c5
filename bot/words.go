package bot

import (
	"cmp"
	"context"
	"strings"

	"roundpeg/chat"
	"roundpeg/handoff"
)

// words is what follows from a decision: what is said, and the request for a person where one is needed. What the bot has no words for
// goes to a person.
func (b *Bot) words(ctx context.Context, w *work, t reading, d chat.Decision) []chat.Event {
	s := w.session
	locale := cmp.Or(t.wrote(s.Locale), s.Locale)
	texts := handoff.TextsFor(locale)
	switch d.Action {
	case chat.Answer, chat.Offer:
		say, ok := t.answer(locale, d)
		if !ok {
			d.Action, d.Reason = chat.Handoff, cmp.Or(d.Reason, chat.PolicyRule)
			break
		}
		w.word(ctx, t, &d, &say)
		if d.Action == chat.Offer {
			say.Text += "\n\n" + texts.Further
			say.Choices = []chat.Choice{{Value: handoff.HumanChoice, Label: texts.Human}}
		}
		return []chat.Event{{Body: d}, {Body: say}}
	case chat.Clarify:
		return []chat.Event{{Body: d}, {Body: t.question(locale, texts, d)}}
	default:
		d.Action = chat.Handoff // an action that is not known here is not the bot's to guess
	}
	d.Reason = cmp.Or(d.Reason, chat.OutsideIntents)
	ask := handoff.Ask{Fits: t.Reading.IsKnown, Language: t.wrote(s.Locale), Again: t.Again}
	if t.Reading.Foreign {
		ask.Reads = t.set.Languages()
	}
	return b.handOver(ctx, s, d, ask)
}

// answer words the page or intent that was decided on; not ok when it has no answer.
func (t reading) answer(locale string, d chat.Decision) (chat.Message, bool) {
	if d.Page != "" {
		return t.fromPage()
	}
	in, ok := t.set.Find(cmp.Or(d.Intent, t.Intent.Name))
	text := t.set.Text(in.Answer, locale)
	if len(d.Parts) > 1 {
		text = t.inParts(locale, d.Parts)
	}
	return chat.Message{Text: text, Intent: in.Name}, ok && text != ""
}

// inParts is the answers of several intents, each under its title; "" if one has none.
func (t reading) inParts(locale string, names []string) string {
	var texts []string
	for _, name := range names {
		in, _ := t.set.Find(name)
		text := t.set.Text(in.Answer, locale)
		if text == "" {
			return ""
		}
		if title := t.set.Text(in.Title, locale); title != "" {
			text = title + ":\n" + text
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "\n\n")
}

// question asks back: which of the two best candidates, or something else; where nothing fits, for other words.
func (t reading) question(locale string, texts handoff.Texts, d chat.Decision) chat.Message {
	var choices []chat.Choice
	for _, a := range t.Reading.Alternatives {
		if in, ok := t.set.Find(a.Intent); ok && len(choices) < 2 {
			if title := t.set.Text(in.Title, locale); title != "" {
				choices = append(choices, chat.Choice{Value: in.Name, Label: title})
			}
		}
	}
	if len(choices) < 2 || d.Reason == chat.OutsideIntents {
		return chat.Message{Text: texts.Reword}
	}
	return chat.Message{Text: texts.Which, Choices: append(choices, chat.Choice{Value: none, Label: texts.NoneOf})}
}
