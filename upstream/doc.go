// Package upstream is what every client of somebody else's server needs: a circuit breaker, faults in words for the operator, and when to come again.
package upstream
