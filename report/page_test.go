package report

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"roundpeg/report/reporttest"
)

func TestTexts(t *testing.T) {
	assert.Equal(t, "one two", Tidy(" one\n\ttwo "))
	assert.Equal(t, "äö…", Clip("äöüß", 3))
	assert.Len(t, []rune(Tidy(strings.Repeat("ü", 1000))), longestText)
}

// Whatever stands on a page in whichever place, it stays a text.
func TestHostileTextsStayTexts(t *testing.T) {
	for _, text := range reporttest.Hostile {
		c := NewCanvas("c", text, Shares(text), Shares(text))
		c.Say("start", At(.5, .5), 0, 0, text)
		c.Area("band", At(0, 0), At(1, 1), At(1, 0))
		c.Spread("in", At(.5, .5), .1)
		c.Dot("in-dot diamond", At(.5, .5))
		c.Desc, c.Note, c.Table, c.Folded = text, text, &Table{Head: []string{text}, Rows: [][]string{{text, text}}}, true
		b := Bars("b", text, text, []Bar{{text, text, 2}})
		p := Page{Title: text, By: text, Facts: []Fact{{Name: text, Value: text, Wide: true}}}
		var out bytes.Buffer
		require.NoError(t, p.Write(&out, Section(text, Paragraph(text), c.Node(), b.Node(), Figures([]Figure{{text, text, text}}))))
		names := reporttest.Elements(t, out.String())
		assert.Equal(t, map[string]int{"svg": 2, "details": 1, "section": 1, "table": 2}, map[string]int{"svg": names["svg"], "details": names["details"],
			"section": names["section"], "table": names["table"]})
	}
}

func TestAxesEndOnRoundNumbers(t *testing.T) {
	for most, want := range map[float64][]float64{1: {0, .2, .4, .6, .8, 1}, 6.1: {0, 2, 4, 6, 8}, .13: {0, .05, .1, .15}, 40: {0, 10, 20, 30, 40}, 0: {0, .2, .4, .6, .8, 1}} {
		a := Upto("", most, Three)
		assert.InDeltaSlice(t, want, a.Ticks, 1e-12, "%v", most)
		assert.InDelta(t, want[len(want)-1], a.To, 1e-12)
	}
}
