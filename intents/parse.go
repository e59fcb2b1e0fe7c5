package intents

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// Parse reads a Set from YAML. It refuses keys that it does not know, naming
// their line, fills in the defaults of stakes and lane, and validates.
func Parse(data []byte) (Set, error) {
	var s Set
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
		return Set{}, fmt.Errorf("intents: read yaml: %w", err)
	}
	if err := dec.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		return Set{}, errors.New("intents: read yaml: more than one document: keep everything in one, without ---")
	}
	return finish(s)
}

// ParseJSON reads a Set from JSON by the same rules.
func ParseJSON(data []byte) (Set, error) {
	var s Set
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return Set{}, fmt.Errorf("intents: read json: %w", err)
	}
	if err := dec.Decode(new(json.RawMessage)); !errors.Is(err, io.EOF) {
		return Set{}, errors.New("intents: read json: something follows the object: remove it")
	}
	return finish(s)
}

func finish(s Set) (Set, error) {
	for i := range s.Intents {
		if s.Intents[i].Stakes == "" {
			s.Intents[i].Stakes = Medium
		}
		if s.Intents[i].Lane == "" {
			s.Intents[i].Lane = Support
		}
	}
	if err := s.Validate(); err != nil {
		return Set{}, err
	}
	return s, nil
}
