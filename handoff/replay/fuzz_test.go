package replay_test

import (
	"bytes"
	"strings"
	"testing"

	"roundpeg/handoff"
	"roundpeg/handoff/backtest"
	"roundpeg/handoff/replay"
)

// FuzzReadTranscripts: any file is refused with its line, or judged; nothing panics, whatever stands in its logs.
func FuzzReadTranscripts(f *testing.F) {
	for _, s := range []string{
		`{"id":"a","turns":[{"by":"customer","text":"where is my order"},{"by":"bot","text":"?","fallback":true}],"bad":true,"at":1}`,
		`{"session":{"id":"s"},"events":[{"seq":1,"kind":"started"},{"seq":2,"kind":"message","by":{"role":"customer"},"text":"x"},{"seq":3,"kind":"decision","by":{"role":"bot"},"given":{"upto":2,"parts":[{"intent":"a"},{"intent":"b"}]}}]}`,
		`{"session":{"id":"s"},"events":[{"seq":9,"kind":"decision"},{"seq":1,"kind":"closed"},{"kind":"@x"}]}`,
	} {
		f.Add([]byte(s + "\n"))
	}
	p := handoff.NewPolicy(handoff.Scoring{})
	f.Fuzz(func(t *testing.T, in []byte) {
		all, err := replay.ReadTranscripts(bytes.NewReader(in))
		if err != nil {
			if !strings.HasPrefix(err.Error(), "line ") {
				t.Fatal(err)
			}
			return
		}
		var cases []backtest.Case
		for _, x := range all {
			cases = append(cases, x.Of(p))
			x.Learn(p)
		}
		backtest.Measure(cases, backtest.Options{Resamples: 3})
	})
}
