package bot

import (
	"cmp"
	"context"
	"errors"
	"time"

	"roundpeg/bot/grounding"
	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/intents/lang"
	"roundpeg/locales"
)

// spare is kept of a turn's budget for keeping the answer.
const spare = 150 * time.Millisecond

// left is how long a language model may still take: the customer gets something by the end of the budget, which began with their message.
func (w *work) left() time.Duration {
	return w.bot.TurnBudget - spare - w.bot.Now().Sub(w.session.Pending.At.Time)
}

// word has a language model word an answer anew, from it and from what the pages say, and from nothing else: each sentence is held against them before
// anybody sees it. If one does not stand on them, or the model fails, is late or has nothing, the answer stays as it was.
func (w *work) word(ctx context.Context, t reading, d *chat.Decision, say *chat.Message) {
	b := w.bot
	left := w.left()
	spoken := cmp.Or(t.wrote(w.session.Locale), locales.Language(w.session.Locale))
	if !b.Model.May(llm.UseWord) || left <= 0 || len(d.Parts) > 1 || !in(spoken, say.Text) {
		return
	}
	ask := llm.Wording{Session: string(w.session.ID), Language: spoken, Shop: b.Shop, Talk: lines(t.Log), Answer: say.Text}
	for _, p := range t.found.Passages {
		ask.Passages = append(ask.Passages, cmp.Or(p.Heading, p.Title)+"\n"+p.Text) // the heading tells the guard what it is about
	}
	ctx, done := context.WithTimeout(ctx, left)
	defer done()
	defer w.stir(ctx)()
	text, u, err := w.write(ctx, ask)
	use := used(llm.UseWord, u, err)
	var v *grounding.Violation
	switch {
	case err == nil && text != "":
		say.Text = text
		if d.Page == "" && t.found.Enough {
			say.Sources = []chat.Source{t.source()}
		}
	case errors.As(err, &v):
		use.Outcome, use.Dropped = llm.Dropped, v.What
		b.Dropped(llm.UseWord)
	}
	select {
	case <-w.stop:
		use.Outcome = stopped
	default:
	}
	d.Machine = append(d.Machine, use)
}

// stopped is the outcome of a text that its reader ended.
const stopped = "stopped"

// write has the text written, shows what of it has passed, and gives what may be kept; "" without an error if it was stopped before there was anything.
func (w *work) write(ctx context.Context, ask llm.Wording) (string, llm.Usage, error) {
	ctx, end := context.WithCancel(ctx)
	defer end()
	go func() {
		select {
		case <-w.stop:
			end()
		case <-ctx.Done():
		}
	}()
	st := grounding.NewStream(grounding.Sources{Texts: append([]string{ask.Answer}, ask.Passages...), Language: ask.Language})
	shown := ""
	var bad error
	text, u, err := w.bot.Model.Word(ctx, ask, func(sofar string) bool {
		var show string
		if show, bad = st.Add(sofar); bad != nil || ctx.Err() != nil {
			return false
		}
		if show != shown {
			shown = show
			w.show(ctx, show)
		}
		return true
	})
	select {
	case <-w.stop:
		return shown, u, nil
	default:
	}
	if bad != nil || err != nil {
		return "", u, cmp.Or(bad, err)
	}
	text, err = st.End(text)
	return text, u, err
}

// show is a hint of what is written so far.
func (w *work) show(ctx context.Context, text string) {
	w.hint(ctx, chat.Hint{Kind: chat.HintPartial, Ref: w.ref, Text: text})
}

// hint may be lost.
func (w *work) hint(ctx context.Context, h chat.Hint) {
	if ctx.Err() == nil && w.bot.Roster != nil {
		h.Session, h.By = w.session.ID, chat.By{Role: chat.Bot}
		_ = w.bot.Roster.Send(ctx, h)
	}
}

// stir shows that the bot is at it, to the customer and to other nodes, until what it returns is called.
func (w *work) stir(ctx context.Context) func() {
	ctx, end := context.WithCancel(ctx)
	over := make(chan struct{})
	go func() {
		defer close(over)
		tick := time.NewTicker(stirs)
		defer tick.Stop()
		for {
			w.hint(ctx, chat.Hint{Kind: chat.HintTyping, Typing: true})
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
		}
	}()
	return func() { end(); <-over }
}

// in says whether a text is in a language, or too short to tell: an answer in another is not worded, since nothing could be held against it.
func in(language, text string) bool {
	g := lang.Of(text, language)
	return g.Language == "" || locales.Same(g.Language, language)
}
