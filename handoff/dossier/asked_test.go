package dossier

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// given are one fact of each kind.
var given = []Fact{{What: Order, Value: "VX-4471"}, {What: Date, Value: "2026-05-03", About: Ordered}, {What: Amount, Value: "49.90 EUR", About: Paid}, {What: Product, Value: "Wallbox Pro 11"},
	{What: Email, Value: "ana@post.example"}, {What: Phone, Value: "+12025550142"}, {What: VIN, Value: "WVWZZZ1JZXW000001"}}

// The parts test and fresh were each written before anything was seen of how they do.
func TestAskedOfTheTable(t *testing.T) {
	parts := map[string]*tally{}
	rows := table(t, "asked.tsv", 4)
	require.GreaterOrEqual(t, len(rows), 120)
	for _, cols := range rows {
		var got []string
		for _, f := range Asked(cols[3], given) {
			got = append(got, f.What)
		}
		var want []string
		if cols[2] != "" {
			want = strings.Split(cols[2], ";")
		}
		c := tally{found: float64(len(got)), wanted: float64(len(want))}
		for _, g := range got {
			if slices.Contains(want, g) {
				c.hit++
			}
		}
		if c.hit < c.found || c.hit < c.wanted {
			t.Logf("%s %s: %q: found %v, wanted %v", cols[0], cols[1], cols[3], got, want)
		}
		for _, key := range []string{"all", cols[0], cols[1]} {
			if parts[key] == nil {
				parts[key] = &tally{}
			}
			parts[key].add(c)
		}
	}
	for name, c := range parts {
		t.Logf("%-5s precision %.3f, recall %.3f of %.0f", name, c.precision(), c.recall(), c.wanted)
		require.GreaterOrEqual(t, c.precision(), .97, name)
		require.GreaterOrEqual(t, c.recall(), .97, name)
	}
}
