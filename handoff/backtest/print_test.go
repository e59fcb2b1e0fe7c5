package backtest

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPrint(t *testing.T) {
	cases := many(10)
	cases[1].ID = "b\x1b[2J\tx" // of a foreign file
	cases[1].Turns[1].Why = "says “\x1b]0;owned\a”"
	var out bytes.Buffer
	require.NoError(t, Measure(cases, Options{}).Print(&out))
	for _, want := range []string{"80 conversations, 140 turns; of 70 it is known how they ended, 30 needed a person.", "containment", "37.5 %  (", "33.3 %  (", "7.50  (",
		"chosen\n", "cheapest\n", "The cheapest saves 2.36  (", "recall at 5 % false alarms", "before the last turn; threshold 0.200, 0 alarms in 40 good ones", "always", "outside_intents",
		"+16.7  (", "kept: it came nearest at turn 2"} {
		assert.Contains(t, out.String(), want)
	}
	assert.NotContains(t, out.String(), "\x1b", "nobody steers the terminal")
	assert.NotContains(t, out.String(), "\a")

	out.Reset()
	require.NoError(t, Compare(fixture(), bolder(), Options{}).Print(&out))
	for _, want := range []string{"8 conversations under both policies; only under A 0, only under B 0.", "false alarms", "-12.5  (", "-2.36  (", "handed over, was kept", "kept, was handed over"} {
		assert.Contains(t, out.String(), want)
	}

	out.Reset()
	require.NoError(t, Measure(nil, Options{}).Print(&out))
	assert.Contains(t, out.String(), "0 conversations")
}
