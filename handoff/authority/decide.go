package authority

import (
	"context"
	"fmt"

	"roundpeg/chat"
)

// Decision is what somebody wants of a grant that waits.
type Decision struct {
	Grant   string
	Session chat.ID
	Approve bool
	Ref     string // id of the command
	Print   string // of its fields
}

// Decide enters an approval or a refusal. Who decides must be somebody else than who asked, and their limits must allow it: chat.ErrDenied;
// chat.ErrConflict: it was decided already. The same command gets the same entry. The caller writes it into the session's log, and then calls Keep.
func (b *Book) Decide(ctx context.Context, who Person, d Decision, now chat.Time) (got Entry, err error) {
	state, command := chat.GrantDenied, digest("decision", string(d.Session), who.ID, d.Ref)
	if d.Approve {
		state = chat.GrantGiven
	}
	err = b.journal.Append(ctx, func() ([]chat.Event, error) {
		b.mu.RLock()
		defer b.mu.RUnlock()
		e, ok := b.entries[d.Grant]
		if !ok || e.void || e.Session != d.Session {
			return nil, chat.Faultf(chat.ErrNotFound, "grant: there is no %q in this conversation", cut(d.Grant))
		}
		switch again := e.Decided != nil && !e.Kept && e.command == command; {
		case again && (e.choice != d.Print || e.State != state):
			return nil, chat.Faultf(chat.ErrConflict, "id %q was used for something else: choose a new id for each command", d.Ref)
		case again && now.Sub(e.since.Time) < goesOn:
			return nil, nil
		case !again && e.State != chat.GrantWaits:
			return nil, e.over()
		case !again:
			if err := b.decides(who, e, d.Approve, now); err != nil {
				return nil, err
			}
		}
		return step{Grant: e.Grant, State: state, Command: command, Print: d.Print}.event(grantDecided, who.by(), now)
	})
	if err != nil {
		return Entry{}, err
	}
	got, _ = b.Get(d.Grant)
	return got, nil
}

// over says what became of a grant that does not wait any more.
func (e *Entry) over() error {
	how := "given within the limits of"
	name := e.By.Name
	if e.Decided != nil {
		name, how = e.Decided.Name, "approved by"
		if e.State == chat.GrantDenied {
			how = "refused by"
		}
	}
	return chat.Faultf(chat.ErrConflict, "grant: it was %s %s already, at %s", how, name, e.At.Format("2006-01-02 15:04 MST"))
}

// decides holds for those who may decide about a grant that waits. To refuse, it does not matter how much they gave today. The lock is held.
func (b *Book) decides(who Person, e *Entry, approve bool, now chat.Time) error {
	if who.ID == e.By.ID {
		return chat.Faultf(chat.ErrDenied, "grant: somebody else must decide about what you asked for")
	}
	r, ok := b.rules.rule(who, e.Action)
	limit, has := bounds{}, false
	if ok {
		limit, has = r.bounds(who, e.Currency)
	}
	if !has {
		return chat.Faultf(chat.ErrDenied, "grant: you have no limits for %s%s: tier %d or above decides", e.Action, inCurrency(e.Currency), e.Tier)
	}
	s := b.sums(customer{e.Session, e.whose}, who.ID, r, e.Currency, e.Grant, false, now)
	if !approve {
		s.agentDay = Amount{}
	}
	if above := limit.above(s, e.worth); above != "" {
		return chat.Faultf(chat.ErrDenied, "grant: %s is above your limit %s (%s): tier %d or above decides", told(r, e.worth, e.Currency), above, limit.says(above), e.Tier)
	}
	return nil
}

func inCurrency(currency string) string {
	if currency == "" {
		return ""
	}
	return " in " + currency
}

// says is a bound in words.
func (b bounds) says(which string) string {
	switch which {
	case ByAmount:
		return fmt.Sprintf("%s to a customer within a day", b.amount)
	case ByDay:
		return fmt.Sprintf("%s a day", b.day)
	}
	return fmt.Sprintf("%s to a customer within 30 days", b.customer)
}

// Decides says whether somebody could approve the grant now.
func (b *Book) Decides(who Person, grant string, now chat.Time) bool {
	b.mu.RLock()
	defer b.mu.RUnlock()
	e, ok := b.entries[grant]
	return ok && !e.void && e.State == chat.GrantWaits && b.decides(who, e, true, now) == nil
}
