package backtest

import (
	"fmt"
	"math"

	"roundpeg/chat"
)

// Lists are the conversations to read, most plainly wrong first.
type Lists struct {
	Missed   []Entry `json:"missed"`   // those that came least near to a hand-off
	Late     []Entry `json:"late"`     // those most turns late
	Needless []Entry `json:"needless"` // those of the highest risk; those that a rule handed over too
}

// Entry is one conversation. Its turn is the one that handed over; of a missed one the one that came nearest.
type Entry struct {
	ID        string      `json:"id"`
	Turn      int         `json:"turn"` // -1 of none
	Risk      float64     `json:"risk"`
	Threshold float64     `json:"threshold"`
	Reason    chat.Reason `json:"reason,omitempty"`
	Rule      string      `json:"rule,omitempty"`
	Label     Label       `json:"label"`
	Why       string      `json:"why"`
	Line      int         `json:"line"` // index into Lines of what the customer said at Turn; -1 of none
	Lines     []chat.Said `json:"lines"`
	Before    int         `json:"before,omitempty"` // lines left out before and after
	After     int         `json:"after,omitempty"`
}

const (
	mostListed = 20
	mostLines  = 24  // of a conversation …
	afterwards = 8   // … of which so many follow its turn
	longest    = 400 // characters of a line
)

func (s *study) lists() Lists {
	of := map[Fate][]int{}
	for _, i := range s.labelled {
		of[s.rows[i].fate] = append(of[s.rows[i].fate], i)
	}
	needless := append(of[Needless], of[ByRule]...)
	risk := func(i int) float64 { return unit(s.cases[i].Turns[s.rows[i].turn].Risk) }
	late := func(i int) float64 { return float64(s.rows[i].turn - s.rows[i].at) }
	far := func(i int) float64 {
		_, factor := s.nearest(i)
		return factor
	}
	return Lists{Missed: s.entries(of[Missed], far), Late: s.entries(of[Late], late), Needless: s.entries(needless, risk)}
}

func (s *study) entries(of []int, by func(i int) float64) []Entry {
	out := []Entry{}
	for _, i := range s.surest(of, mostListed, by) {
		out = append(out, s.entry(i))
	}
	return out
}

// nearest is the turn that came nearest to a hand-off, -1 of none, and the factor at which it would have.
func (s *study) nearest(i int) (turn int, factor float64) {
	turn, factor = -1, math.Inf(1)
	for k, n := range s.rows[i].needs {
		if turn < 0 || n < factor {
			turn, factor = k, n
		}
	}
	return turn, factor
}

func (s *study) entry(i int) Entry {
	c, turn := s.cases[i], s.rows[i].turn
	if turn < 0 {
		turn, _ = s.nearest(i)
	}
	e := Entry{ID: c.ID, Turn: turn, Label: c.Label, Why: s.why(i), Line: -1}
	e.Label.At = s.rows[i].at
	if turn >= 0 {
		t := c.Turns[turn]
		e.Risk, e.Threshold, e.Line = unit(t.Risk), finite(t.Threshold), t.Line
		if s.rows[i].turn >= 0 {
			e.Reason, e.Rule = t.Reason, t.Rule
		}
	}
	e.read(c.Lines)
	return e
}

// read takes the lines around that of the turn.
func (e *Entry) read(lines []chat.Said) {
	if e.Line < 0 || e.Line >= len(lines) {
		e.Line = -1
	}
	to := min(len(lines), max(mostLines, e.Line+1+afterwards))
	from := max(0, to-mostLines)
	if e.Line >= 0 {
		e.Line -= from
	}
	e.Before, e.After, e.Lines = from, len(lines)-to, []chat.Said{}
	for _, l := range lines[from:to] {
		e.Lines = append(e.Lines, chat.Said{By: l.By, Text: clip(l.Text, longest)})
	}
}

var needed = map[Source]string{Given: "the file says so", Verdict: "an agent said so", Rating: "the rating says so", Asked: "the customer asked for one",
	Abandoned: "the customer left after a turn that was not understood", Again: "the customer came back within 72 hours"}

// why says in a line what happened, and why that was wrong or right. Turns are counted from 1 there.
func (s *study) why(i int) string {
	c, text := s.cases[i], s.did(i)
	switch {
	case !c.Label.Known:
	case c.Label.Bad:
		text += fmt.Sprintf("; a person was needed by turn %d", s.rows[i].at+1)
		if said := needed[c.Label.Source]; said != "" {
			text += ": " + said
		}
	default:
		text += "; no person was needed"
	}
	return text
}

// did says what the policy did.
func (s *study) did(i int) string {
	turn, what := s.rows[i].turn, "handed over at"
	if turn < 0 {
		turn, _ = s.nearest(i)
		what = "kept: it came nearest at"
	}
	if turn < 0 {
		return "kept: the customer said nothing"
	}
	t := s.cases[i].Turns[turn]
	text := fmt.Sprintf("%s turn %d, risk %.2f of %.2f", what, turn+1, unit(t.Risk), finite(t.Threshold))
	if byRule(t) {
		text = fmt.Sprintf("%s turn %d by the rule %s", what, turn+1, t.Rule)
	}
	return text + because(t)
}

func because(t Turn) string {
	if t.Why == "" {
		return ""
	}
	return " (" + clip(t.Why, longest) + ")"
}

// finite is for JSON, which has no word for the rest.
func finite(v float64) float64 {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0
	}
	return v
}

func clip(text string, most int) string {
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most-1]) + "…"
}
