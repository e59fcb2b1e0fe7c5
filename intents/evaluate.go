package intents

import (
	"cmp"
	"context"
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

// Evaluate reads every row, as Judge does, and measures.
func Evaluate(ctx context.Context, c Classifier, known []string, rows []Example) (Report, error) {
	judged, err := Judge(ctx, c, known, rows)
	if err != nil {
		return Report{}, err
	}
	return Measure(judged), nil
}

// Measure gives the figures of utterances that were read.
func Measure(rows []Judged) Report {
	var rep Report
	var in, out []Judged
	for _, j := range rows {
		if !j.InScope {
			out = append(out, j)
			if j.IsKnown && !j.Ambiguous {
				rep.FalseAnswered++
			}
			continue
		}
		in = append(in, j)
		switch {
		case !j.IsKnown:
			rep.Unknown++
		case j.Ambiguous:
			rep.Ambiguous++
		case j.Right:
			rep.Answered++
		default:
			rep.Wrong++
		}
	}
	rep.InScope, rep.OutOfScope = len(in), len(out)
	n, m := max(1, float64(len(in))), max(1, float64(len(out)))
	rep.Unknown, rep.Ambiguous, rep.Answered, rep.Wrong = rep.Unknown/n, rep.Ambiguous/n, rep.Answered/n, rep.Wrong/n
	rep.FalseAnswered /= m
	rep.Accuracy, rep.Loss = share(in, func(j Judged) bool { return j.Right }), share(in, func(j Judged) bool { return j.Right && !j.IsKnown })
	rep.Recall = share(out, func(j Judged) bool { return !j.IsKnown })
	rep.ECE = calibrationError(in)
	rep.separation(in, out)
	return rep
}

func share(rows []Judged, is func(Judged) bool) float64 {
	n := 0
	for _, j := range rows {
		if is(j) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(rows)))
}

// separation fills in the figures that do not depend on the fitted threshold.
func (rep *Report) separation(in, out []Judged) {
	if len(in) == 0 || len(out) == 0 {
		return
	}
	all := slices.Concat(in, out)
	slices.SortFunc(all, func(a, b Judged) int { return cmp.Compare(a.Known, b.Known) })
	var below, lost, caught int // in-scope, of those right, out-of-scope
	var wins float64
	rep.FPR95 = 1
	for i := 0; i < len(all); { // a step for each value of known, ties together
		end, ins, outs := i, 0, 0
		rep.at(len(in), len(out), below, lost, caught)
		for ; end < len(all) && cmp.Compare(all[end].Known, all[i].Known) == 0; end++ {
			if !all[end].InScope {
				outs++
				continue
			}
			ins++
			if all[end].Right {
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
func calibrationError(rows []Judged) float64 {
	const bins = 15
	var off [bins]float64
	for _, j := range rows {
		b := min(bins-1, int(j.Confidence*bins))
		off[b] += j.Confidence
		if j.Right {
			off[b]--
		}
	}
	sum := 0.0
	for _, o := range off {
		sum += math.Abs(o)
	}
	return sum / float64(max(1, len(rows)))
}
