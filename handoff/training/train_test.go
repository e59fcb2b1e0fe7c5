package training

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
	"roundpeg/handoff"
)

// data reads the public sets. They are no part of the project: without them the test says what it skips.
func data(t testing.TB) *Data {
	t.Helper()
	dir := os.Getenv("ROUNDPEG_DATA")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "data")
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("SKIPPED, nothing is measured: %v (ROUNDPEG_DATA names the folder of the data sets)", err)
	}
	d, err := Read(dir)
	require.NoError(t, err)
	return d
}

// TestShippedModel makes the model anew: what is shipped is what the command makes of the data, and its record says what was measured. The phrases of its cues were written with the
// training parts in view, so expect a little less elsewhere.
func TestShippedModel(t *testing.T) {
	computes.Only(t)
	d := data(t)
	f, m, err := evaluate(d)
	require.NoError(t, err)
	b, err := json.MarshalIndent(f, "", "  ")
	require.NoError(t, err)
	t.Logf("%s", b)
	require.GreaterOrEqual(t, f.Star.AUROC, .81)
	require.GreaterOrEqual(t, f.Star.AUROCMost, .79)
	require.GreaterOrEqual(t, f.Star.RecallAt5, .36)
	require.LessOrEqual(t, f.Star.ECE, .01)
	require.GreaterOrEqual(t, f.StarZero.AUROC, .76)
	require.GreaterOrEqual(t, f.Abuse.F1, .835)
	require.GreaterOrEqual(t, f.Abuse.AUROC, .925)
	require.GreaterOrEqual(t, f.Faithful, .95)
	require.LessOrEqual(t, f.Refit.After, .015, "400 labels of another business's customers")
	require.Greater(t, f.Refit.AUROC, f.Refit.Was+.02)

	m.Trained.On, m.Trained.Figures, m.Trained.Data = handoff.Shipped.Trained.On, f.record(), record(d.comments, slices.Concat(d.star, d.abuse))
	want, err := json.MarshalIndent(handoff.Shipped, "", "  ")
	require.NoError(t, err)
	got, err := json.MarshalIndent(m, "", "  ")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "make it anew with: roundpeg train handoff --data DIR --out handoff/model.json")
}

func TestReadNamesTheFileAndLine(t *testing.T) {
	_, err := Read(t.TempDir())
	require.ErrorContains(t, err, "star")
	require.ErrorContains(t, err, "--data")
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "star"), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "star", "dialogues.jsonl"), []byte("{}\nno\n"), 0o600))
	_, err = Read(dir)
	require.ErrorContains(t, err, "line 2")
}
