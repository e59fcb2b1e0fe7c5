package report

import (
	"fmt"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

const unknown = "–"

func share(v *float64) string {
	if v == nil {
		return unknown
	}
	return report.Exact(*v)
}

func three(v *float64) string {
	if v == nil {
		return unknown
	}
	return report.Three(*v)
}

// banded is a share with its band.
func banded(b *backtest.Band) string {
	if b == nil {
		return unknown
	}
	return fmt.Sprintf("%s (%.1f–%.1f)", report.Exact(b.Value), 100*b.Low, 100*b.High)
}

func minutes(b *backtest.Band) string {
	if b == nil {
		return unknown
	}
	return fmt.Sprintf("%.2f (%.2f–%.2f)", b.Value, b.Low, b.High)
}

// points is a difference of shares.
func points(b *backtest.Band) string {
	if b == nil {
		return unknown
	}
	return fmt.Sprintf("%+.1f (%+.1f to %+.1f)", 100*b.Value, 100*b.Low, 100*b.High)
}

func named(name, otherwise string) string {
	if name == "" {
		return otherwise
	}
	return name
}

// figures are the lines of the main table.
func figures(r backtest.Result) []report.Figure {
	o := r.Operating
	all := []report.Figure{
		{Name: "containment", Value: banded(o.Containment), Means: "of all conversations, kept by the bot"},
		{Name: "recall", Value: banded(o.Recall), Means: "of those that needed a person, handed over in time"},
		{Name: "false alarms", Value: banded(o.FalseAlarms), Means: "of those that needed nobody, handed over without a request"},
		{Name: "bad kept", Value: banded(o.BadKept), Means: "of those kept, a person was needed"},
		{Name: "minutes", Value: minutes(o.Minutes), Means: "of an agent for a conversation, at these costs"},
	}
	if c := r.Curve.Cheapest; c != nil && c.Step != r.Curve.Chosen {
		all = append(all, report.Figure{Name: "could be saved", Value: minutes(&c.Saves),
			Means: fmt.Sprintf("minutes a conversation, with thresholds divided by %.2f; resamples find the cheapest between %.2f and %.2f", c.Factor, c.FactorLow, c.FactorHigh)})
	}
	lead := unknown
	if r.Lead.Median != nil {
		lead = fmt.Sprintf("%g (%g–%g)", *r.Lead.Median, *r.Lead.P25, *r.Lead.P75)
	}
	return append(all,
		report.Figure{Name: "lead in turns", Value: lead, Means: "median and quarters, of those handed over in time"},
		report.Figure{Name: "AUROC", Value: three(r.Ranking.AUROC), Means: "chance that the greatest risk of a bad one is above that of a good one"},
		report.Figure{Name: "AUROC by frustration", Value: three(r.Ranking.AUROCFrustration), Means: "the same by the greatest frustration"},
		report.Figure{Name: "AURC", Value: three(r.Coverage.AURC), Means: "mean bad share of those kept, over all coverages; lower is better"},
		report.Figure{Name: "ECE", Value: three(r.Calibration.ECE), Means: "mean distance of risk and what became of them, in ten bins"},
		report.Figure{Name: "Brier", Value: three(r.Calibration.Brier), Means: "mean square of that distance, of every conversation"})
}
