package llm

import (
	"context"
	"strings"
)

// Line is what somebody said; Role is customer, bot or agent.
type Line struct {
	Role string
	Text string
}

// Wording is what an answer is to be worded from: the owner's own answer, and passages of their pages.
type Wording struct {
	Session, Language, Shop string
	Talk                    []Line
	Answer                  string
	Passages                []string
}

// none is what the model says when the material does not answer.
const none = "NO_ANSWER"

// Word words an answer. Each, if there is one, gets all of it so far whenever there is more, plain and unmasked, and ends it by false, which is no error:
// what has come is returned. That the material does not answer is a Fault with NoAnswer.
func (m *Model) Word(ctx context.Context, w Wording, each func(sofar string) (more bool)) (string, Usage, error) {
	s := newSheet(UseWord)
	s.slots["language"], s.slots["shop"] = language(w.Language, "the language of the customer"), shop(w.Shop)
	s.add("answer", w.Answer)
	for _, p := range w.Passages {
		s.add("passage", p)
	}
	s.talk(w.Talk, turnTalk)
	shown := ""
	var show func(string) bool
	if each != nil {
		show = func(sofar string) bool {
			if now := s.hide.Show(whole(sofar)); now != shown {
				shown = now
				return each(now)
			}
			return true
		}
	}
	q, u, err := m.ask(ctx, w.Session, s, show)
	if err != nil {
		return "", u, err
	}
	var f *Fault
	if strings.Contains(q.text, none) {
		f = faultf(NoAnswer, "the material does not answer")
	}
	if err := m.done(q, f); err != nil {
		return "", u, err
	}
	if q.ended {
		return shown, u, nil
	}
	return s.hide.Show(q.text), u, nil
}

// whole is the part of an answer that will not change its meaning when more of it comes: no half mark, and no NO_ANSWER.
func whole(sofar string) string {
	sofar, _, _ = strings.Cut(sofar, none)
	sofar = strings.TrimSpace(sofar)
	if at := strings.LastIndex(sofar, "⟦"); at >= 0 && !strings.Contains(sofar[at:], "⟧") && len(sofar)-at < 32 {
		sofar = strings.TrimSpace(sofar[:at])
	}
	for n := len(none); n > 0; n-- {
		if strings.HasSuffix(sofar, none[:n]) && (len(sofar) == n || n > 1) {
			return strings.TrimSpace(sofar[:len(sofar)-n])
		}
	}
	return sofar
}
