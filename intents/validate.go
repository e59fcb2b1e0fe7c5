package intents

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	goodName     = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$`)
	goodLocale   = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$`)
	placeholder  = regexp.MustCompile(`\{[A-Za-z0-9_]+\}`)
	stakes       = []Stakes{Low, Medium, High}
	lanes        = []Lane{Support, Sales}
	longestInput = 4000 // code points of a phrase, as of a message
)

// Validate says what is wrong with a set, naming the field and the fix: the
// first problem in the order of the file, a *Problem, or nil.
func (s Set) Validate() error {
	if p := s.check(); p != nil {
		return p
	}
	return nil
}

func (s Set) check() *Problem {
	var root place
	all := root.key("intents")
	if len(s.Intents) == 0 {
		return problem(all, "empty: add at least one intent with a name and phrases")
	}
	if s.Fallback != "" && !goodLocale.MatchString(s.Fallback) {
		return problem(root.key("fallback"), "%q is not a locale: write it like en or en-US", s.Fallback)
	}
	for _, l := range keys(s.Facts) {
		if !goodLocale.MatchString(l) {
			return problem(root.key("facts").under(l), "%q is not a locale: write it like en or en-US", l)
		}
	}
	names, owner := map[string]int{}, map[string]string{}
	for i, in := range s.Intents {
		at := all.item(i)
		if !goodName.MatchString(in.Name) || in.Name == OutOfScope {
			return problem(at.key("name"), "%q cannot be a name: use 1 to 64 letters, digits, _ - . : and not %q", in.Name, OutOfScope)
		}
		at = at.named(in.Name)
		if first, twice := names[in.Name]; twice {
			return problem(at.key("name"), "already the name of intents[%d]: rename one", first)
		}
		names[in.Name] = i
		if p := s.checkIntent(at, in, owner); p != nil {
			return p
		}
	}
	for i, phrase := range s.NotForBot {
		if p := claim(root.key("not_for_bot").item(i), phrase, "not_for_bot", owner); p != nil {
			return p
		}
	}
	return nil
}

// checkIntent checks all of an intent but its name; owner remembers which
// intent has a phrase.
func (s Set) checkIntent(at place, in Intent, owner map[string]string) *Problem {
	if !slices.Contains(stakes, in.Stakes) {
		return problem(at.key("stakes"), "%q: use low, medium or high", in.Stakes)
	}
	if !slices.Contains(lanes, in.Lane) {
		return problem(at.key("lane"), "%q: use support or sales", in.Lane)
	}
	for _, skill := range in.Skills {
		if n := len([]rune(strings.TrimSpace(skill))); n < 1 || n > 60 {
			return problem(at.key("skills"), "%q: a skill has 1 to 60 characters", skill)
		}
	}
	phrases := 0
	for _, lang := range keys(in.Phrases) {
		if !goodLocale.MatchString(lang) {
			return problem(at.key("phrases").under(lang), "%q is not a language: write it like en", lang)
		}
		these := at.key("phrases").key(lang)
		for j, phrase := range in.Phrases[lang] {
			if p := claim(these.item(j), phrase, in.Name, owner); p != nil {
				return p
			}
			phrases++
		}
	}
	if phrases == 0 {
		return problem(at.key("phrases"), "empty: add what customers say, 5 to 10 phrases in each language")
	}
	for _, text := range []struct {
		field string
		of    map[string]string
	}{{"title", in.Title}, {"answer", in.Answer}} {
		for _, lang := range keys(text.of) {
			if p := s.checkText(at.key(text.field).key(lang), lang, text.of[lang]); p != nil {
				return p
			}
		}
	}
	return nil
}

// claim checks a phrase and notes whose it is; two intents may not share one,
// since no classifier could tell them apart.
func claim(at place, phrase, name string, owner map[string]string) *Problem {
	switch n := utf8.RuneCountInString(phrase); {
	case !utf8.ValidString(phrase):
		return problem(at, "not UTF-8: save the file as UTF-8")
	case strings.TrimSpace(phrase) == "":
		return problem(at, "empty: remove it or write a phrase")
	case n > longestInput:
		return problem(at, "%d characters: shorten it to at most %d", n, longestInput)
	}
	key := strings.ToLower(strings.Join(strings.Fields(phrase), " "))
	if other, taken := owner[key]; taken && other != name {
		return problem(at, "%q is also a phrase of %s: keep it in one of them", phrase, other)
	}
	owner[key] = name
	return nil
}

// checkText checks that every locale that may be served this text has all
// of its facts.
func (s Set) checkText(at place, lang, text string) *Problem {
	if !goodLocale.MatchString(lang) {
		return problem(at, "%q is not a language: write it like en", lang)
	}
	if strings.TrimSpace(text) == "" {
		return problem(at, "empty: remove it or write a text")
	}
	for _, p := range placeholder.FindAllString(text, -1) {
		for _, l := range append(keys(s.Facts), s.Fallback, lang) {
			if _, ok := s.Fact(p[1:len(p)-1], l); !ok {
				if l == "" {
					return problem(at, "unknown placeholder %s for customers of other locales: set fallback to a locale that has it", p)
				}
				return problem(at, "unknown placeholder %s for locale %q: add it to facts.%s or correct its name", p, l, l)
			}
		}
	}
	return nil
}
