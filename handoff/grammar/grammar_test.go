package grammar

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSqueezed(t *testing.T) {
	for from, to := range map[string]string{"humaaan": "human", "heeelp": "help", "aaa": "a", "agent": "agent", "callll": "cal", "": ""} {
		require.Equal(t, to, squeezed(from))
	}
}

func TestFind(t *testing.T) {
	g := New(map[string]string{"filler": "please now", "barred": "not", "who": "person human agent", "talk": "talk speak"}, []string{"who"}, "humane",
		map[string]string{"ask": "talk to? _? who", "alone": "^ who $"})
	for text, want := range map[string]string{
		"I want to talk, please, to a human": "ask:talk please to a human",
		"Speak to agnet":                     "ask:speak to agnet",
		"talk to not person":                 "",
		"talk. Person":                       "alone:person",
		"be humane":                          "",
		"Human please! Bye":                  "alone:human",
	} {
		var got []string
		ws := Words(text)
		for _, p := range g.Find(ws) {
			var said []string
			for _, w := range ws[p.I : p.J+1] {
				said = append(said, w.Text)
			}
			got = append(got, p.Name+":"+strings.Join(said, " "))
		}
		require.Equal(t, want, strings.Join(got, ", "), text)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "Can't wait", "möchte ich", "3.5. und 4", "\xff\xfe", "ｆｕｌｌ", "a\u0301b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, ws := 0, Words(text)
		for i, w := range ws {
			if w.From < at || w.To <= w.From || w.To > len(text) {
				t.Fatalf("%q: word %d is %d–%d after %d", text, i, w.From, w.To, at)
			}
			at = w.To
		}
		if len(ws) > 0 && (!ws[0].First || !ws[len(ws)-1].Last) {
			t.Fatalf("%q: the sentences do not close", text)
		}
	})
}
