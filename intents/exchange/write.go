package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"roundpeg/intents"
)

// Write gives a set in one of the formats YAML, JSONL and Rasa. Only YAML holds all of it; the others hold phrases of one language ("" for all) and their intents.
func Write(s intents.Set, f Format, language string) ([]byte, error) {
	switch f {
	case YAML:
		return yaml.Marshal(s)
	case JSONL:
		return writeJSONL(s, language)
	case Rasa:
		return writeRasa(s, language)
	}
	return nil, fmt.Errorf("cannot write %q: use yaml, jsonl or rasa", f)
}

// spokenIn lists an intent's phrases, languages in alphabetical order.
func spokenIn(in intents.Intent, language string) (all []string) {
	for _, l := range slices.Sorted(maps.Keys(in.Phrases)) {
		if language == "" || l == language {
			all = append(all, in.Phrases[l]...)
		}
	}
	return all
}

func writeJSONL(s intents.Set, language string) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	for _, in := range s.Intents {
		for _, p := range spokenIn(in, language) {
			if err := enc.Encode(intents.Example{Text: p, Intent: in.Name}); err != nil {
				return nil, err
			}
		}
	}
	for _, p := range s.NotForBot {
		if err := enc.Encode(intents.Example{Text: p, Intent: intents.OutOfScope}); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}

// bracketed is what Rasa would take for an entity.
var bracketed = strings.NewReplacer("[", "(", "]", ")")

func writeRasa(s intents.Set, language string) ([]byte, error) {
	n := nlu{Version: "3.1"}
	add := func(name string, phrases []string) {
		if len(phrases) == 0 {
			return
		}
		var b strings.Builder
		for _, p := range phrases {
			b.WriteString("- " + bracketed.Replace(strings.Join(strings.Fields(p), " ")) + "\n")
		}
		n.NLU = append(n.NLU, entry{Intent: name, Examples: yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Style: yaml.LiteralStyle, Value: b.String()}})
	}
	for _, in := range s.Intents {
		add(in.Name, spokenIn(in, language))
	}
	add("out_of_scope", s.NotForBot)
	return yaml.Marshal(n)
}
