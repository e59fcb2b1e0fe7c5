package report

import (
	"fmt"

	g "maragu.dev/gomponents"
	h "maragu.dev/gomponents/html"

	"roundpeg/handoff/backtest"
	"roundpeg/report"
)

// scrolls lets a table that is wider than a telephone scroll by itself.
func scrolls(t report.Table) g.Node { return h.Div(h.Class("wide-table"), t.Node("small")) }

func fates(r backtest.Result) g.Node {
	t := report.Table{Head: []string{"", "conversations", "share"}}
	for _, f := range r.Fates() {
		t.Rows = append(t.Rows, []string{f.Name + ": " + f.Means, fmt.Sprint(f.Cases), of(f.Cases, r.Volume.Labelled)})
	}
	return report.Section("What became of them", t.Node("small"))
}

func of(n, all int) string {
	if all == 0 {
		return unknown
	}
	return report.Exact(float64(n) / float64(all))
}

func labels(r backtest.Result) g.Node {
	t := report.Table{Head: []string{"", "conversations", "needed a person"}}
	for _, c := range r.Volume.BySource {
		t.Rows = append(t.Rows, []string{sources[backtest.Source(c.Name)], fmt.Sprint(c.Cases), fmt.Sprint(c.Bad)})
	}
	return report.Section("Labels, in order of trust", report.Either(len(t.Rows) > 0, "None.", scrolls(t)))
}

var sources = map[backtest.Source]string{backtest.Given: "the file says so", backtest.Verdict: "an agent said so", backtest.Rating: "the customer rated the bot",
	backtest.Asked: "the customer asked for a person", backtest.Abandoned: "the customer left after the bot had not understood", backtest.Again: "the customer was back within 72 hours",
	backtest.Closed: "it ended without any sign"}

func rules(r backtest.Result) g.Node {
	t := report.Table{Head: []string{"", "conversations", "labelled", "needed a person"}}
	for _, c := range r.Volume.ByRule {
		t.Rows = append(t.Rows, []string{named(c.Name, "the score"), fmt.Sprint(c.Cases), fmt.Sprint(c.Labelled), fmt.Sprint(c.Bad)})
	}
	return report.Section("Handed over, by rule", report.Either(len(t.Rows) > 0, "None.", scrolls(t)))
}

func alarms(r backtest.Result) g.Node {
	t := report.Table{Head: []string{"false alarms allowed", "counted", "threshold", "recall", "false alarms"}}
	for _, a := range r.Ranking.Alarms {
		counted := "whole conversation"
		if a.Before {
			counted = "before the last turn"
		}
		t.Rows = append(t.Rows, []string{report.Percent(a.Allowed), counted, three(a.Threshold), share(a.Recall), fmt.Sprintf("%d of %d", a.FalseAlarms, a.Good)})
	}
	return report.Section("What the risk alone finds", report.Paragraph("One threshold for all turns, without rules. What is found before the last turn is found while something can still be done."), scrolls(t))
}

func transfers(r backtest.Result) g.Node {
	t := report.Table{Head: []string{"alarms", "I", "II", "III", "false alarms in a good one"}}
	for _, k := range r.Transfer {
		if k.GTT != nil {
			t.Rows = append(t.Rows, []string{map[string]string{"policy": "the policy's", "first": "its first alone", "always": "at every turn"}[k.Alarms],
				report.Three(k.GTT[0]), report.Three(k.GTT[1]), report.Three(k.GTT[2]), three(k.FalseAlarms)})
		}
	}
	return report.Section("Golden transfer within 1, 2 and 3 turns", report.Either(len(t.Rows) > 0, "No label is known.",
		report.Paragraph("GT-T forgives a hand-off that is a turn off. Alarms at every turn get a score of it too: read it beside theirs."), scrolls(t)))
}

func differences(c backtest.Comparison) g.Node {
	t := report.Table{Head: []string{"", "A", "B", "B less A, in points"}}
	for _, d := range c.Differences {
		if d.Name == "minutes" {
			by := unknown
			if d.By != nil {
				by = fmt.Sprintf("%+.2f (%+.2f to %+.2f)", d.By.Value, d.By.Low, d.By.High)
			}
			t.Rows = append(t.Rows, []string{"minutes", two(d.A), two(d.B), by})
			continue
		}
		t.Rows = append(t.Rows, []string{figureNames[d.Name], share(d.A), share(d.B), points(d.By)})
	}
	return g.Group{scrolls(t), g.If(c.OnlyA+c.OnlyB > 0, report.Paragraph(fmt.Sprintf("Left out, as the other policy has no counterpart: %d of A, %d of B.", c.OnlyA, c.OnlyB)))}
}

var figureNames = map[string]string{"containment": "containment", "recall": "recall", "false_alarms": "false alarms", "bad_kept": "bad kept"}

func two(v *float64) string {
	if v == nil {
		return unknown
	}
	return fmt.Sprintf("%.2f", *v)
}

var kinds = map[string]string{backtest.NowHanded: "handed over, was kept", backtest.NowKept: "kept, was handed over", backtest.Earlier: "handed over earlier", backtest.Later: "handed over later"}

func changes(c backtest.Comparison) g.Node {
	t := report.Table{Head: []string{"", "all", "needed a person", "needed nobody"}}
	for _, n := range c.Changes {
		t.Rows = append(t.Rows, []string{kinds[n.Kind], fmt.Sprint(n.Cases), fmt.Sprint(n.Bad), fmt.Sprint(n.Good)})
	}
	return scrolls(t)
}
