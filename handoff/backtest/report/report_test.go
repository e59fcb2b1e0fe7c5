package report

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
	"roundpeg/computes"
	"roundpeg/handoff/backtest"
	"roundpeg/report/reporttest"
)

var head = Head{Made: time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC), Read: "october.jsonl", Policy: "roundpeg.yaml", Against: "bolder.yaml"}

func page(t require.TestingT, cases []backtest.Case) string {
	var out bytes.Buffer
	require.NoError(t, Result(&out, head, backtest.Measure(cases, backtest.Options{Resamples: 20})))
	return out.String()
}

func comparison(t require.TestingT, a, b []backtest.Case) string {
	var out bytes.Buffer
	require.NoError(t, Comparison(&out, head, backtest.Compare(a, b, backtest.Options{Resamples: 20})))
	return out.String()
}

// talks are n conversations of two turns each, in two languages and of two intents; in every third a person was needed at the first turn.
func talks(n int) (all []backtest.Case) {
	for k := range n {
		c := backtest.Case{ID: fmt.Sprintf("s%03d", k), Language: []string{"de", "en"}[k%2], Intent: []string{"order", "return"}[k/2%2],
			Label: backtest.Label{Known: true, Bad: k%3 == 0, Source: backtest.Rating},
			Lines: []chat.Said{{By: chat.Customer, Text: fmt.Sprintf("my round peg %d", k)}, {By: chat.Bot, Text: "which hole?"}, {By: chat.Customer, Text: "the square one"}}}
		for turn := range 2 {
			t := backtest.Turn{Line: 2 * turn, Risk: float64((7*k+3*turn)%20) / 20, Threshold: .7, Action: chat.Answer, Why: "“peg” is not known"}
			if t.Risk >= t.Threshold {
				t.Action, t.Reason = chat.Handoff, chat.Frustration
			}
			c.Turns = append(c.Turns, t)
		}
		all = append(all, c)
	}
	return all
}

func TestPageSaysWhatWasMeasured(t *testing.T) {
	html := page(t, talks(120))
	for _, want := range []string{"2026-11-25 12:00 UTC", "october.jsonl", "roundpeg.yaml", "120; of 120 it is known how they ended, 40 needed a person", "a hand-off 6 minutes of an agent, a wrong containment 15",
		"containment", "false alarms", "before the last turn", "its first alone", "the customer rated the bot", "my round peg 0", "the square one", "“peg” is not known"} {
		assert.Contains(t, html, want)
	}
	names := reporttest.Elements(t, html)
	assert.Equal(t, 9, names["svg"], "cost, coverage, calibration, lead, reasons, two gaps of two kinds")
	assert.Equal(t, 9, names["desc"])
	assert.Equal(t, 9, strings.Count(html, ">The figures<"), "each has its table")
	assert.Equal(t, 9, strings.Count(html, `role="img"`))
	assert.Regexp(t, `<li class="here"><b>Customer</b>`, html)
}

func TestPageOfTwoPolicies(t *testing.T) {
	a, b := talks(60), talks(60)
	for i := range b {
		b[i].Turns[0].Action = chat.Handoff
	}
	html := comparison(t, a, b)
	for _, want := range []string{"<dt>A</dt><dd>roundpeg.yaml</dd>", "<dt>B</dt><dd>bolder.yaml</dd>", "handed over, was kept", "handed over earlier", "A: kept: it came nearest at turn", "B: handed over at turn 1"} {
		assert.Contains(t, html, want)
	}
	assert.Equal(t, 2, reporttest.Elements(t, html)["svg"])
	assert.Contains(t, comparison(t, a, a), "Nothing changes.")
	assert.Contains(t, comparison(t, a, b[:40]), "20 of A, 0 of B")
}

// A text of a customer, a name and a rule can be anything.
func TestHostileTextsStayTexts(t *testing.T) {
	cases := talks(len(reporttest.Hostile) * 22)
	for i := range cases {
		text := reporttest.Hostile[i%len(reporttest.Hostile)]
		c := &cases[i]
		c.ID, c.Language, c.Intent = fmt.Sprint(i)+text, text, text
		c.Lines = []chat.Said{{By: chat.Role(text), Text: text}, {By: chat.Bot, Text: text}}
		for k := range c.Turns {
			c.Turns[k].Why, c.Turns[k].Rule, c.Turns[k].Reason = text, text, chat.Reason(text)
		}
	}
	for _, html := range []string{page(t, cases), comparison(t, cases, talks(3)), comparison(t, talks(3), cases)} {
		reporttest.Elements(t, html)
	}
	assert.Contains(t, page(t, cases), "&lt;script&gt;alert(1)&lt;/script&gt;")
}

// Whatever there is to measure, the page is well-formed, and nothing on it is no number.
func TestAnyMeasurementMakesAPage(t *testing.T) {
	computes.Only(t)
	none := regexp.MustCompile(`NaN|Inf|%!`)
	check := func(t require.TestingT, cases []backtest.Case) {
		for _, html := range []string{page(t, cases), comparison(t, cases, cases)} {
			reporttest.Elements(t, html)
			require.NotRegexp(t, none, html)
		}
	}
	check(t, nil)
	check(t, []backtest.Case{{ID: "1", Label: backtest.Label{Known: true, Bad: true}}})
	rapid.Check(t, func(t *rapid.T) {
		cases := talks(rapid.IntRange(0, 60).Draw(t, "n"))
		known, bad := rapid.SampledFrom([]int{1, 2, 99}).Draw(t, "known"), rapid.SampledFrom([]int{1, 2, 99}).Draw(t, "bad")
		top := rapid.Float64Range(0, 1).Draw(t, "top")
		for i := range cases {
			cases[i].Label = backtest.Label{Known: i%known == 0, Bad: i%bad == 0, At: rapid.IntRange(-1, 2).Draw(t, "at")}
			for k := range cases[i].Turns {
				cases[i].Turns[k].Risk *= top
			}
		}
		check(t, cases)
	})
}
