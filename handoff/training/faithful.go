package training

import (
	"slices"
	"strings"

	"roundpeg/handoff"
)

// faithful is the share of the bad dialogues of which the score falls when what the heaviest signal quotes is taken out of what the customer said:
// an explanation that is true of the score. Dialogues whose heaviest signal quotes nothing are left out.
func faithful(m *handoff.Model, d *Data) float64 {
	fell, n := 0.0, 0.0
	for _, x := range slices.Concat(d.star, d.abuseValid) {
		if !x.bad {
			continue
		}
		signal, quoted, before := m.Heaviest(x.Turns)
		if signal == "" || quoted == "" {
			continue
		}
		turns := slices.Clone(x.Turns)
		found := false
		for i := range turns {
			if turns[i].By == "customer" && strings.Contains(turns[i].Text, quoted) {
				turns[i].Text, found = strings.ReplaceAll(turns[i].Text, quoted, " "), true
			}
		}
		if !found {
			continue
		}
		all := m.Measure(turns)
		n++
		if m.WornOut(&all[len(all)-1]) < before {
			fell++
		}
	}
	return fell / n
}
