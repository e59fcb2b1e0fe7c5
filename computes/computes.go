// Package computes is for tests that only compute, in one goroutine or by code that other tests run under the race detector, which makes them ten times slower.
package computes

import "testing"

// Only leaves the test to a run without the race detector; make test makes both.
func Only(t testing.TB) {
	t.Helper()
	if Race {
		t.Skip("SKIPPED under the race detector: make test runs it without")
	}
}
