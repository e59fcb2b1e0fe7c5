package llm

import "context"

// Judging is what an opinion is wanted of. Intents are lines such as "refund: Where is my money".
type Judging struct {
	Session, Language string
	Talk              []Line
	Intents           []string
}

// Judgement is an opinion of the customer's last words: how likely they want a person, and how frustrated they are, from 0 to 1; the intent, "" for none; and why.
type Judgement struct {
	Person, Frustrated float64
	Intent, Says       string
}

// Judge gives a second opinion.
func (m *Model) Judge(ctx context.Context, j Judging) (Judgement, Usage, error) {
	s := newSheet(UseOpinion)
	s.add("intents", lines(j.Intents))
	s.talk(j.Talk, turnTalk)
	q, u, err := m.ask(ctx, j.Session, s, nil)
	if err != nil {
		return Judgement{}, u, err
	}
	var in struct {
		Person     *float64 `json:"person"`
		Frustrated *float64 `json:"frustrated"`
		Intent     *string  `json:"intent"`
		Says       *string  `json:"says"`
	}
	f := decode(q.text, '{', &in)
	out := Judgement{}
	switch {
	case f != nil:
	case in.Person == nil || in.Frustrated == nil || in.Intent == nil || in.Says == nil:
		f = faultf(BadAnswer, "the model's opinion lacks a field")
	case !share(*in.Person) || !share(*in.Frustrated):
		f = faultf(BadAnswer, "the model's opinion has a figure that is not from 0 to 1")
	case *in.Intent != "" && !named(j.Intents, *in.Intent):
		f = faultf(BadAnswer, "the model's opinion names an intent that there is not")
	default:
		out = Judgement{Person: *in.Person, Frustrated: *in.Frustrated, Intent: *in.Intent}
		out.Says, f = s.field(*in.Says, 0, 300)
	}
	if err := m.done(q, f); err != nil {
		return Judgement{}, u, err
	}
	return out, u, nil
}

func share(x float64) bool { return x >= 0 && x <= 1 } // so that NaN is refused as well
