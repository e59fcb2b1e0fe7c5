package intents

import (
	"slices"
	"strings"

	"roundpeg/locales"
)

// Text picks the entry of m whose language serves locale best and fills its
// {fact} placeholders with the facts of that locale. It is "" if m is empty.
// A placeholder without a fact stays as it is; Validate refuses such a set.
func (s Set) Text(m map[string]string, locale string) string {
	text, ok := pick(m, locale, s.Fallback)
	if !ok || !strings.Contains(text, "{") {
		return text
	}
	return placeholder.ReplaceAllStringFunc(text, func(p string) string {
		if v, ok := s.Fact(p[1:len(p)-1], locale); ok {
			return v
		}
		return p
	})
}

// Fact gives the value of a fact for a locale: that of the locale itself (en-AU),
// its language (en), the fallback locale.
func (s Set) Fact(name, locale string) (string, bool) {
	for _, l := range chain(s.Facts, locale, s.Fallback) {
		if v, ok := s.Facts[l][name]; ok {
			return v, true
		}
	}
	return "", false
}

// pick gives the best entry of m for locale, any rather than none.
func pick[V any](m map[string]V, locale, fallback string) (v V, ok bool) {
	if c := chain(m, locale, fallback); len(c) > 0 {
		return m[c[0]], true
	}
	for _, l := range keys(m) {
		return m[l], true
	}
	return v, false
}

// chain lists the keys of m that may serve locale, best first: the locale, its
// language, the fallback if it is of that language, any other region of that
// language, then the fallback and its language.
func chain[V any](m map[string]V, locale, fallback string) []string {
	want, lang, back := locales.Tidy(locale), locales.Language(locale), locales.Tidy(fallback)
	var sibling, out []string
	rank := map[string]string{}
	for _, k := range keys(m) {
		n := locales.Tidy(k)
		rank[n] = k
		if locales.Language(k) == lang {
			sibling = append(sibling, n)
		}
	}
	steps := []string{want, lang}
	if locales.Language(back) == lang {
		steps = append(steps, back)
	}
	steps = append(append(steps, sibling...), back, locales.Language(back))
	for _, n := range steps {
		if k, ok := rank[n]; ok && !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// keys gives the keys of m, sorted.
func keys[V any](m map[string]V) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// Languages are those that an owner wrote phrases in, sorted.
func (s Set) Languages() []string {
	all := map[string]bool{}
	for _, in := range s.Intents {
		for l, phrases := range in.Phrases {
			if l != "" && len(phrases) > 0 {
				all[locales.Language(l)] = true
			}
		}
	}
	return keys(all)
}
