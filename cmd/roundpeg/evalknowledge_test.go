package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/knowledge"
)

func TestEvalKnowledge(t *testing.T) {
	code, out, errs := spoken(t, nil, "", "eval", "knowledge", "--encoder", "none")
	require.Zero(t, code, errs)
	require.Contains(t, out, "20 pages, ")
	require.Contains(t, out, "108 questions that they do not answer: 0 answered")

	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o600))
		return path
	}
	write("returns.md", "# Returns\nYou can return everything within 30 days.\n\n## Refunds\nA refund takes seven days.")
	write("hours.md", "# Opening hours\nThe shop is open from Monday to Friday, 9 am to 6 pm.")
	asked := write("asked.jsonl", `{"text":"how long does a refund take","answerable":true,"page":"returns","says":"seven days"}`+"\n"+`{"text":"do you repair bicycles","answerable":false}`)
	code, out, errs = spoken(t, nil, "", "eval", "knowledge", "--encoder", "none", "--pages", dir, "--questions", asked, "--json")
	require.Zero(t, code, errs)
	var got struct {
		Pages, Passages int
		Figures         []knowledge.Figures
	}
	require.NoError(t, json.Unmarshal([]byte(out), &got))
	require.Equal(t, 2, got.Pages)
	require.Equal(t, 3, got.Passages)
	require.Len(t, got.Figures, 1)
	require.Equal(t, 1, got.Figures[0].Unanswerable)
	require.Zero(t, got.Figures[0].Wrong)

	code, _, errs = spoken(t, nil, "", "eval", "knowledge", "--encoder", "none", "--pages", dir)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "--questions")
	write("bad.md", "---\nauthor: me\n---\nText")
	code, _, errs = spoken(t, nil, "", "eval", "knowledge", "--encoder", "none", "--pages", dir, "--questions", asked)
	require.Equal(t, 1, code)
	require.Contains(t, errs, `page "bad"`)
	code, _, errs = spoken(t, nil, "", "train", "knowledge")
	require.Equal(t, 2, code)
	require.Contains(t, errs, "--out")
}
