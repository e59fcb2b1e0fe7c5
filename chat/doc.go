// Package chat holds the nouns of the house: the event log of a conversation, the session that is its fold,
// who may see what of it, and the two ports, Store and Roster, that keep it and say who is there.
//
// A conversation is an append-only list of events. There is one write primitive, Store.Append: write these events only
// if the log is still at the seq that I read. One owner for each session, no bot over a human's head and due work that
// happens once all follow from it.
package chat
