package knowledge

import (
	"cmp"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"math"
	"slices"

	"roundpeg/handoff/fit"
	"roundpeg/intents"
)

// ridge is how strongly weights are drawn to 0, in examples.
const ridge = 0.5

// weigh finds the weights by logistic regression over all candidates: right answers against all else.
func weigh(all []sample, means bool) *model {
	var examples []fit.Example
	for _, s := range all {
		for _, c := range s.Of {
			examples = append(examples, fit.Example{X: c.E[:], Bad: c.Right})
		}
	}
	held, signs := map[int]float64{}, make([]int, kinds)
	for i, kind := range kindOf {
		if signs[i] = kind.sign; kind.means && !means {
			held[i] = 0
		}
	}
	w, base := fit.Problem{Ridge: ridge, Signs: signs, Held: held}.Solve(examples)
	m := &model{Base: base, Weights: map[string]float64{}}
	for i, kind := range kindOf {
		if w[i] != 0 {
			m.Weights[kind.name] = w[i]
		}
	}
	return m
}

// best is the candidate of which a model is most sure.
func (m *model) best(s sample) (best candidate, odds float64) {
	odds = math.Inf(-1)
	for _, c := range s.Of {
		if z := m.odds(c.E); z > odds {
			best, odds = c, z
		}
	}
	return best, odds
}

// trained is the model of some sites. Each of them is read by a model of the others: from that come the calibration (the surest of several candidates is less often
// right than its odds say) and the floor, above all questions that the pages do not answer.
func trained(all []sample, means bool) *model {
	m := weigh(all, means)
	var odds []float64
	var right []bool
	highest := math.Inf(-1)
	for _, site := range sitesOf(all) {
		rest, own := apart(all, site)
		other := weigh(rest, means)
		for _, s := range own {
			c, z := other.best(s)
			if len(s.Of) == 0 {
				continue
			}
			odds, right = append(odds, z), append(right, c.Right)
			if !s.Answerable {
				highest = max(highest, z)
			}
		}
	}
	platt := fit.Calibrate(odds, right)
	m.Base = written(platt.Of(m.Base))
	for name, w := range m.Weights {
		m.Weights[name] = written(platt.Scale * w)
	}
	m.Floor = written(above(fit.Sigmoid(platt.Of(highest))))
	return m
}

// written is a weight as it is written down.
func written(x float64) float64 { return math.Round(x*1e4) / 1e4 }

func sitesOf(all []sample) (out []string) {
	for _, s := range all {
		out = append(out, s.Site)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func apart(all []sample, site string) (rest, own []sample) {
	for _, s := range all {
		if s.Site == site {
			own = append(own, s)
		} else {
			rest = append(rest, s)
		}
	}
	return rest, own
}

// heldOut has every site answered by a model, and a floor, made of the others.
func heldOut(all []sample, means bool) (out []outcome) {
	for _, site := range sitesOf(all) {
		rest, own := apart(all, site)
		m := trained(rest, means)
		for _, s := range own {
			c, z := m.best(s)
			o := outcome{Question: s.Question, p: fit.Sigmoid(z), page: c.Page, right: c.Right}
			o.enough = len(s.Of) > 0 && o.p >= m.Floor
			out = append(out, o)
		}
	}
	return out
}

// Trained are models, and how good such models are on sites that they were not made of.
type Trained struct {
	models  []*model
	Figures []Figures `json:"figures"`
}

// Train makes the models of a folder with pages/SITE/*.md and questions.jsonl: one with an encoder, one of words alone. What was seen with the encoder, which takes
// longest, is written to evidence, a question a line.
func Train(ctx context.Context, dir fs.FS, e intents.Encoder, evidence io.Writer) (t Trained, err error) {
	all, err := samplesOf(ctx, dir, e)
	if err != nil {
		return t, err
	}
	to := json.NewEncoder(evidence)
	for _, s := range all {
		if err := to.Encode(s); err != nil {
			return t, err
		}
	}
	t.add(e.Name(), all)
	all, err = samplesOf(ctx, dir, nil)
	t.add(byWordsAlone, all)
	return t, err
}

func (t *Trained) add(name string, all []sample) {
	means := name != byWordsAlone
	m := trained(all, means)
	m.Name = name
	t.models = append(t.models, m)
	f := figures(heldOut(all, means))
	f.Model, f.Floor = name, m.Floor
	t.Figures = append(t.Figures, f)
	slices.SortStableFunc(t.models, func(a, b *model) int { return cmp.Compare(a.Name, b.Name) })
}

// Write writes the models as model.json has them.
func (t Trained) Write(w io.Writer) error {
	b, err := json.MarshalIndent(t.models, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(b, '\n'))
	return err
}
