package intents

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"

	"go.yaml.in/yaml/v3"
)

// Parse reads a Set from YAML. It refuses keys that it does not know, fills in the defaults of stakes and lane, and validates. What is
// wrong with the text is a *Problem with its line.
func Parse(data []byte) (Set, error) {
	var s Set
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		return Set{}, badYAML(data, err)
	}
	var more yaml.Node
	if err := dec.Decode(&more); !errors.Is(err, io.EOF) {
		return Set{}, &Problem{Line: more.Line, Reason: "read yaml: more than one document: keep everything in one, without ---"}
	}
	return finish(s, func() *yaml.Node { return yamlTree(data) })
}

// ParseFile is Parse, where a problem names the file.
func ParseFile(name string, data []byte) (Set, error) {
	s, err := Parse(data)
	if p, ok := errors.AsType[*Problem](err); ok {
		err = p.In(name)
	}
	return s, err
}

// parserLine is what the parser says in front of the reason.
var parserLine = regexp.MustCompile(`^yaml: (line \d+: )?`)

func badYAML(data []byte, err error) *Problem {
	tree := yamlTree(data)
	if tree == nil {
		return &Problem{Line: yamlBreak(data), Reason: "read yaml: " + parserLine.ReplaceAllString(err.Error(), "")}
	}
	if p := misshapen(tree, reflect.TypeFor[Set](), place{}, false); p != nil {
		return p
	}
	return &Problem{Reason: "read yaml: " + err.Error()}
}

// ParseJSON reads a Set from JSON by the same rules.
func ParseJSON(data []byte) (Set, error) {
	var s Set
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return Set{}, badJSON(data, err)
	}
	rest := bytes.TrimLeft(data[dec.InputOffset():], " \t\r\n")
	if len(rest) > 0 {
		return Set{}, &Problem{Line: jsonLine(data, int64(len(data)-len(rest)+1)), Reason: "read json: something follows the object: remove it"}
	}
	return finish(s, func() *yaml.Node { return jsonTree(data) })
}

func badJSON(data []byte, err error) *Problem {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return &Problem{Line: jsonLine(data, syntax.Offset), Reason: fmt.Sprintf("read json: %v", err)}
	}
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return &Problem{Line: jsonLine(data, int64(len(data))), Reason: "read json: it ends too early"}
	}
	if p := misshapen(jsonTree(data), reflect.TypeFor[Set](), place{}, true); p != nil {
		return p
	}
	return &Problem{Reason: fmt.Sprintf("read json: %v", err)}
}

// Complete is s with the defaults of stakes and lane, validated as Parse does.
func (s Set) Complete() (Set, error) {
	s.Intents = slices.Clone(s.Intents)
	return finish(s, func() *yaml.Node { return nil })
}

// finish fills in defaults and validates; tree is asked for only where a line is wanted.
func finish(s Set, tree func() *yaml.Node) (Set, error) {
	for i := range s.Intents {
		if s.Intents[i].Stakes == "" {
			s.Intents[i].Stakes = Medium
		}
		if s.Intents[i].Lane == "" {
			s.Intents[i].Lane = Support
		}
	}
	if p := s.check(); p != nil {
		p.Line = lineOf(tree(), p.path)
		return Set{}, p
	}
	return s, nil
}
