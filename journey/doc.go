// Package journey reads conversations from text files and plays them on the real bot, desk, line and clock, with a clock of its own:
// one journey for each promise that customers and agents are given.
package journey
