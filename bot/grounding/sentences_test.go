package grounding

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		language, text string
		want           []string
	}{
		{"en", "One. Two! Three? Four…", []string{"One.", "Two!", "Three?", "Four…"}},
		{"en", "It takes approx. 3.5 hours, e.g. at voltry.example/x. Then go.", []string{"It takes approx. 3.5 hours, e.g. at voltry.example/x.", "Then go."}},
		{"en", "\"Is it?\" he said. (Yes.) No.", []string{"\"Is it?\" he said.", "(Yes.)", "No."}},
		{"en", "1. First thing\n2. Second thing", []string{"1. First thing", "2. Second thing"}},
		{"en", "Open until 9 p.m. on Mondays. Closed else.", []string{"Open until 9 p.m. on Mondays.", "Closed else."}},
		{"en", "Ask J. Smith. Bye.", []string{"Ask J. Smith.", "Bye."}},
		{"de", "Z. B. am 3. Mai um 10.30 Uhr. Danach nicht.", []string{"Z. B. am 3. Mai um 10.30 Uhr.", "Danach nicht."}},
		{"de", "Ab dem 3. Tag kostet es 5 €. Das gilt immer.", []string{"Ab dem 3. Tag kostet es 5 €.", "Das gilt immer."}},
		{"de", "Das kostet ca. 5 Euro bzw. mehr. Ende", []string{"Das kostet ca. 5 Euro bzw. mehr.", "Ende"}},
		{"en", "Call 0800 555 0101. 5 people wait.", []string{"Call 0800 555 0101.", "5 people wait."}},
		{"", "一。二！", []string{"一。", "二！"}},
		{"en", "", nil},
	} {
		var got []string
		for _, sp := range vocabularyOf(c.language).split(c.text) {
			got = append(got, c.text[sp.From:sp.To])
		}
		require.Equal(t, c.want, got, c.text)
	}
}
