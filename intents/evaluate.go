package intents

import (
	"cmp"
	"context"
	"errors"
	"math"
	"slices"
)

// Report is what a classifier does on labelled utterances. Shares are in
// [0, 1]; figures that need out-of-scope utterances are 0 without any.
type Report struct {
	InScope    int `json:"in_scope"`
	OutOfScope int `json:"out_of_scope"`
	// Accuracy is the share of in-scope utterances whose best intent is right,
	// whatever known says.
	Accuracy float64 `json:"accuracy"`
	// AUROC is the chance that an in-scope utterance is more known than an
	// out-of-scope one.
	AUROC float64 `json:"oos_auroc"`
	// FPR95 is the share of out-of-scope utterances called known where 95 % of
	// the in-scope ones are.
	FPR95 float64 `json:"oos_fpr95"`
	// RecallAt3 is the largest share of out-of-scope utterances that a threshold
	// can catch at a loss of in-scope accuracy of at most 3 points.
	RecallAt3 float64 `json:"oos_recall_at_3"`
	// Recall and Loss are the same at the threshold that was fitted.
	Recall float64 `json:"oos_recall"`
	Loss   float64 `json:"in_scope_loss"`
	// ECE is the expected calibration error of confidence on in-scope utterances.
	ECE float64 `json:"ece"`
	// Answered (rightly), Wrong, Ambiguous and Unknown are what becomes of the
	// in-scope utterances if all that is known and not ambiguous is answered;
	// FalseAnswered is the share of the out-of-scope ones that is.
	Answered      float64 `json:"answered"`
	Wrong         float64 `json:"wrong"`
	Ambiguous     float64 `json:"ambiguous"`
	Unknown       float64 `json:"unknown"`
	FalseAnswered float64 `json:"oos_answered"`
}

// judged is one utterance as read.
type judged struct {
	known, confidence float64
	right, accepted   bool
}

// Evaluate reads every row. Rows whose intent is not among known are out of
// scope: OutOfScope itself, and intents that the classifier was not taught.
func Evaluate(ctx context.Context, c Classifier, known []string, rows []Example) (Report, error) {
	if len(rows) == 0 {
		return Report{}, errors.New("intents: evaluate: no utterances: give a file with some")
	}
	taught := map[string]bool{}
	for _, n := range known {
		taught[n] = true
	}
	var rep Report
	var in, out []judged
	readings, err := classifyAll(ctx, c, rows)
	if err != nil {
		return Report{}, err
	}
	for i, r := range readings {
		e := rows[i]
		j := judged{r.Known, r.Confidence, r.Intent == e.Intent, r.IsKnown}
		if !taught[e.Intent] {
			out = append(out, j)
			if r.IsKnown && !r.Ambiguous {
				rep.FalseAnswered++
			}
			continue
		}
		in = append(in, j)
		switch {
		case !r.IsKnown:
			rep.Unknown++
		case r.Ambiguous:
			rep.Ambiguous++
		case j.right:
			rep.Answered++
		default:
			rep.Wrong++
		}
	}
	rep.InScope, rep.OutOfScope = len(in), len(out)
	n, m := max(1, float64(len(in))), max(1, float64(len(out)))
	rep.Unknown, rep.Ambiguous, rep.Answered, rep.Wrong = rep.Unknown/n, rep.Ambiguous/n, rep.Answered/n, rep.Wrong/n
	rep.FalseAnswered /= m
	rep.Accuracy, rep.Loss = share(in, func(j judged) bool { return j.right }), share(in, func(j judged) bool { return j.right && !j.accepted })
	rep.Recall = share(out, func(j judged) bool { return !j.accepted })
	rep.ECE = calibrationError(in)
	rep.separation(in, out)
	return rep, nil
}

func share(rows []judged, is func(judged) bool) float64 {
	n := 0
	for _, j := range rows {
		if is(j) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(rows)))
}

// separation fills in the figures that do not depend on the fitted threshold.
func (rep *Report) separation(in, out []judged) {
	if len(in) == 0 || len(out) == 0 {
		return
	}
	type point struct {
		judged
		in bool
	}
	var all []point
	for _, j := range in {
		all = append(all, point{j, true})
	}
	for _, j := range out {
		all = append(all, point{j, false})
	}
	slices.SortFunc(all, func(a, b point) int { return cmp.Compare(a.known, b.known) })
	var below, lost, caught int // in-scope, of those right, out-of-scope
	var wins float64
	rep.FPR95 = 1
	for i := 0; i < len(all); { // a step for each value of known, ties together
		end, ins, outs := i, 0, 0
		rep.at(len(in), len(out), below, lost, caught)
		for ; end < len(all) && cmp.Compare(all[end].known, all[i].known) == 0; end++ {
			if !all[end].in {
				outs++
				continue
			}
			ins++
			if all[end].right {
				lost++
			}
		}
		wins += float64(ins) * (float64(caught) + float64(outs)/2)
		below, caught, i = below+ins, caught+outs, end
	}
	rep.AUROC = wins / (float64(len(in)) * float64(len(out)))
}

// at considers a threshold that has so many below it.
func (rep *Report) at(in, out, below, lost, caught int) {
	recall := float64(caught) / float64(out)
	if float64(lost) <= 0.03*float64(in) {
		rep.RecallAt3 = max(rep.RecallAt3, recall)
	}
	if float64(below) <= 0.05*float64(in) {
		rep.FPR95 = min(rep.FPR95, 1-recall)
	}
}

// calibrationError is the mean distance of confidence and accuracy over 15
// equal bins (Guo et al. 2017).
func calibrationError(rows []judged) float64 {
	const bins = 15
	var off [bins]float64
	for _, j := range rows {
		b := min(bins-1, int(j.confidence*bins))
		off[b] += j.confidence
		if j.right {
			off[b]--
		}
	}
	sum := 0.0
	for _, o := range off {
		sum += math.Abs(o)
	}
	return sum / float64(max(1, len(rows)))
}
