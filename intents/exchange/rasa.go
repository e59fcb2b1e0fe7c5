package exchange

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"roundpeg/intents"
)

// nlu is a Rasa nlu.yml. Examples are a text of "- " lines, or a list of {text, metadata}.
type nlu struct {
	Version string  `yaml:"version,omitempty"`
	NLU     []entry `yaml:"nlu"`
}

type entry struct {
	Intent   string    `yaml:"intent,omitempty"`
	Examples yaml.Node `yaml:"examples,omitempty"`
	Synonym  string    `yaml:"synonym,omitempty"`
	Regex    string    `yaml:"regex,omitempty"`
	Lookup   string    `yaml:"lookup,omitempty"`
}

// marked is an entity in an example: [Berlin](city), [Berlin]{"entity": "city"}.
var marked = regexp.MustCompile(`\[([^\]\n]*)\](\([^)\n]*\)|\{[^}\n]*\})`)

func readRasa(in *input) error {
	if hasAliases(in.data) {
		return errors.New("YAML anchors are not read: write the examples out")
	}
	var n nlu
	if err := yaml.Unmarshal(in.data, &n); err != nil {
		return err // names the line
	}
	if len(n.NLU) == 0 {
		return errors.New("there is no list nlu in it: export the NLU data")
	}
	for _, x := range n.NLU {
		if x.Intent == "" {
			switch {
			case x.Synonym+x.Regex+x.Lookup != "":
				in.note("synonyms, regular expressions and lookup tables have no place here, so they were left out")
			default:
				return fmt.Errorf("line %d: an entry without intent", x.Examples.Line)
			}
			continue
		}
		theirs := x.Intent
		if theirs == "out_of_scope" || theirs == "nlu_fallback" {
			in.note("phrases of %s became not_for_bot", theirs)
			theirs = intents.OutOfScope
		}
		if err := x.examples(in, theirs); err != nil {
			return fmt.Errorf("intent %s: %w", x.Intent, err)
		}
	}
	return nil
}

// hasAliases says whether the document refers to itself: a few lines may then stand for gigabytes.
func hasAliases(data []byte) bool {
	var n yaml.Node
	if yaml.Unmarshal(data, &n) != nil {
		return false // whoever reads it says why
	}
	var look func(*yaml.Node) bool
	look = func(n *yaml.Node) bool {
		if n.Kind == yaml.AliasNode {
			return true
		}
		for _, c := range n.Content {
			if look(c) {
				return true
			}
		}
		return false
	}
	return look(&n)
}

func (x entry) examples(in *input, theirs string) error {
	add := func(text string) error {
		return in.phrase(theirs, in.language, marked.ReplaceAllString(text, "$1"))
	}
	if x.Examples.Kind == yaml.ScalarNode {
		for line := range strings.Lines(x.Examples.Value) {
			text, ok := strings.CutPrefix(strings.TrimSpace(line), "-")
			if !ok && strings.TrimSpace(line) != "" {
				return fmt.Errorf("line %d: every example begins with -", x.Examples.Line)
			}
			if err := add(text); err != nil {
				return err
			}
		}
		return nil
	}
	var all []struct {
		Text string `yaml:"text"`
	}
	if err := x.Examples.Decode(&all); err != nil {
		return fmt.Errorf("line %d: examples must be lines that begin with -, or a list of texts: %w", x.Examples.Line, err)
	}
	for _, e := range all {
		if err := add(e.Text); err != nil {
			return err
		}
	}
	return nil
}
