package handoff

import (
	"slices"

	"roundpeg/chat"
	"roundpeg/handoff/fit"
)

// Labelled is a conversation of which somebody or something says how it went.
type Labelled struct {
	X     map[string]float64 // values of the signals at its last turn with the bot, by name; the names of features and doubts count
	Bad   bool
	Group string // the customer; stays together
}

// FewLabels is from how many on weights are learned; with fewer the base alone is moved.
const FewLabels = 25

// closeness is how strongly weights are drawn to those that are there already: the ridge around them. Of 2, 3, 5, 10, 30 and 100, 3 served well on draws of 25, 100 and 400 labels.
const closeness = 3

// Label makes a label of a dialogue that is not from a log here.
func (m *Model) Label(turns []DialogueTurn, bad bool, group string) Labelled {
	l := Labelled{X: map[string]float64{}, Bad: bad, Group: group}
	if x := m.Measure(turns); len(x) > 0 {
		for i, v := range x[len(x)-1] {
			l.X[about[i].name] = v
		}
	}
	return l
}

// Refit is the model adapted to a business by its own conversations: from 25 labels on the weights, drawn to those that are there, and the calibration by scores that
// were not trained on; with fewer the base alone. Without labels of both kinds nothing changes.
func (m *Model) Refit(labels []Labelled) *Model {
	own := *m
	bad := 0
	for _, l := range labels {
		if l.Bad {
			bad++
		}
	}
	if bad == 0 || bad == len(labels) {
		return &own
	}
	own.Name = m.Name + " refitted"
	own.Calibrated = Calibrated{Frustration: fit.Same, Risk: fit.Same}
	all, mood := m.examples(labels)
	if len(labels) < FewLabels {
		own.Calibrated.Risk = fit.Shift(m.scored(all))
		own.Calibrated.Frustration = fit.Shift(m.moods(mood))
		return &own
	}
	w, base := m.sought(all)
	own.Frustration, own.Doubts, own.Base = map[string]float64{}, map[string]float64{}, base
	for i, a := range about {
		own.Frustration[a.name] = w[i]
	}
	for i, name := range doubtNames {
		own.Doubts[name] = w[int(featureCount)+i]
	}
	if err := own.Compile(); err != nil { // signs and bounds are held by the search
		return m
	}
	own.Calibrated.Risk = fit.Calibrate(m.outside(all, (*Model).scored))
	own.Calibrated.Frustration = fit.Calibrate(m.outside(mood, (*Model).moods))
	return &own
}

// examples are the labels as vectors, features first; mood are those of which the trouble, if any, was not that the bot did not know the matter.
func (m *Model) examples(labels []Labelled) (all, mood []fit.Example) {
	for _, l := range labels {
		e := fit.Example{X: make([]float64, 0, int(featureCount)+int(doubtCount)), Bad: l.Bad, Group: l.Group}
		for _, a := range about {
			e.X = append(e.X, l.X[a.name])
		}
		for _, name := range doubtNames {
			e.X = append(e.X, l.X[name])
		}
		all = append(all, e)
		if l.X[doubtNames[unfamiliar]] < .5 {
			mood = append(mood, e)
		}
	}
	return all, mood
}

func (m *Model) vector() []float64 { return slices.Concat(m.weights[:], m.doubts[:]) }

// sought are weights and base, drawn to those of m.
func (m *Model) sought(all []fit.Example) (w []float64, base float64) {
	signs := FeatureSigns()
	for range doubtNames {
		signs = append(signs, 1)
	}
	return fit.Problem{Ridge: closeness, Prior: m.vector(), Anchor: 1.5, Base: m.Base, Signs: signs}.Solve(all)
}

// scored are the log-odds of the risk, moods those of the frustration, both before calibration.
func (m *Model) scored(all []fit.Example) (z []float64, bad []bool) {
	return m.dots(all, m.vector())
}

func (m *Model) moods(all []fit.Example) (z []float64, bad []bool) { return m.dots(all, m.weights[:]) }

func (m *Model) dots(all []fit.Example, w []float64) (z []float64, bad []bool) {
	for _, e := range all {
		z, bad = append(z, fit.Dot(w, m.Base, e.X[:len(w)])), append(bad, e.Bad)
	}
	return z, bad
}

// outside scores each example by weights that were learned without its fold.
func (m *Model) outside(all []fit.Example, score func(*Model, []fit.Example) ([]float64, []bool)) (z []float64, bad []bool) {
	const folds = 5
	for k := range uint32(folds) {
		var train, test []fit.Example
		for _, e := range all {
			if fit.Fold(e.Group, folds) == k {
				test = append(test, e)
			} else {
				train = append(train, e)
			}
		}
		part := *m
		if len(train) > 0 {
			w, base := m.sought(train)
			copy(part.weights[:], w)
			copy(part.doubts[:], w[featureCount:])
			part.Base = base
		}
		zs, bads := score(&part, test)
		z, bad = append(z, zs...), append(bad, bads...)
	}
	return z, bad
}

// Heaviest is what speaks most for annoyance after a dialogue's last turn, with the customer's words that show it, and the score.
func (m *Model) Heaviest(turns []DialogueTurn) (signal, quoted string, p float64) {
	all := make([]heard, 0, len(turns))
	for _, t := range turns {
		all = append(all, m.hear(said{by: chat.Role(t.By), text: t.Text, fallback: t.Fallback}))
	}
	f := measure(all)
	most := 0.0
	for i, x := range f.x {
		if w := m.weights[i] * x; w > most {
			most, signal, quoted = w, about[i].name, f.quotes[i]
		}
	}
	return signal, quoted, m.WornOut(&f.x)
}

// Risks are the probabilities that this model gives labelled conversations.
func (m *Model) Risks(labels []Labelled) (out []fit.Scored) {
	all, _ := m.examples(labels)
	z, bad := m.scored(all)
	for i, v := range z {
		out = append(out, fit.Scored{P: fit.Sigmoid(m.Calibrated.Risk.Of(v)), Bad: bad[i]})
	}
	return out
}

// RisksOutside are those that models give which were refitted without the conversation in question, five in all.
func (m *Model) RisksOutside(labels []Labelled) (out []fit.Scored) {
	const folds = 5
	for k := range uint32(folds) {
		var train, test []Labelled
		for _, l := range labels {
			if fit.Fold(l.Group, folds) == k {
				test = append(test, l)
			} else {
				train = append(train, l)
			}
		}
		out = append(out, m.Refit(train).Risks(test)...)
	}
	return out
}
