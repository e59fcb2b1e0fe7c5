// Package client speaks the wire from outside, as a browser, an agent's console and an operator do: it starts real servers, opens
// real sockets, comes back after a cut, and keeps a journal of everything it asked for, was promised and received. What it knows of
// the server is the published protocol alone; it imports nothing else of this project.
package client
