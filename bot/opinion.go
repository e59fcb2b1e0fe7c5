package bot

import (
	"cmp"
	"context"
	"errors"
	"time"

	"roundpeg/bot/llm"
	"roundpeg/chat"
	"roundpeg/locales"
)

// opinionFor is the share of the time left that a second opinion may take, so that there is some for the answer.
const opinionFor = .4

// decide is the policy's decision. Where it would keep the session, a language model may be asked what it makes of it; that is one more signal, which can
// only add to the risk: the policy decides anew with it. A model that does not answer in time has no opinion.
func (w *work) decide(ctx context.Context, t *reading) chat.Decision {
	b := w.bot
	d := b.Policy.Decide(t.Turn)
	left := w.left()
	if d.Action == chat.Handoff || t.Chosen || !b.Model.May(llm.UseOpinion) || left <= 0 {
		return d
	}
	ctx, done := context.WithTimeout(ctx, time.Duration(float64(left)*opinionFor))
	defer done()
	defer w.stir(ctx)()
	ask := llm.Judging{Session: string(w.session.ID), Language: locales.Language(cmp.Or(t.wrote(w.session.Locale), w.session.Locale)), Talk: lines(t.Log)}
	for _, a := range t.Reading.Alternatives {
		if in, ok := t.set.Find(a.Intent); ok {
			ask.Intents = append(ask.Intents, in.Name+": "+t.set.Text(in.Title, w.session.Locale))
		}
	}
	j, u, err := b.Model.Judge(ctx, ask)
	use := used(llm.UseOpinion, u, err)
	if err != nil {
		d.Machine = append(d.Machine, use)
		return d
	}
	t.Opinions = append(t.Opinions, chat.Opinion{From: b.Model.Name(), Value: doubt(j, t), Says: j.Says})
	before := d
	if d = b.Policy.Decide(t.Turn); rank[d.Action] < rank[before.Action] {
		d = before // the policy promises that this cannot be; it is not the model's to lower anything
	}
	d.Machine = append(d.Machine, use)
	return d
}

// rank orders actions by how near they bring a person.
var rank = map[string]int{chat.Answer: 0, chat.Clarify: 1, chat.Offer: 1, chat.Handoff: 2}

// otherwise is what it counts that the model takes the matter for another one.
const otherwise = .5

// doubt is how much an opinion speaks for a person: that it takes the customer for worn out, the matter for a person's, or for another than was read.
func doubt(j llm.Judgement, t *reading) float64 {
	v := max(j.Person, j.Frustrated)
	if j.Intent != "" && j.Intent != t.Reading.Intent && t.Page == nil {
		v = max(v, otherwise)
	}
	return v
}

// used is what a call comes to in the log.
func used(use string, u llm.Usage, err error) chat.MachineUse {
	m := chat.MachineUse{Use: use, Outcome: llm.OK, Model: u.Model, Prompt: u.Prompt, In: u.In, Out: u.Out, MS: int(u.Took.Milliseconds())}
	if f, ok := errors.AsType[*llm.Fault](err); ok {
		m.Outcome = f.Outcome
	}
	return m
}

// talked is how much of a conversation a model is told.
const talked = 12

// lines are what was said last.
func lines(log []chat.Event) (all []llm.Line) {
	for _, e := range log {
		if m, ok := e.Body.(chat.Message); ok {
			all = append(all, llm.Line{Role: string(e.By.Role), Text: m.Text})
		}
	}
	return all[max(0, len(all)-talked):]
}
