// Package knowledge answers from the owner's pages: it splits them into passages, finds by words and by meaning those that a question is about, takes the
// sentences that answer it as they stand, and says how probable it is that they do. Below a floor it says nothing.
package knowledge
