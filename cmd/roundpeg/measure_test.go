package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/intents"
)

// tiny writes a set of four intents and texts to measure it on.
func tiny(t *testing.T) (train, test string) {
	dir := t.TempDir()
	train, test = filepath.Join(dir, "train.jsonl"), filepath.Join(dir, "test.jsonl")
	var phrases, texts strings.Builder
	for i, w := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight"} {
		for intent, text := range map[string]string{"parcel": "where is my parcel number", "bill": "send me the bill", "hours": "when do you open on day", "<b>odd</b>": "I forgot the password of account"} {
			to := &phrases
			if i > 5 {
				to = &texts
			}
			fmt.Fprintf(to, `{"text":"%s %s","intent":"%s"}`+"\n", text, w, intent)
		}
	}
	texts.WriteString(`{"text":"the moon <script>is</script> far away","intent":"oos"}` + "\n" + `{"text":"send me the moon","intent":"oos"}` + "\n" + `{"text":"where is the bill","intent":"parcel"}` + "\n")
	require.NoError(t, os.WriteFile(train, []byte(phrases.String()), 0o600))
	require.NoError(t, os.WriteFile(test, []byte(texts.String()), 0o600))
	return train, test
}

func TestEvalWritesAReport(t *testing.T) {
	train, test := tiny(t)
	page := filepath.Join(t.TempDir(), "report.html")
	args := []string{"eval", "intents", "--train", train, "--encoder", "none"}
	measure := append(args[:len(args):len(args)], "--test", test)

	_, without, _ := spoken(t, nil, "", measure...)
	code, out, errs := spoken(t, nil, "", append(measure, "--html", page)...)
	require.Zero(t, code, errs)
	require.Equal(t, without, out, "what is printed stays what it is")
	b, err := os.ReadFile(page)
	require.NoError(t, err)
	html := string(b)
	for _, want := range []string{"train.jsonl", "test.jsonl", "9 in scope, 2 out of scope", time.Now().UTC().Format("2006-01-02"), "words alone", "AUROC", "reliability-t", "roc-t"} {
		require.Contains(t, html, want)
	}
	require.NotContains(t, html, "<script")
	require.NotContains(t, html, "<b>odd")

	code, out, errs = spoken(t, nil, "", append(measure, "--shots", "2,4", "--seeds", "2", "--json", "--html", page)...)
	require.Zero(t, code, errs)
	var sum intents.Summary
	require.NoError(t, json.Unmarshal([]byte(out), &sum))
	require.Len(t, sum.Curve, 2)
	require.Equal(t, 4, sum.Shots)
	b, err = os.ReadFile(page)
	require.NoError(t, err)
	require.Contains(t, string(b), "What more phrases bring")

	code, out, errs = spoken(t, nil, "", append(args, "--html", page)...)
	require.Zero(t, code, errs)
	require.Contains(t, out, "24 phrases, each read by a model")
	b, err = os.ReadFile(page)
	require.NoError(t, err)
	require.Contains(t, string(b), "What the phrases say of themselves")
}

func TestEvalRefusesBeforeItMeasures(t *testing.T) {
	train, test := tiny(t)
	nowhere := filepath.Join(t.TempDir(), "none", "report.html")
	for _, c := range []struct {
		more []string
		code int
		says string
	}{
		{[]string{"--html", nowhere}, 1, nowhere},
		{[]string{"--html", nowhere}, 1, "name a file in a folder that is there"},
		{[]string{"--html", train}, 1, "is what is measured"},
		{[]string{"--shots", "5,many"}, 2, `"many" is no number`},
		{[]string{"--shots", "0,5"}, 1, "0 takes all phrases"},
		{[]string{"--shots", "-1"}, 1, "must not be negative"},
	} {
		code, out, errs := spoken(t, nil, "", append([]string{"eval", "intents", "--train", train, "--test", test, "--encoder", "none"}, c.more...)...)
		require.Equal(t, c.code, code, errs)
		require.Contains(t, errs, c.says)
		require.Empty(t, out)
	}
	b, err := os.ReadFile(train)
	require.NoError(t, err)
	require.Contains(t, string(b), "parcel", "what is measured is not overwritten")
}
