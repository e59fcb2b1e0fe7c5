// Package redisstore is the chat.Store and the chat.Roster on Redis, for any number of nodes.
//
// A log is a stream whose entry ids are the seqs, beside it a hash with the session as folded at the head, the refs of its
// commands and the words that a search looks through. Logs are spread over 64 shards; a shard's logs, its indexes and its channel of
// pokes share a hash tag, so that one call of one Lua function appends, indexes and pokes, all or nothing, on a single server and
// on a cluster alike. The fold is made in Go, by the node that appends: the function keeps it only if the log is still at the head, and
// the very append, that it was made from.
//
// A node that cannot reach Redis says so at once (chat.ErrUnavailable) instead of letting every caller find out by itself, and asks a few
// times a second whether Redis is back.
package redisstore
