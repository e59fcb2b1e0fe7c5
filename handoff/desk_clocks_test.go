package handoff

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A session moves up where that gives it to somebody who is there, or where nobody is there at all; never away from the only one who could help.
func TestWhoASessionMovesTo(t *testing.T) {
	some := func(tiers ...int) (is [5]bool) {
		for _, t := range tiers {
			is[t] = true
		}
		return is
	}
	for name, c := range map[string]struct {
		crew           crew
		tier, up       int
		risen, comesTo int // from where it had risen, and to where it comes down
	}{
		"a specialist is there":                {crew{some(2, 3, 4), 3}, 2, 3, 2, 0},
		"only agents are there":                {crew{some(2, 3, 4), 2}, 2, 0, 2, 0},
		"nobody is there":                      {crew{some(2, 3, 4), 0}, 2, 3, 2, 0},
		"there are no specialists":             {crew{some(2, 4), 4}, 2, 4, 2, 0},
		"nobody stands above":                  {crew{some(2), 0}, 2, 0, 2, 0},
		"the top has no above":                 {crew{some(2, 3, 4), 4}, 4, 0, 2, 0},
		"it rose and only agents came":         {crew{some(2, 3, 4), 2}, 4, 0, 2, 2},
		"it rose and a specialist came":        {crew{some(2, 3, 4), 3}, 4, 0, 2, 3},
		"it rose from there and nobody is":     {crew{some(2, 3, 4), 0}, 4, 0, 2, 0},
		"who is there may not have had it":     {crew{some(2, 3, 4), 2}, 4, 0, 3, 0},
		"only leadership is there, for agents": {crew{some(2, 3, 4), 4}, 2, 3, 2, 0},
	} {
		require.Equal(t, c.up, c.crew.up(c.tier), name)
		require.Equal(t, c.comesTo, c.crew.down(c.tier, c.risen), name)
	}
}
