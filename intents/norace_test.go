//go:build !race

package intents

import "testing"

func computes(*testing.T) {}
