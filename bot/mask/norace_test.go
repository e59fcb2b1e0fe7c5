//go:build !race

package mask

const underRace = false
