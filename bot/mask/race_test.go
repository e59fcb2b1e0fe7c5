//go:build race

package mask

// underRace says that the race detector runs, with which the many secrets of these tests would take a minute; a run without it takes them all.
const underRace = true
