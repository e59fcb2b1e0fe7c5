package training

import (
	"math"
	"slices"

	"roundpeg/handoff"
	"roundpeg/handoff/fit"
)

// Figures are how well the scorer tells. Shares and probabilities; of a dialogue the score after its last turn, unless it says otherwise.
type Figures struct {
	Star     Dialogues `json:"star"`      // five folds by user, trained on the rest and the other sets
	StarZero Dialogues `json:"star_zero"` // trained on the other sets alone
	Abuse    Dialogues `json:"convabuse"` // validation part
	Betold   Dialogues `json:"betold"`    // real calls, by their structure alone; none of it was trained on
	Dbdc     Dialogues `json:"dbdc3"`     // bot turns that most readers saw as a breakdown, by the risk after the customer's answer
	Refit    Refitted  `json:"refit"`     // STAR, by a model that never saw it, after 400 labels of it
	Faithful float64   `json:"faithful"`  // share of bad dialogues in which the score falls when the words of the heaviest signal are taken out
}

// Dialogues are figures of one set.
type Dialogues struct {
	N          int     `json:"n"`
	Bad        int     `json:"bad"`
	AUROC      float64 `json:"auroc"`
	AUROCMost  float64 `json:"auroc_most"`     // by the greatest score of all turns
	F1         float64 `json:"f1"`             // the best of all thresholds
	ECE        float64 `json:"ece"`            // ten bins of equal width
	ACE        float64 `json:"ace"`            // ten bins of equal size
	RecallAt1  float64 `json:"recall_1_early"` // by the greatest score before the last customer turn, at 1 % false alarms per dialogue
	RecallAt5  float64 `json:"recall_5_early"`
	RecallAt5W float64 `json:"recall_5"` // and over the whole dialogue
}

// Refitted is what a few labels of a business's own do: means over draws of them, measured on the rest.
type Refitted struct {
	Labels int     `json:"labels"`
	Draws  int     `json:"draws"`
	Before float64 `json:"ece_before"`
	After  float64 `json:"ece_after"`
	Spread float64 `json:"ece_after_spread"` // one standard deviation
	ACE    float64 `json:"ace_after"`
	Was    float64 `json:"auroc_before"`
	AUROC  float64 `json:"auroc_after"`
}

// Evaluate measures by cross-validation: nothing is measured on what it was trained on.
func Evaluate(d *Data) (Figures, error) {
	f, _, err := evaluate(d)
	return f, err
}

// evaluate gives the model of all data, too.
func evaluate(d *Data) (f Figures, all *handoff.Model, err error) {
	star, zero := &ranks{}, &ranks{}
	for k := range uint32(5) {
		train := slices.Clone(d.abuse)
		for _, x := range d.star {
			if fit.Fold(x.group, 5) != k {
				train = append(train, x)
			}
		}
		m, err := learn(d.comments, train)
		if err != nil {
			return f, nil, err
		}
		for _, x := range d.star {
			if fit.Fold(x.group, 5) == k {
				star.add(m, x)
			}
		}
	}
	others, err := learn(d.comments, d.abuse)
	if err != nil {
		return f, nil, err
	}
	for _, x := range d.star {
		zero.add(others, x)
	}
	if all, err = learn(d.comments, slices.Concat(d.star, d.abuse)); err != nil {
		return f, nil, err
	}
	f.Star, f.StarZero = star.figures(), zero.figures()
	f.Abuse, f.Betold = scoreAll(all, d.abuseValid), scoreAll(all, d.betold)
	f.Dbdc = scoreBreakdowns(all, d.dbdc)
	f.Refit = refitStar(others, d.star)
	f.Faithful = faithful(all, d)
	return f, all, nil
}

// ranks are the scores of dialogues, taken in several ways.
type ranks struct{ last, most, early []fit.Scored }

func (r *ranks) add(m *handoff.Model, d dialogue) {
	x := m.Measure(d.Turns)
	if len(x) == 0 {
		return
	}
	left, most, early := d.customers(), 0.0, 0.0
	for i := range x {
		if d.Turns[i].By != "customer" {
			continue
		}
		p := m.WornOut(&x[i])
		most = max(most, p)
		if left--; left > 0 {
			early = max(early, p)
		}
	}
	r.last = append(r.last, fit.Scored{P: m.WornOut(&x[len(x)-1]), Bad: d.bad})
	r.most = append(r.most, fit.Scored{P: most, Bad: d.bad})
	r.early = append(r.early, fit.Scored{P: early, Bad: d.bad})
}

func (r *ranks) figures() (f Dialogues) {
	f.N = len(r.last)
	for _, s := range r.last {
		if s.Bad {
			f.Bad++
		}
	}
	f.AUROC, f.AUROCMost, f.F1, f.ECE, f.ACE = fit.AUROC(r.last), fit.AUROC(r.most), fit.BestF1(r.last), fit.ECE(r.last, 10), fit.ACE(r.last, 10)
	f.RecallAt1, f.RecallAt5, f.RecallAt5W = fit.RecallAt(r.early, .01), fit.RecallAt(r.early, .05), fit.RecallAt(r.most, .05)
	return f
}

func scoreAll(m *handoff.Model, all []dialogue) Dialogues {
	r := &ranks{}
	for _, d := range all {
		r.add(m, d)
	}
	return r.figures()
}

// scoreBreakdowns holds the score after the customer's next turn against what most readers saw in the bot's.
func scoreBreakdowns(m *handoff.Model, all []breakdown) Dialogues {
	r := &ranks{}
	for _, b := range all {
		var turns []handoff.DialogueTurn
		for _, t := range b.Turns {
			turns = append(turns, t.DialogueTurn)
		}
		x := m.Measure(turns)
		for i := range b.Turns[:max(0, len(b.Turns)-1)] {
			if o := b.Turns[i].Breakdown; o != nil && b.Turns[i+1].By == "customer" {
				s := fit.Scored{P: m.WornOut(&x[i+1]), Bad: o["X"] > .5}
				r.last, r.most, r.early = append(r.last, s), append(r.most, s), append(r.early, s)
			}
		}
	}
	return r.figures()
}

func (f Figures) record() map[string]float64 {
	out := map[string]float64{}
	for name, v := range map[string]float64{"star_auroc": f.Star.AUROC, "star_recall_5_early": f.Star.RecallAt5, "star_ece": f.Star.ECE, "star_zero_auroc": f.StarZero.AUROC,
		"convabuse_f1": f.Abuse.F1, "convabuse_auroc": f.Abuse.AUROC, "convabuse_ece": f.Abuse.ECE, "refit_ece": f.Refit.After, "faithful": f.Faithful} {
		out[name] = math.Round(v*1000) / 1000
	}
	return out
}
