package authority

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"roundpeg/chat"
)

// Entry is a grant as the book has it. It tells nothing of the customer: the reason, and what became of the delivery, are in the session's log.
type Entry struct {
	Grant    string
	Session  chat.ID
	Action   string
	Amount   string // empty for an action without money
	Currency string
	By       chat.By   // who asked
	At       chat.Time // when it was asked for or, once somebody decided, when that was
	State    string    // chat.GrantWaits, GrantGiven, GrantDenied
	Above    string    // waits or did: the bound that it passes
	Tier     int       // … and the lowest tier whose limits allow it
	Decided  *chat.Ref // who approved or refused it; nil: the asker's own limits allowed it
	Kept     bool      // the session's log says so too
	Settled  bool      // it was carried out, as far as the book was told

	worth   Amount
	whose   string // the customer; empty for one whom the site does not name
	print   string // of the command that asked
	born    string // the state in which it was asked for
	asked   chat.Time
	command string    // of the decision: the same for the same command
	choice  string    // … and its print
	since   chat.Time // when the last step was reserved
	void    bool      // reserved, but never kept: it counts for nothing
}

// Ask is a wish to use an authority.
type Ask struct {
	Session  chat.ID
	Customer chat.Person
	Action   string
	Amount   string
	Currency string
	Ref      string // id of the command
	Print    string // of its fields
}

// whose names a customer without saying who they are, so that the book holds nothing that an erasure would have to look for. Whom the site
// does not vouch for is known by the session alone.
func whose(c chat.Person) string {
	if !c.Verified || c.ID == "" {
		return ""
	}
	return digest("customer", c.ID)
}

// grantID is the same for the same command of the same agent, however often it is sent.
func grantID(session chat.ID, agent, ref string) string {
	return "g" + digest("grant", string(session), agent, ref)[:20]
}

func digest(parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

const (
	day   = 24 * time.Hour
	month = 30 * day
	keeps = 31 * day // how long a decided grant stays in memory
)

// given says that the customer has it, or that the session's log is about to say so.
func (e *Entry) given() bool { return !e.void && e.State == chat.GrantGiven }

// waits says that it may still be given. A refusal that is not kept yet may come to nothing.
func (e *Entry) waits() bool {
	return !e.void && (e.State == chat.GrantWaits || e.State == chat.GrantDenied && !e.Kept)
}

// giver is whose limits of the day a given one counts against.
func (e *Entry) giver() string {
	if e.Decided != nil {
		return e.Decided.ID
	}
	return e.By.ID
}
