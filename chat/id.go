package chat

import (
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"strings"
	"time"
)

// ID names a log: a customer's session, or one of the house's own (see Reserved).
type ID string

// Seq numbers the events of one log from 1 without a gap; 0 is before the first.
type Seq uint64

// NewID returns a session id that sorts by the time of its making, and that nobody can guess.
func NewID(now time.Time) ID {
	return ID(fmt.Sprintf("s%012x%s", now.UnixMilli(), Random(10)))
}

// Random returns n random bytes as 2n hex digits.
func Random(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails: crypto/rand ends the program instead
	return hex.EncodeToString(b)
}

// Reserved says whether the log belongs to the house (agents, intents, settings …) and not to a customer.
// Lists of sessions leave reserved logs out.
func (id ID) Reserved() bool { return strings.HasPrefix(string(id), "@") }

// Time is an instant with the precision of the wire: UTC, milliseconds, always three digits of them.
type Time struct{ time.Time }

const wireTime = "2006-01-02T15:04:05.000Z07:00"

// At cuts t down to what the wire can say, so that an event reads back equal to what was written.
func At(t time.Time) Time { return Time{t.UTC().Truncate(time.Millisecond)} }

// Plus is the instant d later.
func (t Time) Plus(d time.Duration) Time { return At(t.Add(d)) }

func (t Time) MarshalJSON() ([]byte, error) {
	return []byte(t.UTC().Format(`"` + wireTime + `"`)), nil
}

func (t *Time) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		return nil
	}
	got, err := time.Parse(`"`+time.RFC3339Nano+`"`, string(b))
	if err != nil {
		return fmt.Errorf("a time must look like 2026-11-23T09:00:00Z: %w", err)
	}
	*t = At(got)
	return nil
}
