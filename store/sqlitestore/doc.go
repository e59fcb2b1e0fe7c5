// Package sqlitestore is the embedded chat.Store: one SQLite file, written by one goroutine.
//
// An append becomes durable as a few bytes in the journal table: the appends of all sessions that wait at that moment share one
// transaction and one sync. What the journal holds is kept in memory as well and moved, many appends at a time and without a
// sync of its own, to where it is read from: events by log and seq, sessions with their indexes. This is called settling. After
// a crash the journal is settled when the folder is opened. The search index is a second file that can always be made again
// from the first; it follows on its own goroutine, and a search waits for it.
package sqlitestore
