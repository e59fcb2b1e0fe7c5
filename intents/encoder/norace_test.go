//go:build !race

package encoder

import "testing"

func computes(*testing.T) {}
