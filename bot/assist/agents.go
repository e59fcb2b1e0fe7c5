package assist

import (
	"context"
	"strings"
	"unicode/utf8"

	"roundpeg/bot/grounding"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/intents"
	"roundpeg/locales"
)

// piece is how much is translated at once, in runes: an answer of the usual length holds it in any script.
const piece = 600

// summary is what happened so far, in the agent's language. One that has a number, a link or an address that the conversation has not is dropped: then the
// customer's own sentences stand alone.
func (a *Assistant) summary(ctx context.Context, t talk, language string) (chat.Made, error) {
	if len(t.lines) == 0 {
		return chat.Made{}, chat.Faultf(chat.ErrInvalid, "nothing was said yet: there is nothing to sum up")
	}
	text, u, err := a.Model.Summarize(ctx, string(t.ID), language, t.lines)
	made := chat.Made{What: llm.UseSummary, Model: u.Model}
	if err != nil {
		return made, err
	}
	text = grounding.Clean(text)
	if text == "" || !summed(text, language, t) {
		made.Dropped = a.dropped(llm.UseSummary, 1)
		return made, nil
	}
	made.Text = text
	return made, nil
}

// replies are what the agent could say next, in the customer's language: from the owner's answers, pages, and what was said.
func (a *Assistant) replies(ctx context.Context, t talk) (chat.Made, error) {
	if len(t.lines) == 0 {
		return chat.Made{}, chat.Faultf(chat.ErrInvalid, "nothing was said yet: there is nothing to reply to")
	}
	speaks := t.speaks()
	sources := a.sources(ctx, t, speaks)
	texts, u, err := a.Model.Suggest(ctx, llm.Suggesting{Session: string(t.ID), Language: speaks, Shop: a.Shop, Talk: t.lines, Sources: sources})
	made := chat.Made{What: llm.UseReplies, Model: u.Model}
	if err != nil {
		return made, err
	}
	known := t.known(sources, speaks, t.Customer.Name, a.Shop)
	seen := map[string]bool{}
	for _, text := range texts {
		text = grounding.Clean(text)
		if text == "" || !sayable(text, known) {
			made.Dropped += a.dropped(llm.UseReplies, 1)
		} else if same := plainly(text); !seen[same] {
			seen[same] = true
			made.Texts = append(made.Texts, text)
		}
	}
	return made, nil
}

// sources are what the owner has written about what the customer wants: the answers to what it reads as, and passages of the pages. Without
// any, what was said is all that there is.
func (a *Assistant) sources(ctx context.Context, t talk, speaks string) (sources []string) {
	locale := t.Locale
	if locales.Language(locale) != speaks {
		locale = speaks
	}
	if r, err := a.Reads(ctx, intents.Utterance{Text: t.open, Locale: locale}); err == nil && r.IsKnown {
		set, names := a.Known(), []string{r.Intent}
		for _, p := range r.Parts {
			names = append(names, p.Intent)
		}
		for i, name := range names {
			if known, ok := set.Find(name); ok && (i == 0 || name != r.Intent) {
				if answer := set.Text(known.Answer, locale); answer != "" {
					sources = append(sources, answer)
				}
			}
		}
	}
	if a.Find == nil {
		return sources
	}
	if found, err := a.Find(ctx, t.open, locale); err == nil {
		for _, p := range found.Passages {
			sources = append(sources, strings.Join([]string{p.Title, p.Heading, p.Text, p.URL}, "\n"))
		}
	}
	return sources
}

// translation is a text in another language; one that is in it already stays as it is. One whose numbers, links, addresses or gaps are not those of the original is dropped.
func (a *Assistant) translation(ctx context.Context, t talk, text, from, to string) (chat.Made, error) {
	made := chat.Made{What: llm.UseTranslation, Model: a.Model.Name()}
	if from == to {
		made.Text = text
		return made, nil
	}
	var out strings.Builder
	for _, p := range pieces(text, piece) {
		core := strings.TrimSpace(p)
		if core == "" {
			out.WriteString(p)
			continue
		}
		said, u, err := a.Model.Translate(ctx, string(t.ID), core, from, to)
		if err != nil {
			return made, err
		}
		made.Model = u.Model
		if said = grounding.Clean(said); said == "" || !sameFigures(core, said) || !in(said, to, from) {
			made.Dropped = a.dropped(llm.UseTranslation, 1)
			return made, nil
		}
		at := strings.Index(p, core)
		out.WriteString(p[:at] + said + p[at+len(core):])
	}
	made.Text = strings.TrimSpace(out.String())
	return made, nil
}

// pieces cuts a text behind lines, sentences or words so that none has more than most runes; together they are the text.
func pieces(text string, most int) (all []string) {
	for utf8.RuneCountInString(text) > most {
		head := string([]rune(text)[:most])
		cut := len(head)
		for _, end := range []string{"\n", ". ", "。", " "} {
			if i := strings.LastIndex(head, end); i > len(head)/3 {
				cut = i + len(end)
				break
			}
		}
		all, text = append(all, text[:cut]), text[cut:]
	}
	return append(all, text)
}
