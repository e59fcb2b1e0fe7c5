package knowledge

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math"
	"strings"

	"roundpeg/chat"
	"roundpeg/handoff/fit"
)

// Question is one of which it is known whether the pages of a site answer it.
type Question struct {
	Site       string `json:"site,omitempty"`
	Text       string `json:"text"`
	Locale     string `json:"locale,omitempty"` // en without
	Answerable bool   `json:"answerable"`
	Page       string `json:"page,omitempty"` // that answers it
	Says       string `json:"says,omitempty"` // what a right answer has in it
}

// ReadQuestions reads a question a line, as JSON.
func ReadQuestions(r io.Reader) (out []Question, err error) {
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		if strings.TrimSpace(in.Text()) == "" {
			continue
		}
		var q Question
		if err := json.Unmarshal(in.Bytes(), &q); err != nil {
			return nil, chat.Faultf(chat.ErrInvalid, "questions, line %d: %v: write {\"text\":…,\"answerable\":true,\"page\":…} or {\"text\":…,\"answerable\":false}", n, err)
		}
		if q.Text == "" || q.Answerable != (q.Page != "") {
			return nil, chat.Faultf(chat.ErrInvalid, "questions, line %d: a question needs its text, and its page if and only if it is answerable", n)
		}
		out = append(out, q)
	}
	return out, in.Err()
}

// ReadPages reads all pages of a folder and those in it.
func ReadPages(dir fs.FS) (out []Page, err error) {
	err = fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !isPage(name) {
			return err
		}
		content, err := fs.ReadFile(dir, name)
		if err != nil {
			return err
		}
		p, err := Parse(idOf(name)+formatOfFile(name), content)
		out = append(out, p)
		return err
	})
	return out, err
}

// outcome is what became of a question.
type outcome struct {
	Question
	p                   float64
	enough, page, right bool
}

// Figures say how well questions were answered. Shares are between 0 and 1.
type Figures struct {
	Model        string  `json:"model"`
	Floor        float64 `json:"floor"`
	Answerable   int     `json:"answerable"`
	Answered     float64 `json:"answered"`     // share of the answerable ones
	RightPage    float64 `json:"right_page"`   // share of those answered
	RightAnswer  float64 `json:"right_answer"` // share of those answered: the answer has what it must say
	Unanswerable int     `json:"unanswerable"`
	Wrong        int     `json:"wrong"`   // how many of the unanswerable ones were answered
	AtMost       float64 `json:"at_most"` // the share that could be, with 95 % confidence (Clopper and Pearson 1934, one-sided)
	AUROC        float64 `json:"auroc"`   // chance that P is higher of a right answer than of any other
	ECE          float64 `json:"ece"`     // of P, in ten bins
	WrongOnes    []Told  `json:"wrong_ones,omitempty"`
	Unanswered   []Told  `json:"unanswered,omitempty"` // answerable
}

// Told is a question and how sure the pages' answer was.
type Told struct {
	Text string  `json:"text"`
	P    float64 `json:"p"`
}

func figures(all []outcome) (f Figures) {
	answered, page, right := 0, 0, 0
	var scored []fit.Scored
	for _, o := range all {
		scored = append(scored, fit.Scored{P: o.p, Bad: o.right})
		told := Told{o.Text, written(o.p)}
		switch {
		case !o.Answerable:
			f.Unanswerable++
			if o.enough {
				f.Wrong++
				f.WrongOnes = append(f.WrongOnes, told)
			}
		case o.enough:
			f.Answerable++
			answered++
			page, right = page+int(is(o.page)), right+int(is(o.right))
		default:
			f.Answerable++
			f.Unanswered = append(f.Unanswered, told)
		}
	}
	f.Answered = share(float64(answered), float64(f.Answerable))
	f.RightPage, f.RightAnswer = share(float64(page), float64(answered)), share(float64(right), float64(answered))
	f.AtMost = atMost(f.Wrong, f.Unanswerable)
	if f.AUROC = fit.AUROC(scored); math.IsNaN(f.AUROC) {
		f.AUROC = 0
	}
	if len(scored) > 0 {
		f.ECE = fit.ECE(scored, 10)
	}
	return f
}

// atMost is the share of which so few of n would be seen in one of twenty cases.
func atMost(seen, n int) float64 {
	if seen >= n {
		return 1
	}
	low, high := 0.0, 1.0
	for range 60 {
		p := (low + high) / 2
		sum, term := 0.0, math.Pow(1-p, float64(n))
		for k := 0; k <= seen; k++ {
			sum += term
			term *= p / (1 - p) * float64(n-k) / float64(k+1)
		}
		if sum > .05 {
			low = p
		} else {
			high = p
		}
	}
	return high
}

// Measure asks an index questions, and gives the figures of each model that answered, by its name.
func (ix *Index) Measure(ctx context.Context, questions []Question) ([]Figures, error) {
	by := map[string][]outcome{}
	floor := map[string]float64{}
	for _, q := range questions {
		locale := q.Locale
		if locale == "" {
			locale = "en"
		}
		f, err := ix.Find(ctx, q.Text, locale)
		if err != nil {
			return nil, err
		}
		page := q.Answerable && f.Source.Page == q.Page
		by[f.Model] = append(by[f.Model], outcome{q, f.P, f.Enough, page, page && strings.Contains(f.Answer, q.Says)})
		floor[f.Model] = max(floor[f.Model], f.Floor)
	}
	var out []Figures
	for _, name := range sortedKeys(by) {
		f := figures(by[name])
		f.Model, f.Floor = name, floor[name]
		out = append(out, f)
	}
	return out, nil
}

// Passages is how many there are.
func (ix *Index) Passages() (n int) {
	for _, c := range ix.corpora {
		n += len(c.all)
	}
	return n
}

// Print writes figures for people.
func (f Figures) Print(w io.Writer) error {
	name := f.Model
	if name == "" {
		name = "no pages in the language"
	}
	_, err := fmt.Fprintf(w, "%s: floor %.3f\n  %d questions that the pages answer: %.0f %% answered; of these %.0f %% from the right page, %.0f %% with what must be said\n"+
		"  %d questions that they do not answer: %d answered (with 95 %% confidence at most %.1f %% would be)\n  AUROC %.3f, ECE %.3f\n",
		name, f.Floor, f.Answerable, 100*f.Answered, 100*f.RightPage, 100*f.RightAnswer, f.Unanswerable, f.Wrong, 100*f.AtMost, f.AUROC, f.ECE)
	for _, t := range f.WrongOnes {
		if err == nil {
			_, err = fmt.Fprintf(w, "  answered, and should not be (%.2f): %q\n", t.P, t.Text)
		}
	}
	for _, t := range f.Unanswered {
		if err == nil {
			_, err = fmt.Fprintf(w, "  not answered (%.2f): %q\n", t.P, t.Text)
		}
	}
	return err
}
