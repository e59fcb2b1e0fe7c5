package chat

import (
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
)

// MarshalJSON writes head and body as one flat object, as on the wire.
func (e Event) MarshalJSON() ([]byte, error) { return e.AppendJSON(make([]byte, 0, 384)) }

// AppendJSON is MarshalJSON behind b.
func (e Event) AppendJSON(b []byte) ([]byte, error) {
	b = append(b, `{"seq":`...)
	b = strconv.AppendUint(b, uint64(e.Seq), 10)
	b = append(b, `,"at":`...)
	b = e.At.append(b)
	b = field(b, `,"kind":`, string(e.Kind))
	b = field(b, `,"by":{"role":`, string(e.By.Role))
	b = optional(b, `,"id":`, e.By.ID)
	b = optional(b, `,"name":`, e.By.Name)
	b = append(b, '}')
	b = optional(b, `,"ref":`, e.Ref)
	b = optional(b, `,"print":`, e.Print)
	switch body := e.Body.(type) {
	case nil:
		return append(b, '}'), nil
	case Message:
		return append(body.append(b), '}'), nil
	case Decision:
		if body.finite() {
			return append(body.append(b), '}'), nil
		}
	}
	body, err := json.Marshal(e.Body)
	if err != nil || len(body) <= 2 {
		return append(b, '}'), err
	}
	b = append(b, ',')
	return append(b, body[1:]...), nil
}

// The two kinds that every turn writes and every reader gets are written by hand, a third of the time of reflection. A test holds them against it.

func (m Message) append(b []byte) []byte {
	b = field(b, `,"text":`, m.Text)
	b = optional(b, `,"choice":`, m.Choice)
	for i, c := range m.Choices {
		b = append(b, opens(i, `,"choices":[`)...)
		b = field(b, `{"value":`, c.Value)
		b = field(b, `,"label":`, c.Label)
		b = append(b, '}')
	}
	b = closes(b, len(m.Choices))
	b = optional(b, `,"intent":`, m.Intent)
	for i, s := range m.Sources {
		b = append(b, opens(i, `,"sources":[`)...)
		b = field(b, `{"title":`, s.Title)
		b = field(b, `,"url":`, s.URL)
		b = append(optional(b, `,"page":`, s.Page), '}')
	}
	b = closes(b, len(m.Sources))
	b = optional(b, `,"offer":`, m.Offer)
	if !m.AnswerBy.Due.IsZero() || !m.AnswerBy.Warn.IsZero() {
		b = append(b, `,"answer_by":{`...)
		if !m.AnswerBy.Warn.IsZero() {
			b = append(m.AnswerBy.Warn.append(append(b, `"warn_at":`...)), ',')
		}
		if m.AnswerBy.Due.IsZero() {
			b = b[:len(b)-1]
		} else {
			b = m.AnswerBy.Due.append(append(b, `"due_at":`...))
		}
		b = append(b, '}')
	}
	b = optional(b, `,"promise":`, m.Promise)
	if m.NoPromise {
		b = append(b, `,"no_promise":true`...)
	}
	for i, f := range m.AskedAgain {
		b = field(b, opens(i, `,"asked_again":[`), f)
	}
	return closes(b, len(m.AskedAgain))
}

func (d Decision) append(b []byte) []byte {
	b = field(b, `,"action":`, d.Action)
	b = field(b, `,"reason":`, string(d.Reason))
	b = field(b, `,"intent":`, d.Intent)
	b = number(b, `,"confidence":`, d.Confidence)
	b = number(b, `,"known":`, d.Known)
	b = number(b, `,"frustration":`, d.Frustration)
	b = number(b, `,"risk":`, d.Risk)
	b = number(b, `,"threshold":`, d.Threshold)
	b = list(b, `,"why":`, d.Why == nil, len(d.Why))
	for i, s := range d.Why {
		b = append(b, opens(i, "")...)
		b = field(b, `{"signal":`, s.Signal)
		b = number(b, `,"value":`, s.Value)
		b = number(b, `,"weight":`, s.Weight)
		b = field(b, `,"says":`, s.Says)
		b = append(b, '}')
	}
	b = closes(b, len(d.Why))
	b = list(b, `,"alternatives":`, d.Alternatives == nil, len(d.Alternatives))
	for i, a := range d.Alternatives {
		b = append(b, opens(i, "")...)
		b = field(b, `{"intent":`, a.Intent)
		b = number(b, `,"confidence":`, a.Confidence)
		b = append(b, '}')
	}
	b = closes(b, len(d.Alternatives))
	if len(d.Parts) > 0 {
		b = append(b, `,"parts":`...)
		for i, p := range d.Parts {
			b = field(b, string("[,"[min(i, 1)]), p)
		}
		b = append(b, ']')
	}
	b = optional(b, `,"nearest":`, d.Nearest)
	if d.Fallback {
		b = append(b, `,"fallback":true`...)
	}
	b = optional(b, `,"rule":`, d.Rule)
	if d.Given != nil {
		b = append(d.Given.append(append(b, `,"given":`...)), '}')
	}
	if c := d.Costs; c != nil {
		b = number(b, `,"costs":{"handoff":`, c.Handoff)
		b = number(b, `,"load":`, c.Load)
		b = number(b, `,"wrong":`, c.Wrong)
		b = append(number(b, `,"saved":`, c.Saved), '}')
	}
	b = optional(b, `,"on_page":`, d.Page)
	for i, u := range d.Machine {
		b = append(b, opens(i, `,"machine":[`)...)
		b = field(b, `{"use":`, u.Use)
		b = field(b, `,"outcome":`, u.Outcome)
		b = optional(b, `,"dropped":`, u.Dropped)
		b = field(b, `,"model":`, u.Model)
		b = field(b, `,"prompt":`, u.Prompt)
		b = strconv.AppendInt(append(b, `,"in":`...), int64(u.In), 10)
		b = strconv.AppendInt(append(b, `,"out":`...), int64(u.Out), 10)
		b = append(strconv.AppendInt(append(b, `,"ms":`...), int64(u.MS), 10), '}')
	}
	b = closes(b, len(d.Machine))
	if d.Scorer != 0 {
		b = strconv.AppendUint(append(b, `,"scorer":`...), uint64(d.Scorer), 10)
	}
	return field(b, `,"model":`, d.Model)
}

func (g *Given) append(b []byte) []byte {
	b = strconv.AppendUint(append(b, `{"upto":`...), uint64(g.Upto), 10)
	b = optional(b, `,"intent":`, g.Intent)
	b = number(b, `,"known":`, g.Known)
	b = number(b, `,"confidence":`, g.Confidence)
	b = yes(b, `,"is_known":true`, g.IsKnown)
	b = yes(b, `,"ambiguous":true`, g.Ambiguous)
	b = yes(b, `,"foreign":true`, g.Foreign)
	b = yes(b, `,"chosen":true`, g.Chosen)
	b = yes(b, `,"none_of":true`, g.NoneOf)
	b = yes(b, `,"wordless":true`, g.Wordless)
	b = optional(b, `,"stakes":`, g.Stakes)
	b = optional(b, `,"lane":`, g.Lane)
	for i, p := range g.Parts {
		b = append(b, opens(i, `,"parts":[`)...)
		b = field(b, `{"intent":`, p.Intent)
		b = number(b, `,"known":`, p.Known)
		b = number(b, `,"confidence":`, p.Confidence)
		b = optional(b, `,"stakes":`, p.Stakes)
		b = optional(b, `,"lane":`, p.Lane)
		b = append(yes(b, `,"answer":true`, p.Answer), '}')
	}
	b = closes(b, len(g.Parts))
	b = yes(b, `,"again":true`, g.Again)
	b = yes(b, `,"available":true`, g.Available)
	if g.Wait != 0 {
		b = number(b, `,"wait":`, g.Wait)
	}
	if g.Load != 0 {
		b = number(b, `,"load":`, g.Load)
	}
	for i, h := range g.Opinions {
		b = append(b, opens(i, `,"opinions":[`)...)
		b = field(b, `{"from":`, h.From)
		b = number(b, `,"value":`, h.Value)
		b = append(field(b, `,"says":`, h.Says), '}')
	}
	b = closes(b, len(g.Opinions))
	if p := g.Page; p != nil {
		b = field(b, `,"page":{"page":`, p.Page)
		b = field(b, `,"about":`, p.About)
		b = append(number(b, `,"p":`, p.P), '}')
	}
	return b
}

func yes(b []byte, field string, is bool) []byte {
	if is {
		return append(b, field...)
	}
	return b
}

// finite says that every number can be written.
func (d Decision) finite() bool {
	ok := func(n float64) bool { return !math.IsNaN(n) && !math.IsInf(n, 0) }
	return ok(d.Confidence) && ok(d.Known) && ok(d.Frustration) && ok(d.Risk) && ok(d.Threshold) &&
		!slices.ContainsFunc(d.Why, func(s Signal) bool { return !ok(s.Value) || !ok(s.Weight) }) &&
		!slices.ContainsFunc(d.Alternatives, func(a Alternative) bool { return !ok(a.Confidence) }) &&
		(d.Costs == nil || ok(d.Costs.Handoff) && ok(d.Costs.Load) && ok(d.Costs.Wrong) && ok(d.Costs.Saved)) && (d.Given == nil || d.Given.finite(ok))
}

func (g *Given) finite(ok func(float64) bool) bool {
	return ok(g.Known) && ok(g.Confidence) && ok(g.Wait) && ok(g.Load) && (g.Page == nil || ok(g.Page.P)) &&
		!slices.ContainsFunc(g.Parts, func(p Part) bool { return !ok(p.Known) || !ok(p.Confidence) }) &&
		!slices.ContainsFunc(g.Opinions, func(h Opinion) bool { return !ok(h.Value) })
}

func field(b []byte, name, value string) []byte { return quoted(append(b, name...), value) }

func optional(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return field(b, name, value)
}

// list begins one that is always written.
func list(b []byte, name string, none bool, n int) []byte {
	b = append(b, name...)
	switch {
	case none:
		return append(b, "null"...)
	case n == 0:
		return append(b, "[]"...)
	}
	return append(b, '[')
}

func opens(i int, first string) string {
	if i == 0 {
		return first
	}
	return ","
}

func closes(b []byte, n int) []byte {
	if n == 0 {
		return b
	}
	return append(b, ']')
}

// quoted writes a string as encoding/json does.
func quoted(b []byte, s string) []byte {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		switch c := s[i]; {
		case c < ' ', c == '"', c == '\\', c == '<', c == '>', c == '&', c == 0xe2: // 0xe2 begins the two line ends that JavaScript knows
			plain = false
		}
	}
	if plain && utf8.ValidString(s) {
		b = append(b, '"')
		b = append(b, s...)
		return append(b, '"')
	}
	q, _ := json.Marshal(s) // a string always can be
	return append(b, q...)
}

// number writes a finite one as encoding/json does.
func number(b []byte, name string, n float64) []byte {
	b = append(b, name...)
	if abs := math.Abs(n); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		q, _ := json.Marshal(n)
		return append(b, q...)
	}
	return strconv.AppendFloat(b, n, 'f', -1, 64)
}

func (t Time) append(b []byte) []byte { return t.UTC().AppendFormat(b, `"`+wireTime+`"`) }
