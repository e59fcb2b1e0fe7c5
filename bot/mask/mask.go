// Package mask takes what must not leave the house out of a text, and puts it back into what comes in return.
package mask

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Hider is for one request: the same value gets the same mark. The zero value is ready; it is not for several goroutines at once.
type Hider struct {
	marks  map[string]string // by what kind and value
	values map[string]string // by mark
	counts map[string]int
}

// Kinds of what is hidden. text is what somebody wrote that looks like a mark: it must not be shown as what a mark stands for.
const (
	card  = "card"
	iban  = "iban"
	email = "email"
	phone = "phone"
	token = "token"
	text  = "text"
)

// mark is how marks look, and what a model makes of them.
var mark = regexp.MustCompile(`⟦\s*(?i:(card|iban|email|phone|token|text))\s*(\d{1,6})\s*⟧`)

// Hide replaces card numbers, IBANs, e-mail addresses, phone numbers, tokens and passwords by marks such as ⟦card 1⟧.
func (h *Hider) Hide(text string) string {
	var b strings.Builder
	at := 0
	for _, s := range spans(text) {
		b.WriteString(text[at:s.from])
		b.WriteString(h.mark(s.kind, text[s.from:s.to]))
		at = s.to
	}
	b.WriteString(text[at:])
	return b.String()
}

// Show puts what this Hider's marks stand for in their place; other marks are left as they are.
func (h *Hider) Show(text string) string {
	return mark.ReplaceAllStringFunc(text, func(m string) string {
		part := mark.FindStringSubmatch(m)
		if v, ok := h.values[name(strings.ToLower(part[1]), part[2])]; ok {
			return v
		}
		return m
	})
}

func name(kind, number string) string { return "⟦" + kind + " " + number + "⟧" }

func (h *Hider) mark(kind, value string) string {
	if h.marks == nil {
		h.marks, h.values, h.counts = map[string]string{}, map[string]string{}, map[string]int{}
	}
	m, ok := h.marks[kind+value]
	if !ok {
		h.counts[kind]++
		m = name(kind, fmt.Sprint(h.counts[kind]))
		h.marks[kind+value], h.values[m] = m, value
	}
	return m
}

// span is a part of a text, in bytes.
type span struct {
	from, to int
	kind     string
}

// finders look for one kind each, the surest first.
var finders = []func(string) []span{findMarks, findKeys, findEmails, findIBANs, findPasswords, findRandom, findCards, findPhones}

// spans are what is to be hidden, in order. What overlaps is hidden as one, as what the surest found.
func spans(text string) (all []span) {
	type found struct {
		span
		by int
	}
	var each []found
	for by, find := range finders {
		for _, s := range find(text) {
			each = append(each, found{s, by})
		}
	}
	slices.SortStableFunc(each, func(a, b found) int { return a.from - b.from })
	by := 0
	for _, f := range each {
		last := len(all) - 1
		if last < 0 || f.from >= all[last].to {
			all, by = append(all, f.span), f.by
			continue
		}
		all[last].to = max(all[last].to, f.to)
		if f.by < by {
			all[last].kind, by = f.kind, f.by
		}
	}
	return all
}

func findMarks(s string) []span { return matches(mark, s, 0, text) }

// matches are what a group of a pattern matches.
func matches(p *regexp.Regexp, s string, group int, kind string) (all []span) {
	for _, m := range p.FindAllStringSubmatchIndex(s, -1) {
		if m[2*group] >= 0 {
			all = append(all, span{m[2*group], m[2*group+1], kind})
		}
	}
	return all
}
