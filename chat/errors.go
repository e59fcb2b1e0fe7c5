package chat

import (
	"errors"
	"fmt"
	"time"
)

// The kinds of failure that callers tell apart with errors.Is.
var (
	ErrNotFound    = errors.New("not found")
	ErrConflict    = errors.New("conflict")    // another was first, or the state does not allow it
	ErrDuplicate   = errors.New("duplicate")   // this sender's ref is in the log already
	ErrDenied      = errors.New("denied")      // not this principal's to do
	ErrInvalid     = errors.New("invalid")     // a field is missing or out of bounds
	ErrUnavailable = errors.New("unavailable") // storage is away; nothing was kept
	ErrLimited     = errors.New("limited")     // too many, too fast
)

// Fault is an error of a kind above whose Text may be shown to whoever caused it: it names the field and the fix.
type Fault struct {
	Kind  error
	Text  string
	After time.Duration // with ErrLimited: how long to wait; 0 if that is not known
}

func (f *Fault) Error() string { return f.Text }
func (f *Fault) Unwrap() error { return f.Kind }

// Faultf makes a Fault.
func Faultf(kind error, format string, a ...any) error {
	return &Fault{Kind: kind, Text: fmt.Sprintf(format, a...)}
}

// Stale is the ErrConflict of Store.Append: the log moved on since it was read. Unlike any other conflict it is worth another try.
var Stale = fmt.Errorf("the log moved on: %w", ErrConflict)
