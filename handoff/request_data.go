package handoff

import (
	"bufio"
	_ "embed"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// requestText is a customer's text of which it is known whether it asks for a person.
type requestText struct {
	set   string // where it is from
	group string // texts of one group are kept in one fold
	text  string
	asks  bool
	times int  // how often it is there
	own   bool // of our own phrases
}

// phrases of our own: see its first line for the columns. Those of the part test are never trained on.
//
//go:embed testdata/requests.tsv
var requestPhrases string

// ownRequest is a row of our own phrases.
type ownRequest struct{ part, language, verdict, text string }

func ownRequests() (out []ownRequest) {
	for n, line := range strings.Split(strings.TrimSpace(requestPhrases), "\n") {
		if f := strings.Split(line, "\t"); n > 0 && len(f) == 4 {
			out = append(out, ownRequest{f[0], f[1], f[2], f[3]})
		}
	}
	return out
}

// requestRow is a row of any of the data sets (see their README.md).
type requestRow struct {
	Text, Utterance, Intent string
	Turns                   []struct{ By, Text string }
}

// requestSets are the files to learn from. Of those with intents each intent stays in one fold, so that what is measured is how a model fares on a
// matter that it never saw.
var requestSets = []struct{ name, file string }{
	{"bitext", "bitext/utterances.jsonl"}, {"clinc150", "clinc150/train.jsonl"}, {"clinc150", "clinc150/val.jsonl"}, {"banking77", "banking77/train.jsonl"},
	{"star", "star/dialogues.jsonl"}, {"convabuse", "convabuse/train.jsonl"}, {"convabuse", "convabuse/valid.jsonl"},
}

// requestTexts reads the data sets in a folder, and adds our own phrases. Equal texts of a set are one with a count.
func requestTexts(dir string, log io.Writer) (out []requestText, err error) {
	at := map[string]int{}
	add := func(t requestText) {
		key := fmt.Sprint(t.set, t.asks, " ", strings.ToLower(t.text))
		if i, ok := at[key]; ok {
			out[i].times++
			return
		}
		t.times = 1
		at[key] = len(out)
		out = append(out, t)
	}
	for _, o := range ownRequests() {
		if o.part == "dev" && o.verdict != "weak" {
			add(requestText{set: "own", group: "own " + o.text, text: o.text, asks: o.verdict == "strong", own: true})
		}
	}
	for _, s := range requestSets {
		n := len(out)
		if err := requestRows(filepath.Join(dir, filepath.FromSlash(s.file)), func(r requestRow) {
			switch text := r.Text + r.Utterance; {
			case r.Intent == "contact_customer_service": // may or may not mean a person
			case text != "":
				add(requestText{set: s.name, group: s.name + " " + r.Intent, text: text, asks: r.Intent == "contact_human_agent"})
			}
			for _, turn := range r.Turns {
				if turn.By == "customer" {
					add(requestText{set: s.name, group: turn.Text, text: turn.Text})
				}
			}
		}); err != nil {
			return nil, err
		}
		fmt.Fprintf(log, "%s: %d different texts\n", s.file, len(out)-n)
	}
	return out, nil
}

func requestRows(name string, each func(requestRow)) error {
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("handoff: requests: %w", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var r requestRow
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return fmt.Errorf("handoff: requests: %s: %w", name, err)
		}
		each(r)
	}
	return in.Err()
}
