package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"roundpeg/intents"
)

func readJSONL(in *input) error {
	rows, err := intents.ReadUtterances(bytes.NewReader(in.data))
	for _, r := range rows {
		if err == nil {
			err = in.phrase(r.Intent, in.language, r.Text)
		}
	}
	return err
}

// What columns are called in the exports of common tools.
var (
	textColumns     = []string{"text", "utterance", "phrase", "question", "query", "example"}
	intentColumns   = []string{"intent", "label", "category", "class"}
	languageColumns = []string{"language", "lang", "locale"}
)

// readCSV reads rows with a header; commas, semicolons or tabs part the columns.
func readCSV(in *input) error {
	data := bytes.TrimPrefix(in.data, []byte("\ufeff"))
	if !utf8.Valid(data) {
		return errors.New("not UTF-8: save the file as UTF-8")
	}
	r := csv.NewReader(bytes.NewReader(data))
	head, _, _ := bytes.Cut(data, []byte("\n"))
	for _, c := range []rune{'\t', ';', ','} {
		if bytes.ContainsRune(head, c) {
			r.Comma = c
			break
		}
	}
	names, err := r.Read()
	if err != nil {
		return fmt.Errorf("the first line must name the columns text and intent: %w", err)
	}
	column := func(any []string) int {
		return slices.IndexFunc(names, func(n string) bool { return slices.Contains(any, strings.ToLower(strings.TrimSpace(n))) })
	}
	text, intent, language := column(textColumns), column(intentColumns), column(languageColumns)
	if text < 0 || intent < 0 {
		return fmt.Errorf("line 1: the columns are %s: name one text and one intent", strings.Join(names, ", "))
	}
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err // names the line
		}
		line, _ := r.FieldPos(0)
		lang := in.language
		if language >= 0 && strings.TrimSpace(row[language]) != "" {
			lang = strings.TrimSpace(row[language])
		}
		if strings.TrimSpace(row[intent]) == "" {
			return fmt.Errorf("line %d: the intent is empty: name it, or write %s for none", line, intents.OutOfScope)
		}
		if err := in.phrase(strings.TrimSpace(row[intent]), lang, row[text]); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
}
