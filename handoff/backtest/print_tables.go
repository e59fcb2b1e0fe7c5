package backtest

import "fmt"

// shownSteps are those of the curve that a terminal has room for: each 1.52 times the one before.
const shownSteps = 4

func (r Result) printCurve(p paper) {
	p.head("If a wrong containment were so much dearer (thresholds are divided by it)")
	p.row("factor", "handed", "missed", "late", "needless", "recall", "bad kept", "minutes")
	for k, s := range r.Curve.Steps {
		cheapest := r.Curve.Cheapest != nil && r.Curve.Cheapest.Step == k
		mark := ""
		switch {
		case k == r.Curve.Chosen && cheapest:
			mark = "chosen, cheapest"
		case k == r.Curve.Chosen:
			mark = "chosen"
		case cheapest:
			mark = "cheapest"
		case (k-r.Curve.Chosen)%shownSteps != 0:
			continue
		}
		p.row(fmt.Sprintf("%.2f", s.Factor), fmt.Sprint(s.Handed), fmt.Sprint(s.Missed), fmt.Sprint(s.Late), fmt.Sprint(s.Needless), share(s.Recall),
			share(s.BadKept), banded2(s.Cost), mark)
	}
	if c := r.Curve.Cheapest; c != nil && c.Step != r.Curve.Chosen {
		fmt.Fprintf(p, "The cheapest saves %s minutes a conversation; resamples find it at a factor of %.2f to %.2f.\n", banded2(&c.Saves), c.FactorLow, c.FactorHigh)
	}
}

func (r Result) printRanking(p paper) {
	p.head("How well they are told apart")
	p.row("AUROC", three(r.Ranking.AUROC), "a bad conversation's greatest risk above a good one's")
	p.row("AUROC by frustration", three(r.Ranking.AUROCFrustration), "the same by the greatest frustration")
	p.row("AURC", three(r.Coverage.AURC), "mean bad share of those kept, over all coverages; lower is better")
	for _, a := range r.Ranking.Alarms {
		when := "in the whole conversation"
		if a.Before {
			when = "before the last turn"
		}
		p.row(fmt.Sprintf("recall at %.0f %% false alarms", 100*a.Allowed), share(a.Recall), fmt.Sprintf("%s; threshold %s, %d alarms in %d good ones", when, three(a.Threshold), a.FalseAlarms, a.Good))
	}
	lead := "–"
	if r.Lead.Median != nil {
		lead = fmt.Sprintf("%g  (%g to %g)", *r.Lead.Median, *r.Lead.P25, *r.Lead.P75)
	}
	p.row("lead in turns", lead, "median and quarters, of those handed over in time")
	p.row("ECE", three(r.Calibration.ECE), "mean distance of risk and what became of them, in ten bins")
	p.row("Brier", three(r.Calibration.Brier), "mean square of it")
	p.head("Golden transfer within 1, 2 and 3 turns")
	p.row("alarms", "I", "II", "III", "false alarms in a good one")
	for _, t := range r.Transfer {
		if t.GTT != nil {
			p.row(t.Alarms, three(&t.GTT[0]), three(&t.GTT[1]), three(&t.GTT[2]), three(t.FalseAlarms))
		}
	}
}

func (r Result) printGaps(p paper) {
	if len(r.Gaps) == 0 {
		return
	}
	p.head("Gaps, in points over all")
	p.row("by", "name", "labelled", "bad", "recall", "gap", "false alarms", "gap")
	for _, g := range r.Gaps {
		p.row(g.By, named(g.Name), fmt.Sprint(g.Labelled), fmt.Sprint(g.Bad), share(g.Recall), points(g.RecallGap), share(g.FalseAlarms), points(g.FalseAlarmsGap))
	}
}

func named(name string) string {
	if name == "" {
		return "not known"
	}
	return name
}

func points(b *Band) string {
	if b == nil {
		return "–"
	}
	return fmt.Sprintf("%+.1f  (%+.1f to %+.1f)", 100*b.Value, 100*b.Low, 100*b.High)
}

// shownEntries of each list; the report and the JSON have all.
const shownEntries = 5

func (r Result) printLists(p paper) {
	for _, l := range []struct {
		title string
		all   []Entry
	}{{"To read: missed", r.Lists.Missed}, {"To read: late", r.Lists.Late}, {"To read: needless", r.Lists.Needless}} {
		if len(l.all) == 0 {
			continue
		}
		p.head(l.title)
		for _, e := range l.all[:min(shownEntries, len(l.all))] {
			p.row(e.ID, e.Why)
		}
	}
}
