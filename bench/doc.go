// Package bench measures a running server from outside, in open loop: every message has a time at which it is due, whatever became of those
// before it, and its latency counts from then. Beside the server, and by the same generator, it measures a bare echo, which is the unit
// in which figures of different machines can be compared.
package bench
