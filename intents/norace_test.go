//go:build !race

package intents

const underRace = false
