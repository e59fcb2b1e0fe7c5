//go:build !race

package computes

// Race says that the race detector runs.
const Race = false
