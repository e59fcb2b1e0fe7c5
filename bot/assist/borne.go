package assist

import (
	"errors"
	"regexp"
	"strings"
	"unicode"

	"roundpeg/bot/grounding"
	"roundpeg/chat"
)

// summed says that a summary has no number, link or address that the conversation has not, and is in the language. Otherwise its words are free: it may tell
// of promises and refusals, since it makes none, and often it is in another language than what it tells.
func summed(summary, language string, t talk) bool {
	said := t.texts()
	if !figuresIn(summary, said...) || !in(summary, language, "") {
		return false
	}
	known := grounding.Sources{Texts: said, Language: language}
	for _, s := range sentences(summary) {
		switch violated(s, known) {
		case grounding.Form, grounding.Link, grounding.Contact:
			return false
		case grounding.Number:
			if language == t.speaks() { // in another one its words for numbers are others
				return false
			}
		}
	}
	return true
}

// sayable says that a reply tells only what the house has written or said, and promises nothing. What the house has not written it may ask for.
func sayable(reply string, known grounding.Sources) bool {
	if violated(reply, known) == "" {
		return true
	}
	var tells []string
	for _, s := range sentences(reply) {
		if !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "？") {
			tells = append(tells, s)
			continue
		}
		if v := violated(toUs.ReplaceAllString(s, ""), known); v != "" && v != grounding.Unsupported && v != grounding.Polarity {
			return false
		}
	}
	return len(tells) == 0 || violated(strings.Join(tells, " "), known) == ""
}

// toUs is that something is told or given to the house, which makes no promise of a question.
var toUs = regexp.MustCompile(`(?i) (?:me|us|mir|uns)\b`)

// violated is what a text is not let through for; empty if it is.
func violated(text string, known grounding.Sources) string {
	v, ok := errors.AsType[*grounding.Violation](grounding.Check(text, known))
	if !ok {
		return ""
	}
	return v.What
}

var numbered = regexp.MustCompile(`\S*\d\S*(?:[ \x{a0}]\S+)?`)

// known is what a reply may stand on: sources of the owner's, and what bot and agents have said. Of what the customer said the numbers may be repeated, but
// it bears nothing out.
func (t talk) known(sources []string, language string, names ...string) grounding.Sources {
	texts := append(append([]string{}, sources...), names...)
	for _, l := range t.lines {
		if l.Role == string(chat.Customer) {
			texts = append(texts, numbered.FindAllString(l.Text, -1)...)
		} else {
			texts = append(texts, l.Text)
		}
	}
	return grounding.Sources{Texts: texts, Language: language}
}

// sentences cuts a text behind its full stops and lines.
func sentences(text string) (all []string) {
	from, ended := 0, false
	cut := func(to int) {
		if s := strings.TrimSpace(text[from:to]); s != "" {
			all = append(all, s)
		}
		from, ended = to, false
	}
	for i, r := range text {
		switch {
		case r == '\n', ended && unicode.IsSpace(r):
			cut(i)
		case strings.ContainsRune(".!?。！？…", r):
			ended = true
		case !strings.ContainsRune(`"'”“»)`, r):
			ended = false
		}
	}
	cut(len(text))
	return all
}
