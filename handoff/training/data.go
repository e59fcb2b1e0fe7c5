// Package training makes the scorer's model from public dialogues and measures it on them. The data are no part of the project (see NOTICE for what they are).
package training

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"roundpeg/handoff"
)

// dialogue is a conversation of which it is known whether it went badly.
type dialogue struct {
	handoff.Dialogue
	bad   bool
	group string // who spoke; stays in one fold
	set   string // star, convabuse-train, convabuse-valid, betold
}

// comment is a short text with the emotions that its readers saw.
type comment struct {
	Text     string   `json:"text"`
	Emotions []string `json:"emotions"`
}

// Data are the public sets, as far as the folder holds them.
type Data struct {
	star, abuse, abuseValid []dialogue
	comments, commentsDev   []comment
	betold                  []dialogue
	dbdc                    []breakdown
}

// Read reads the sets of a folder (star/dialogues.jsonl, convabuse/{train,valid}.jsonl, goemotions/{train,dev}.jsonl, betold/valid.jsonl, dbdc3/dev.jsonl).
func Read(dir string) (d *Data, err error) {
	d = &Data{}
	if d.star, err = readStar(dir); err != nil {
		return nil, err
	}
	if d.abuse, err = readAbuse(dir, "train"); err != nil {
		return nil, err
	}
	if d.abuseValid, err = readAbuse(dir, "valid"); err != nil {
		return nil, err
	}
	if d.comments, err = lines[comment](dir, "goemotions/train.jsonl"); err != nil {
		return nil, err
	}
	if d.commentsDev, err = lines[comment](dir, "goemotions/dev.jsonl"); err != nil {
		return nil, err
	}
	if d.betold, err = readBetold(dir); err != nil {
		return nil, err
	}
	d.dbdc, err = lines[breakdown](dir, "dbdc3/dev.jsonl")
	return d, err
}

func readStar(dir string) (out []dialogue, err error) {
	rows, err := lines[struct {
		handoff.Dialogue
		Group   string `json:"group"`
		Annoyed bool   `json:"annoyed"`
	}](dir, "star/dialogues.jsonl")
	for _, r := range rows {
		out = append(out, dialogue{r.Dialogue, r.Annoyed, r.Group, "star"})
	}
	return out, err
}

func readAbuse(dir, part string) (out []dialogue, err error) {
	rows, err := lines[struct {
		ID    string `json:"id"`
		Turns []struct {
			handoff.DialogueTurn
			Abusive bool `json:"abusive"`
		} `json:"turns"`
	}](dir, "convabuse/"+part+".jsonl")
	for _, r := range rows {
		d := dialogue{Dialogue: handoff.Dialogue{ID: r.ID}, group: r.ID, set: "convabuse-" + part}
		for _, t := range r.Turns {
			d.Turns, d.bad = append(d.Turns, t.DialogueTurn), t.Abusive
		}
		out = append(out, d)
	}
	return out, err
}

// breakdown is a dialogue of which readers marked where the bot broke down.
type breakdown struct {
	ID    string `json:"id"`
	Turns []struct {
		handoff.DialogueTurn
		Breakdown map[string]float64 `json:"breakdown"` // shares of readers: O none, T possible, X yes
	} `json:"turns"`
}

// readBetold words the calls, which have come without text, by their intents and entities: enough to see who repeats what, and whether anything is done.
func readBetold(dir string) (out []dialogue, err error) {
	rows, err := lines[struct {
		LUHF  string `json:"LUHF"`
		Turns []struct {
			By       string `json:"caller_name"`
			Intent   string `json:"intent"`
			Entities []struct {
				Entity string `json:"entity"`
			} `json:"entities"`
		} `json:"utterances_annotations"`
	}](dir, "betold/valid.jsonl")
	for i, r := range rows {
		d := dialogue{Dialogue: handoff.Dialogue{ID: fmt.Sprintf("betold-%d", i)}, bad: r.LUHF == "luhf", group: fmt.Sprint(i), set: "betold"}
		for _, t := range r.Turns {
			text := strings.ReplaceAll(t.Intent, "_", " ")
			for _, e := range t.Entities {
				text += " " + strings.ReplaceAll(e.Entity, "_", " ")
			}
			turn := handoff.DialogueTurn{By: "customer", Text: text, Fallback: t.Intent == "did_not_understand"}
			if t.By == "nlg" {
				turn.By, turn.Text = "bot", text+"?"
			}
			d.Turns = append(d.Turns, turn)
		}
		out = append(out, d)
	}
	return out, err
}

func lines[T any](dir, name string) (out []T, err error) {
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		return nil, fmt.Errorf("%w: name the folder of the data sets with --data", err)
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<24)
	for n := 1; in.Scan(); n++ {
		var row T
		if err := json.Unmarshal(in.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s, line %d: %w", name, n, err)
		}
		out = append(out, row)
	}
	return out, in.Err()
}

// customers is how many turns of a dialogue are the customer's.
func (d dialogue) customers() (n int) {
	for _, t := range d.Turns {
		if t.By == "customer" {
			n++
		}
	}
	return n
}

func has(list []string, any ...string) bool {
	return slices.ContainsFunc(any, func(x string) bool { return slices.Contains(list, x) })
}
