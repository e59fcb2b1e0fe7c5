package intents

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Example is an utterance with the intent that a person gave it; OutOfScope for
// one that belongs to none.
type Example struct {
	Text   string `json:"text"`
	Intent string `json:"intent"`
}

// longestLine is the most bytes that a line of a JSONL file may have.
const longestLine = 1 << 20

// ReadUtterances reads labelled utterances, {"text","intent"} a line. Other
// fields and empty lines are skipped; errors name the line and the fix.
func ReadUtterances(r io.Reader) ([]Example, error) {
	return readLines(r, true)
}

// ReadTexts reads utterances whose intent need not be given.
func ReadTexts(r io.Reader) ([]Example, error) {
	return readLines(r, false)
}

func readLines(r io.Reader, labelled bool) ([]Example, error) {
	var out []Example
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	n := 0
	for lines.Scan() {
		n++
		line := bytes.TrimSpace(bytes.TrimPrefix(lines.Bytes(), []byte("\ufeff")))
		if len(line) == 0 {
			continue
		}
		e, err := readLine(line, labelled)
		if err != nil {
			return nil, fmt.Errorf("intents: line %d: %w", n, err)
		}
		out = append(out, e)
	}
	if err := lines.Err(); errors.Is(err, bufio.ErrTooLong) {
		return nil, fmt.Errorf("intents: line %d: longer than %d bytes: write one JSON object a line", n+1, longestLine)
	} else if err != nil {
		return nil, fmt.Errorf("intents: read line %d: %w", n+1, err)
	}
	return out, nil
}

func readLine(line []byte, labelled bool) (Example, error) {
	if !utf8.Valid(line) {
		return Example{}, errors.New("not UTF-8: save the file as UTF-8")
	}
	var row struct {
		Text   *string `json:"text"`
		Intent *string `json:"intent"`
	}
	if err := json.Unmarshal(line, &row); err != nil {
		return Example{}, fmt.Errorf(`not an object like {"text":"…","intent":"…"}: %w`, err)
	}
	if row.Text == nil {
		return Example{}, errors.New(`text: missing: write {"text":"…"}`)
	}
	e := Example{Text: *row.Text}
	if row.Intent != nil {
		e.Intent = *row.Intent
	}
	if !labelled {
		return e, nil
	}
	if strings.TrimSpace(e.Text) == "" {
		return Example{}, errors.New("text: empty: remove the line or write what the customer says")
	}
	if strings.TrimSpace(e.Intent) == "" {
		return Example{}, fmt.Errorf("intent: missing: name the intent, or %q for an example of none", OutOfScope)
	}
	return e, nil
}

// FromExamples makes a set to train on: the intents in the order in which they
// first appear, without titles or answers.
func FromExamples(rows []Example) Set {
	var s Set
	at := map[string]int{}
	for _, e := range rows {
		if e.Intent == OutOfScope {
			s.NotForBot = append(s.NotForBot, e.Text)
			continue
		}
		i, ok := at[e.Intent]
		if !ok {
			i = len(s.Intents)
			at[e.Intent] = i
			s.Intents = append(s.Intents, Intent{Name: e.Intent, Phrases: map[string][]string{}, Stakes: Medium, Lane: Support})
		}
		p := s.Intents[i].Phrases
		p[""] = append(p[""], e.Text)
	}
	return s
}

// Examples gives every phrase of a set with its intent.
func (s Set) Examples() []Example {
	var out []Example
	for _, in := range s.Intents {
		for _, lang := range keys(in.Phrases) {
			for _, p := range in.Phrases[lang] {
				out = append(out, Example{p, in.Name})
			}
		}
	}
	for _, p := range s.NotForBot {
		out = append(out, Example{p, OutOfScope})
	}
	return out
}
