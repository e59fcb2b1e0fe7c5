package training

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
)

// JSON writes the figures for programs.
func (f Figures) JSON(w io.Writer) error { return json.NewEncoder(w).Encode(f) }

// Print writes them as a table.
func (f Figures) Print(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "set\tdialogues\tbad\tAUROC\tby the greatest\tF1\tECE\trecall at 1 % before the last turn\tat 5 %\tat 5 %, all turns")
	for _, r := range []struct {
		name string
		d    Dialogues
	}{{"STAR, five folds", f.Star}, {"STAR, never seen", f.StarZero}, {"ConvAbuse, validation", f.Abuse}, {"BETOLD, structure alone", f.Betold}, {"DBDC3, breakdowns", f.Dbdc}} {
		fmt.Fprintf(t, "%s\t%d\t%d\t%.3f\t%.3f\t%.3f\t%.4f\t%.3f\t%.3f\t%.3f\n", r.name, r.d.N, r.d.Bad, r.d.AUROC, r.d.AUROCMost, r.d.F1, r.d.ECE, r.d.RecallAt1, r.d.RecallAt5, r.d.RecallAt5W)
	}
	if err := t.Flush(); err != nil {
		return err
	}
	r := f.Refit
	_, err := fmt.Fprintf(w, "\nSTAR, never seen, and %d of its labels (mean of %d draws): ECE %.4f → %.4f ± %.4f, AUROC %.3f → %.3f\nthe score falls when the words of its heaviest signal are taken out: %.1f %%\n",
		r.Labels, r.Draws, r.Before, r.After, r.Spread, r.Was, r.AUROC, 100*f.Faithful)
	return err
}
