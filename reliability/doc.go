// Package reliability breaks real servers from outside and holds what all clients saw against what the store kept.
//
// Every simulated customer and agent keeps a journal (client.Record). One oracle, Check, compares all journals with the stored
// conversations. Each test is a fault: it counts how often the fault happened, and a run in which it did not happen fails.
// By themselves the tests run in a short form; ROUNDPEG_RELIABILITY=full runs the sizes that docs/reliability.md reports, and
// ROUNDPEG_RESULTS names a folder that each test leaves its result in.
package reliability
