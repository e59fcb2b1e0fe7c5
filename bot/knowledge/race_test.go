//go:build race

package knowledge

// underRace says that the race detector runs: tests that only compute leave themselves to a run without it (see Makefile).
const underRace = true
