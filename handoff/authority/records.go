package authority

import "roundpeg/chat"

// The kinds of the book's log. Each is written by whoever took the step.
const (
	grantAsked    chat.Kind = "@grant_asked"    // reserved: given or waiting. Again while it is not kept: it goes on
	grantDecided  chat.Kind = "@grant_decided"  // reserved: approved or refused
	grantKept     chat.Kind = "@grant_kept"     // the session's log says so
	grantReleased chat.Kind = "@grant_released" // the session's log never got the last step, which is undone
	grantSettled  chat.Kind = "@grant_settled"  // carried out
)

// step is what an event of the book's log says.
type step struct {
	Grant    string  `json:"grant"`
	State    string  `json:"state,omitempty"`
	Session  chat.ID `json:"session,omitempty"`
	Whose    string  `json:"whose,omitempty"`
	Action   string  `json:"action,omitempty"`
	Amount   string  `json:"amount,omitempty"`
	Currency string  `json:"currency,omitempty"`
	Above    string  `json:"above,omitempty"`
	Tier     int     `json:"tier,omitempty"`
	Command  string  `json:"command,omitempty"` // of a decision: the same for the same command
	Print    string  `json:"print,omitempty"`
}

func (s step) event(kind chat.Kind, by chat.By, at chat.Time) ([]chat.Event, error) {
	return chat.NewRecord(at, by, kind, s)
}

// apply folds one more event. What a later version wrote and this one cannot read is left out.
func (b *Book) apply(ev chat.Event) {
	s, ok := chat.ReadRecord[step](ev)
	if !ok {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.prune(ev.At)
	old, known := b.entries[s.Grant]
	if ev.Kind == grantAsked {
		if e := askedEntry(ev, s); !known || old.void || !old.Kept && old.Decided == nil {
			b.put(e)
		}
		return
	}
	if !known {
		return
	}
	e := *old
	switch ev.Kind {
	case grantDecided:
		e.decide(s.State, ev.By, ev.At)
		e.command, e.choice, e.Kept = s.Command, s.Print, false
	case grantKept:
		if e.void {
			e.void, e.State, e.Decided, e.At = false, e.born, nil, e.asked
		}
		if e.State == chat.GrantWaits && s.State != chat.GrantWaits { // given up too soon: it was decided after all
			e.decide(s.State, ev.By, ev.At)
		}
		e.Kept = true
	case grantReleased:
		if e.Decided == nil {
			e.void = true
		} else {
			e.State, e.Decided, e.At, e.Kept = chat.GrantWaits, nil, e.asked, true
		}
	case grantSettled:
		e.Settled = true
	}
	b.put(&e)
}

func askedEntry(ev chat.Event, s step) *Entry {
	e := &Entry{Grant: s.Grant, Session: s.Session, Action: s.Action, Amount: s.Amount, Currency: s.Currency, By: ev.By, At: ev.At, State: s.State,
		Above: s.Above, Tier: s.Tier, worth: one, whose: s.Whose, print: s.Print, born: s.State, asked: ev.At, since: ev.At}
	if s.Amount != "" {
		e.worth, _ = ParseAmount(s.Amount) // it was read before it was written
	}
	return e
}

func (e *Entry) decide(state string, by chat.By, at chat.Time) {
	e.State, e.Decided, e.At, e.since = state, &chat.Ref{ID: by.ID, Name: by.Name}, at, at
}
