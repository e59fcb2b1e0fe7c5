package grounding

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var returns = Sources{Texts: []string{"You have 30 days to return anything unused. Print the free label at voltry.example/returns.", "A refund takes approx. 5 days, e.g. by card. It is free."}, Language: "en"}

// typed adds a text word by word and gives what was shown after each.
func typed(t require.TestingT, st *Stream, text string) (shown []string, err error) {
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ' ' && text[i] != '\n' {
			continue
		}
		show, err := st.Add(text[:min(i+1, len(text))])
		if err != nil {
			return shown, err
		}
		if n := len(shown); n > 0 {
			require.True(t, strings.HasPrefix(show, shown[n-1]), "what was shown stays")
		}
		shown = append(shown, show)
	}
	return shown, nil
}

func TestStreamShowsWholeSentences(t *testing.T) {
	const text = "Hello! A refund takes approx. 5 days, e.g. by card. You have 30 days to return anything unused."
	st := NewStream(returns)
	shown, err := typed(t, st, text)
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, s := range shown {
		seen[s] = true
	}
	require.Equal(t, map[string]bool{"": true, "Hello!": true, "Hello! A refund takes approx. 5 days, e.g. by card.": true}, seen)
	whole, err := st.End(text)
	require.NoError(t, err)
	require.Equal(t, text, whole)
}

func TestStreamStopsAtTheFirstSentenceThatFails(t *testing.T) {
	st := NewStream(returns)
	_, err := typed(t, st, "Hello! All refunds are approved today. You have 30 days to return anything unused.")
	require.Error(t, err)
	show, err := st.Add("Hello! All refunds are approved today. You have 30 days to return anything unused. More ")
	require.Error(t, err, "and stays stopped")
	require.Equal(t, "Hello!", show)
}

func TestStreamWaitsWhereMarksBegin(t *testing.T) {
	const text = "Hello! *You have 30 days to return anything unused.* Print the free label at voltry.example/returns."
	st := NewStream(returns)
	shown, err := typed(t, st, text)
	require.NoError(t, err)
	require.Equal(t, "", shown[len(shown)-1], "nothing is known to stand behind the greeting")
	whole, err := st.End(text)
	require.NoError(t, err)
	require.Equal(t, "Hello! You have 30 days to return anything unused. Print the free label at voltry.example/returns.", whole)
}

func TestStreamOfEndlessText(t *testing.T) {
	st := NewStream(returns)
	sentence := "You have 30 days to return anything unused. "
	endless := strings.Repeat(sentence, 10<<20/len(sentence))
	for i := len(sentence); i < len(endless); i += len(endless) / 5000 {
		show, err := st.Add(endless[:i])
		require.NoError(t, err)
		require.LessOrEqual(t, len(show), MaxText)
	}
	whole, err := st.End(endless)
	require.NoError(t, err)
	require.LessOrEqual(t, len(whole), MaxText)
}

func TestStreamAgreesWithCheck(t *testing.T) {
	pieces := []string{"You have 30 days to return anything unused.", "Print the free label at voltry.example/returns.", "A refund takes approx. 5 days, e.g. by card.", "It is free.", "Hello!", "Thank you!", "All is free.", "z. B.", "3.", "*", "_a b. c_", "<b>",
		"[x](y)", "\n", "\n- ", "1. ", "#", "...", "\u200b", "It"}
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 12).Draw(t, "pieces"), rapid.SampledFrom([]string{" ", "", "\n"}).Draw(t, "between"))
		agrees(t, text, returns)
	})
}

// agrees holds a stream against Check: the same verdict at the end, and nothing shown that is not the beginning of what is sent.
func agrees(t require.TestingT, text string, s Sources) {
	st := NewStream(s)
	shown, early := typed(t, st, text)
	whole, err := st.End(text)
	require.Equal(t, what(Check(Clean(text), s)), what(err))
	if early != nil {
		require.Error(t, err, "what is dropped while it is written is dropped at the end")
	}
	if err == nil {
		require.Equal(t, Clean(text), whole)
		for _, s := range shown {
			require.True(t, strings.HasPrefix(whole, s))
		}
	}
}
