package chat

import (
	"fmt"
	"unicode/utf8"
)

// Written gives the line by which the event is kept, and the event as it will read back, so that a fold made of it is that of the kept log.
// ErrInvalid for one that could not be read back.
func (e Event) Written() (Event, []byte, error) {
	line, err := e.MarshalJSON()
	if err == nil && !e.plain() {
		err = e.UnmarshalJSON(line)
	}
	if err != nil {
		return e, nil, fmt.Errorf("%w: %w", ErrInvalid, err)
	}
	return e, line, nil
}

// plain says that the event reads back as it is. This is so for nearly all messages and decisions, and it spares them the reading.
func (e Event) plain() bool {
	if e.At != At(e.At.Time) || e.At.Year() < 1 || e.At.Year() > 9999 || !valid(e.Ref, e.Print, e.By.ID, e.By.Name, string(e.By.Role)) {
		return false
	}
	switch b := e.Body.(type) {
	case Message:
		return b.plain()
	case Decision:
		return b.plain()
	}
	return false
}

// A list without anything in it is left out and reads back as none.

func (m Message) plain() bool {
	for _, c := range m.Choices {
		if !valid(c.Value, c.Label) {
			return false
		}
	}
	for _, s := range m.Sources {
		if !valid(s.Title, s.URL, s.Page) {
			return false
		}
	}
	return valid(m.Text, m.Choice, m.Intent, m.Offer) && (m.Choices == nil || len(m.Choices) > 0) && (m.Sources == nil || len(m.Sources) > 0)
}

func (d Decision) plain() bool {
	for _, s := range d.Why {
		if !valid(s.Signal, s.Says) {
			return false
		}
	}
	for _, a := range d.Alternatives {
		if !valid(a.Intent) {
			return false
		}
	}
	return valid(d.Action, string(d.Reason), d.Intent, d.Nearest, d.Model) && d.finite()
}

func valid(all ...string) bool {
	for _, s := range all {
		if !utf8.ValidString(s) {
			return false
		}
	}
	return true
}

// Lines gives the events as they will be kept behind head: with their seqs, as they read back, and the line of each. ErrInvalid names what
// cannot be kept: an event that could not be read back, or the same command twice.
func Lines(id ID, head Seq, ev []Event) ([]Event, [][]byte, error) {
	if id == "" {
		return nil, nil, Faultf(ErrInvalid, "append: the log has no id")
	}
	events, lines := make([]Event, len(ev)), make([][]byte, len(ev))
	for i, e := range ev {
		e.Seq = head + Seq(i) + 1
		var err error
		if events[i], lines[i], err = e.Written(); err != nil {
			return nil, nil, fmt.Errorf("append %s to %s: %w", e.Kind, id, err)
		}
		for _, other := range events[:i] {
			if e.Command() && other.Command() && other.Ref == e.Ref && other.By.Sender() == e.By.Sender() {
				return nil, nil, Faultf(ErrInvalid, "append to %s: ref %q twice in one append", id, e.Ref)
			}
		}
	}
	return events, lines, nil
}
