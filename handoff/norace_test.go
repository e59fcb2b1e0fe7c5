//go:build !race

package handoff

import "testing"

func computes(*testing.T) {}
