package chat

import "slices"

func (s *Session) wait(e Event, tier int, due, warn Time, resolve Span) {
	s.start(FirstResponse, e.At, Span{warn, due})
	s.stop(NextResponse)
	if _, runs := s.Clock(Resolution); !runs {
		s.start(Resolution, e.At, resolve)
	}
	if s.State != Waiting {
		s.Tally.Handoffs++
		s.Queued, s.Passed = e.At, false
	}
	s.With, s.Snoozed, s.Risen = nil, Time{}, 0
	if s.State != Waiting || s.WaitingSince.IsZero() {
		s.WaitingSince = e.At
	}
	s.State, s.Owner, s.Tier, s.DueAt, s.Asked, s.Pending = Waiting, nil, tier, due, e.Seq, Pending{}
	s.For, s.ForUntil, s.Offered = nil, Time{}, false
	s.reopen()
}

// reopen forgets how the session was closed.
func (s *Session) reopen() { s.Outcome, s.Cause, s.Blamed, s.ClosedAt = "", "", "", Time{} }

// release ends the hand-off that stood.
func (s *Session) release() {
	s.Owner, s.For, s.Asked, s.Reason, s.Summary, s.Priority = nil, nil, 0, "", "", 0
	s.Department, s.Lane, s.Language = "", "", ""
	s.WaitingSince, s.Queued, s.DueAt, s.ForUntil, s.Pending = Time{}, Time{}, Time{}, Time{}, Pending{}
	s.Offered, s.Escalated = false, false
	s.Clocks, s.Risen, s.Skills, s.With, s.Snoozed, s.Passed = nil, 0, nil, nil, Time{}, false
}

func (s *Session) transfer(e Event, b Transferred) {
	s.rise(b)
	if s.State != Waiting {
		s.Queued, s.Passed = e.At, true
	}
	s.State, s.Owner, s.For, s.ForUntil, s.With, s.Snoozed = Waiting, nil, b.To.Agent, b.Until, nil, Time{}
	if b.To.Tier > 0 {
		s.Tier = b.To.Tier
	}
	if b.To.Department != "" {
		s.Department = b.To.Department
	}
	if b.To.Language != "" {
		s.Language = b.To.Language
	}
	if !b.DueAt.IsZero() {
		s.DueAt = b.DueAt
		s.start(FirstResponse, e.At, Span{b.WarnAt, b.DueAt})
		s.stop(NextResponse)
	}
	if !b.ResolveBy.Due.IsZero() {
		s.start(Resolution, e.At, b.ResolveBy)
	}
	if s.WaitingSince.IsZero() {
		s.WaitingSince = e.At
	}
	s.Offered = false
}

// rise remembers from where a session was moved up by something that ran out, so that it can come down to who is there.
func (s *Session) rise(b Transferred) {
	switch b.Why {
	case FirstResponse, NextResponse, Resolution, PromiseRan:
		if s.Risen == 0 && b.To.Tier > s.Tier {
			s.Risen = s.Tier
		}
	case NotTaken, TakeOver:
	default: // by a person, or down again
		s.Risen = 0
	}
}

func (s *Session) promise(e Event, b Promised) {
	s.Promises = append(slices.Clone(s.Promises), Promise{ID: b.Promise, What: b.What, Made: e.At, By: e.By, DueAt: b.DueAt, RemindAt: b.RemindAt,
		Contact: b.Contact, Note: b.Note, BestTime: b.BestTime})
	if b.What == Callback {
		if s.waited(e.At, false) {
			s.Waits[len(s.Waits)-1].Called = true
		}
		s.Clocks, s.With, s.Snoozed = nil, nil, Time{}
		s.State, s.Owner, s.For, s.ForUntil, s.Pending = AwaitCall, nil, nil, Time{}, Pending{}
		s.Handed = true    // who accepts a call-back at once asks for a person as well
		s.BotSince = e.Seq // where the customer writes on, a person has taken on what was before
	}
}

func (s *Session) amend(id string, change func(*Promise)) {
	s.Promises = slices.Clone(s.Promises)
	for i := range s.Promises {
		if s.Promises[i].ID == id {
			change(&s.Promises[i])
		}
	}
}

func (s *Session) close(e Event, b Closed) {
	cause := s.Reason
	s.waited(e.At, false)
	if s.Escalated {
		s.Settled = e.At
	}
	s.release()
	s.Reason = cause // the lists of closed sessions still say why a person was needed
	s.State, s.Outcome, s.Cause, s.Blamed, s.ClosedAt, s.BotSince = Ended, b.Outcome, b.Cause, b.Department, e.At, e.Seq
}
