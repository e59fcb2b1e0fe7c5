package grounding

import (
	"strings"

	"roundpeg/handoff/grammar"
)

// singular are verbs that say of "Sie" that it is she, or it, beside those that end with a t.
var singular = grammar.Set(`kann darf muss soll wird war`)

// others says that "sie" at piece i is no "you": it is small, or its verb is that of one.
func (r *reader) others(i int) bool {
	return r.s[r.ps[i].from] == 's' || i+1 < len(r.ps) && (singular[r.words[i+1]] || strings.HasSuffix(r.words[i+1], "t"))
}

// particles are what German and Dutch verbs part with: "bringen Sie es mit" is of "mitbringen".
var particles = grammar.Set(`ab an auf aus bei ein fest frei her hin los mit nach statt teil um vor weg zu op af in mee na uit`)

// rejoin puts the particle at the end of a part in front of its verb: the first word of the part that may be one.
func (r *reader) rejoin(s *sentence) {
	for _, p := range s.parts {
		last := s.tokens[p.to-1]
		if p.to-p.from < 3 || last.to-last.from != 1 || !particles[r.words[last.from]] {
			continue
		}
		for k := p.from; k < p.to-1; k++ {
			t := &s.tokens[k]
			c := r.s[r.ps[t.from].from]
			if t.kind != content || r.entry(t.from) != nil || k > 0 && 'A' <= c && c <= 'Z' {
				continue
			}
			t.key = stem(r.words[last.from]+r.words[t.from], r.v.language)
			if e := r.v.stems[t.key]; e != nil {
				t.kind, t.key, t.is = e.kind, e.key, e.is
			}
			break
		}
	}
}

// germanNumber reads "einundzwanzig", "zweihundert".
func germanNumber(w string, v *vocabulary) int {
	small := func(s string) int {
		if s == "ein" {
			return 1
		}
		if e := v.words[s]; e != nil && e.num > 0 && e.num < 10 {
			return e.num
		}
		return 0
	}
	for _, split := range []struct {
		word string
		by   int
	}{{"hundert", 100}, {"tausend", 1000}} {
		if head, ok := strings.CutSuffix(w, split.word); ok {
			return small(head) * split.by
		}
	}
	if head, tail, ok := strings.Cut(w, "und"); ok {
		if e := v.words[tail]; e != nil && e.num >= 20 && small(head) > 0 {
			return small(head) + e.num
		}
	}
	return 0
}
