// Package dossier reads a conversation for whoever takes it over: the facts that the customer has given, what is wanted, what was tried, and a summary of
// the customer's own sentences. It makes nothing up: everything is a piece of a message and says of which. All of it is offline and pure.
package dossier

import (
	"regexp"
	"time"

	"roundpeg/chat"
)

// The kinds of facts.
const (
	Order   = "order"
	Date    = "date"
	Amount  = "amount"
	Product = "product"
	Email   = "email"
	Phone   = "phone"
	VIN     = "vin"
)

// Kinds is the whole list.
var Kinds = []string{Order, Date, Amount, Product, Email, Phone, VIN}

// Options say how a conversation is to be read.
type Options struct {
	Locale   string              // of the customer: the order of day and month, currencies, country codes
	Zone     *time.Location      // on whose clock "yesterday" is reckoned; nil: UTC
	Order    *regexp.Regexp      // the owner's order numbers; nil: those that look like one
	Products []string            // the owner's names
	Asks     func(string) string // the words by which a sentence asks for a person, empty if it does not; nil: such requests are known by their words alone
}

// Fact is something that the customer has told.
type Fact struct {
	What  string    `json:"what"`
	Value string    `json:"value"`           // normalised: 2026-05-03, 49.90 EUR, +4915112345678, ana@shop.example, VX-4471
	Text  string    `json:"text"`            // as it was written
	About string    `json:"about,omitempty"` // of dates and amounts: ordered, delivered, paid, returned, broken
	Seq   chat.Seq  `json:"seq"`             // of the message in which it came first
	At    chat.Time `json:"at"`
	From  int       `json:"from"` // runes of that message; 0, 0 for what came with a call-back
	To    int       `json:"to"`
	Last  chat.Seq  `json:"last,omitempty"` // of the message in which it came last, where that is another
}

// maxText bounds a text that is read, in runes: as long as a message may be.
const maxText = 4000
