//go:build race

package handoff

import "testing"

// computes leaves a test that only computes, or plays for long what others try under the race detector, to a run without it (see Makefile).
func computes(t *testing.T) {
	t.Skip("SKIPPED under the race detector: make test runs it without")
}
