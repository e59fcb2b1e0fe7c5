package training

import (
	"math"
	"slices"
	"time"

	"roundpeg/handoff"
	"roundpeg/handoff/fit"
)

// ridge of the frustration model.
const ridge = 2

// held are the weights that are not learned. What customers of real bots show most is that they repeat themselves, and that the bot does;
// people who are paid to talk to a wizard hardly ever do, nor shout, so their dialogues cannot teach it. Strong words are rare in real logs, too, but are hardly ever meant well there.
var held = map[string]float64{"repeats": .5, "repeats_much": 1.5, "bot_repeats": .4, "same_question": .3, "fallbacks": .4, "fallback_rate": .3, "stuck": .2, "shouted": .4, "exclaimed": .4, "outraged": 2.4}

// doubts are set by hand, to meet: a sure answer to a calm customer is a risk of about .05, one that is known with .5 and sure of .5 about .3; an opinion that is sure of itself brings the offer of a person. A business's own conversations refit them.
var doubts = map[string]float64{"unknown": 3, "unsure": 2, "strays": 6, "fallbacks_in_a_row": 1.5, "falling": .8, "no_use": 1.5, "turns": .5, "asks_human": 4, "hints_at_human": 1, "danger": 4, "advised": 3}

// Train makes the model that is shipped, with its figures. The same data give the same model, but for the date.
func Train(d *Data, now time.Time) (*handoff.Model, error) {
	f, m, err := evaluate(d)
	if err != nil {
		return nil, err
	}
	m.Trained.On, m.Trained.Figures, m.Trained.Data = now.UTC().Format(time.DateOnly), f.record(), record(d.comments, slices.Concat(d.star, d.abuse))
	return m, nil
}

// parts is into how many parts dialogues are cut to learn the weights: of each the features are taken by a tone that was learned without it, as they will be of dialogues to come.
const parts = 3

// learn takes tone and weights from dialogues, the tone from comments, too.
func learn(comments []comment, from []dialogue) (*handoff.Model, error) {
	m := blank(learnTone(comments, from))
	var all []fit.Example
	for k := range uint32(parts) {
		var in, out []dialogue
		for _, d := range from {
			if fit.Fold("tone "+d.group, parts) == k {
				out = append(out, d)
			} else {
				in = append(in, d)
			}
		}
		part := blank(learnTone(comments, in))
		if err := part.Compile(); err != nil {
			return nil, err
		}
		all = append(all, examples(part, out)...)
	}
	weigh(m, all)
	return m, m.Compile()
}

// blank is a model without weights.
func blank(words map[string]float64) *handoff.Model {
	m := &handoff.Model{Name: "frustration-2", Words: words, Frustration: map[string]float64{}, Doubts: doubts, Calibrated: handoff.Calibrated{Frustration: fit.Same, Risk: fit.Same}}
	m.Trained.By = "logistic regression with a ridge of 2, weights held to the side that their names promise (roundpeg train handoff)"
	for name := range held {
		m.Trained.Held = append(m.Trained.Held, name)
	}
	slices.Sort(m.Trained.Held)
	return m
}

// weigh learns the weights of the features.
func weigh(m *handoff.Model, all []fit.Example) {
	p := fit.Problem{Ridge: ridge, Signs: handoff.FeatureSigns(), Held: map[int]float64{}}
	names := handoff.FeatureNames()
	for i, name := range names {
		if w, ok := held[name]; ok {
			p.Held[i] = w
		}
	}
	w, base := p.Solve(all)
	for i, name := range names {
		m.Frustration[name] = round(w[i])
	}
	m.Base = round(base)
}

func round(w float64) float64 { return math.Round(w*1000) / 1000 }

// examples are the features of each dialogue after its last turn.
func examples(m *handoff.Model, all []dialogue) (out []fit.Example) {
	for _, d := range all {
		x := m.Measure(d.Turns)
		if len(x) == 0 {
			continue
		}
		out = append(out, fit.Example{X: x[len(x)-1][:], Bad: d.bad, Group: d.group, Set: d.set})
	}
	return out
}

func record(comments []comment, from []dialogue) (sets []handoff.DataSet) {
	add := func(name, source, licence string, rows, bad int) {
		if rows > 0 {
			sets = append(sets, handoff.DataSet{Name: name, Rows: rows, Bad: bad, Source: source, Licence: licence})
		}
	}
	bad := func(set string) (rows, n int) {
		for _, d := range from {
			if d.set == set {
				if rows++; d.bad {
					n++
				}
			}
		}
		return rows, n
	}
	rows, n := bad("star")
	add("STAR, annoyed customers", "Mosig et al. 2020", "MIT", rows, n)
	rows, n = bad("convabuse-train")
	add("ConvAbuse, train, abusive last turns", "Cercas Curry et al. 2021", "CC BY 4.0", rows, n)
	n = 0
	for _, c := range comments {
		if has(c.Emotions, annoyed...) {
			n++
		}
	}
	add("GoEmotions, train, for the tone of words", "Demszky et al. 2020", "Apache-2.0", len(comments), n)
	return sets
}
