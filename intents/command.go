package intents

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
)

// LoadSet reads a training file: an intents YAML (.yaml, .yml), or utterances,
// {"text","intent"} a line.
func LoadSet(path string) (Set, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Set{}, fmt.Errorf("intents: read training file: %w", err)
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".yaml", ".yml":
		return ParseFile(path, data)
	}
	rows, err := ReadUtterances(strings.NewReader(string(data)))
	if err != nil {
		return Set{}, fmt.Errorf("%s: %w", path, err)
	}
	s := FromExamples(rows)
	if len(s.Intents) == 0 {
		return Set{}, fmt.Errorf(`%s: no intent in it: write {"text":"…","intent":"…"} a line`, path)
	}
	return s, nil
}

// Line is what ClassifyFile prints for an utterance.
type Line struct {
	Text       string  `json:"text"`
	Intent     string  `json:"intent"` // the best known one, whatever known says
	Confidence float64 `json:"confidence"`
	Known      float64 `json:"known"`
}

// ClassifyFile trains on the file train and prints a Line for every {"text"}
// line of in, in order.
func ClassifyFile(ctx context.Context, train string, opt Options, in io.Reader, out io.Writer) error {
	s, err := LoadSet(train)
	if err != nil {
		return err
	}
	rows, err := ReadTexts(in)
	if err != nil {
		return err
	}
	m, err := Train(s, opt)
	if err != nil {
		return err
	}
	to := bufio.NewWriter(out)
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	all, err := classifyAll(ctx, m, rows)
	if err != nil {
		return err
	}
	for i, r := range all {
		line := Line{rows[i].Text, r.Intent, round(r.Confidence), round(r.Known)}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("intents: write: %w", err)
		}
	}
	if err := to.Flush(); err != nil {
		return fmt.Errorf("intents: write: %w", err)
	}
	return nil
}

// classifyAll reads every row, on all processors.
func classifyAll(ctx context.Context, c Classifier, rows []Example) ([]Reading, error) {
	all, failed := make([]Reading, len(rows)), make([]error, len(rows))
	each(len(rows), func(i int) {
		all[i], failed[i] = c.Classify(ctx, Utterance{Text: rows[i].Text})
	})
	for _, err := range failed {
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// round keeps six digits, which is more than the figures are worth and enough
// to rank by.
func round(p float64) float64 { return math.Round(p*1e6) / 1e6 }
