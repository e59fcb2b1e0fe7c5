package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestImportAndExport(t *testing.T) {
	dir := t.TempDir()
	nlu, made := filepath.Join(dir, "nlu.yml"), filepath.Join(dir, "intents.yaml")
	require.NoError(t, os.WriteFile(nlu, []byte("nlu:\n- intent: faq/hours\n  examples: |\n    - when are you open\n    - open on [sunday](day)\n"), 0o600))

	code, out, errs := spoken(t, nil, "", "import", "--from", nlu, "--out", made)
	require.Zero(t, code, errs)
	require.Empty(t, out)
	require.Contains(t, errs, `"faq/hours" is called faq.hours here`)
	require.Contains(t, errs, "1 intents, 2 phrases")

	code, _, errs = spoken(t, nil, "", "import", "--from", nlu, "--out", made)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "exists", "what is there is never overwritten")

	code, out, errs = spoken(t, nil, "", "export", "--intents", made)
	require.Zero(t, code, errs)
	require.Equal(t, `{"text":"when are you open","intent":"faq.hours"}`+"\n"+`{"text":"open on sunday","intent":"faq.hours"}`+"\n", out)

	code, out, errs = spoken(t, nil, "", "export", "--intents", made, "--format", "rasa")
	require.Zero(t, code, errs)
	require.Contains(t, out, "- intent: faq.hours")

	for _, args := range [][]string{{"import"}, {"export"}} {
		code, _, _ = spoken(t, nil, "", args...)
		require.Equal(t, 2, code)
	}
	code, _, errs = spoken(t, nil, "", "import", "--from", nlu, "--format", "word")
	require.Equal(t, 1, code)
	require.Contains(t, errs, "use one of csv")
	code, _, errs = spoken(t, nil, "", "classify", "--train", made, "--in", "-", "--encoder", "bert")
	require.Equal(t, 2, code)
	require.Contains(t, errs, "no encoder")
}
