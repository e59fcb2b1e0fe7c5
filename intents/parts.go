package intents

import (
	"context"
	"slices"
	"strings"
)

// Part is a piece of a message that asks for something of its own.
type Part struct {
	Text       string  `json:"text"`
	Intent     string  `json:"intent"`
	Confidence float64 `json:"confidence"`
	Known      float64 `json:"known"`
}

const (
	fewestOfPart = 3   // words
	mostPieces   = 8   // that are looked at: of a story the parts are not what matters
	surePart     = 0.7 // confidence of each part that the whole is near, too
	sureAlone    = 0.9 // and of others
)

// joints are words between two matters in one sentence, in the languages that are met most.
var joints = map[string]bool{
	"and": true, "also": true, "plus": true, "but": true, "then": true, "besides": true, "additionally": true,
	"und": true, "außerdem": true, "ausserdem": true, "sowie": true, "aber": true, "dann": true, "et": true, "y": true, "e": true, "en": true,
}

// parts finds several matters in one message: sentences, or halves of one, that are each of a known intent of their own: such that the message as a whole is near, too, or surely so.
// None for a message about one matter.
func (m *Model) parts(ctx context.Context, r *reader, u Utterance, whole Reading, meant bool) []Part {
	sentences := pieces(u.Text)
	if len(sentences) > mostPieces {
		return nil
	}
	if len(sentences) > 1 {
		if found := m.differ(ctx, r, sentences, whole, meant); found != nil {
			return found
		}
	}
	var best []Part
	least := 0.0
	for _, s := range sentences {
		for _, halves := range halves(s) {
			if found := m.differ(ctx, r, halves, whole, meant); found != nil {
				if c := min(found[0].Confidence, found[1].Confidence); c > least {
					best, least = found, c
				}
			}
		}
	}
	return best
}

// differ reads the pieces; nil unless at least two are of different intents.
func (m *Model) differ(ctx context.Context, r *reader, texts []string, whole Reading, meant bool) (found []Part) {
	for _, text := range texts {
		one, _ := m.one(ctx, r, text, meant)
		if !one.IsKnown || one.Ambiguous || one.Confidence < surePart {
			continue
		}
		near := slices.ContainsFunc(whole.Alternatives, func(a Alternative) bool { return a.Intent == one.Intent })
		again := slices.ContainsFunc(found, func(p Part) bool { return p.Intent == one.Intent })
		if (near || one.Confidence >= sureAlone) && !again {
			found = append(found, Part{text, one.Intent, one.Confidence, one.Known})
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// pieces are the sentences of a text that have words enough to ask for something.
func pieces(text string) (out []string) {
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?;\n。！？", r) }) {
		if s = strings.TrimSpace(s); len(strings.Fields(s)) >= fewestOfPart {
			out = append(out, s)
		}
	}
	return out
}

// mostHalves bounds the ways in which a sentence is cut in two.
const mostHalves = 3

// halves are the ways to cut a sentence in two at a joint or a comma.
func halves(sentence string) (out [][]string) {
	words := strings.Fields(sentence)
	for i := fewestOfPart; i+fewestOfPart <= len(words) && len(out) < mostHalves; i++ {
		from := i
		for from < len(words) && joints[strings.ToLower(strings.TrimRight(words[from], ","))] {
			from++
		}
		comma := strings.HasSuffix(words[i-1], ",")
		if from == i && !comma || len(words)-from < fewestOfPart {
			continue
		}
		out = append(out, []string{strings.TrimRight(strings.Join(words[:i], " "), ","), strings.Join(words[from:], " ")})
		i = from
	}
	return out
}
