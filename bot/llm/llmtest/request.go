package llmtest

import (
	"encoding/json"
	"regexp"
	"strings"
)

// Use is what the model is asked for, such as word.
func (r Request) Use() string {
	first, _, _ := strings.Cut(r.System, "\n")
	return strings.TrimSpace(strings.TrimPrefix(first, "Task:"))
}

var begin = regexp.MustCompile(`(?m)^\[([a-z]+) ([0-9a-f]{16})\]$`)

// Blocks are the texts of a kind that the model was given, such as answer, passage, customer, bot, agent, source, text.
func (r Request) Blocks(kind string) (all []string) {
	for rest := r.User; ; {
		at := begin.FindStringSubmatchIndex(rest)
		if at == nil {
			return all
		}
		name, mark := rest[at[2]:at[3]], rest[at[4]:at[5]]
		text, after, ok := strings.Cut(rest[at[1]:], "\n[end "+mark+"]")
		if !ok {
			return all
		}
		if rest = after; name == kind {
			all = append(all, strings.TrimPrefix(text, "\n"))
		}
	}
}

// Copy is a model that takes its task word for word: the configured answer, or else the passages; the only source as a reply; a text as its own translation.
func Copy(r Request) string {
	first := func(kind string) string {
		if all := r.Blocks(kind); len(all) > 0 {
			return all[0]
		}
		return ""
	}
	switch r.Use() {
	case "word":
		if text := first("answer"); text != "" {
			return text
		}
		if all := r.Blocks("passage"); len(all) > 0 {
			return strings.Join(all, " ")
		}
		return "NO_ANSWER"
	case "opinion":
		return `{"person": 0, "frustrated": 0, "intent": "", "says": "nothing stands out"}`
	case "replies":
		return text(r.Blocks("source"))
	case "phrases":
		return text([]string{"in other words: " + first("title")})
	case "draft":
		return text(object{"name": "new_intent", "title": "New intent", "phrases": r.Blocks("text"), "answer": "…"})
	case "translation":
		return first("text")
	}
	return strings.Join(r.Blocks("customer"), " ")
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(b)
}
