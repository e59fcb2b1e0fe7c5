package chat

import "slices"

// Apply folds one more event into the session. It is pure and total: any event in any state gives a session,
// so that every log that was ever kept can be read. Whether a command is allowed is decided before its event is made.
func (s Session) Apply(e Event) Session {
	s.Head = e.Seq
	if e.Kind != (Verdict{}).Kind() { // said of a conversation, not in it: it does not keep one open that is idle
		s.Updated = e.At
	}
	if publicKinds[e.Kind] {
		s.Public = e.Seq
	}
	switch b := e.Body.(type) {
	case Started:
		s.State, s.Tier, s.Started = WithBot, TierBot, e.At
		s.Locale, s.Page, s.Customer, s.Key = b.Locale, b.Page, b.Customer, b.Key
	case Message:
		s.message(e, b)
	case Decision:
		s.Intent, s.Confidence, s.Frustration = b.Intent, b.Confidence, b.Frustration
		s.Pending = Pending{}
	case HandoffRequested:
		s.wait(e, b.Tier, b.DueAt)
		s.Reason, s.Summary, s.Priority, s.Department, s.Lane = b.Reason, b.Summary, b.Priority, b.Department, b.Lane
		s.Language, s.Handed = b.Language, true
	case Escalated:
		s.wait(e, b.Tier, b.DueAt)
		s.Reason, s.Escalated, s.Priority, s.Handed = ExecutiveRequest, true, max(s.Priority, TopPriority), true
	case HandoffCancelled, Returned:
		s.release()
		s.State, s.Tier, s.BotSince = WithBot, TierBot, e.Seq
	case AgentJoined:
		agent := b.Agent
		s.State, s.Owner, s.For, s.ForUntil, s.Pending = WithAgent, &agent, nil, Time{}, Pending{}
		s.Handed = true
		if s.Tier < TierAgents {
			s.Tier = TierAgents
		}
	case AgentLeft:
		s.State, s.Owner = Waiting, nil // waiting_since, due_at and tier stay: the old place
		if s.WaitingSince.IsZero() {
			s.WaitingSince = e.At
		}
	case Transferred:
		s.transfer(e, b)
	case Promised:
		s.promise(e, b)
	case PromiseKept:
		s.amend(b.Promise, func(p *Promise) { p.KeptAt = e.At })
		if s.State == AwaitCall && len(s.OpenPromises()) == 0 {
			s.close(e, Closed{Outcome: "solved"})
		}
	case PromiseOverdue:
		s.amend(b.Promise, func(p *Promise) { p.Overdue = true })
	case PromiseReminded:
		s.amend(b.Promise, func(p *Promise) { p.Reminded = true })
	case Rated:
		s.Score = b.Score
	case Closed:
		s.close(e, b)
	case Verdict:
		s.Verdict = b.Needed
	}
	return s
}

// Fold applies a whole log.
func Fold(id ID, log []Event) Session {
	s := Session{ID: id}
	for _, e := range log {
		s = s.Apply(e)
	}
	return s
}

// TopPriority is that of a case which a customer took to the top.
const TopPriority = 100

// lastLen bounds Session.Last, in runes.
const lastLen = 160

func (s *Session) message(e Event, b Message) {
	if e.By.Role != Bot || s.Last == "" { // what people said tells more of a conversation than what the bot answered
		s.Last, s.LastBy = clip(b.Text, lastLen), e.By.Role
	}
	if b.Offer == Callback {
		s.Offered = true
	}
	if e.By.Role != Customer {
		return
	}
	if s.State == Ended || s.State == AwaitCall {
		s.release()
		s.reopen()
		s.State, s.Tier = WithBot, TierBot
	}
	if s.State == WithBot {
		s.Pending = Pending{Seq: e.Seq, At: e.At}
	}
}

func (s *Session) wait(e Event, tier int, due Time) {
	if s.State != Waiting || s.WaitingSince.IsZero() {
		s.WaitingSince = e.At
	}
	s.State, s.Owner, s.Tier, s.DueAt, s.Asked, s.Pending = Waiting, nil, tier, due, e.Seq, Pending{}
	s.For, s.ForUntil, s.Offered = nil, Time{}, false
	s.reopen()
}

// reopen forgets how the session was closed.
func (s *Session) reopen() { s.Outcome, s.Cause, s.ClosedAt = "", "", Time{} }

// release ends the hand-off that stood.
func (s *Session) release() {
	s.Owner, s.For, s.Asked, s.Reason, s.Summary, s.Priority = nil, nil, 0, "", "", 0
	s.Department, s.Lane, s.Language = "", "", ""
	s.WaitingSince, s.DueAt, s.ForUntil, s.Pending = Time{}, Time{}, Time{}, Pending{}
	s.Offered, s.Escalated = false, false
}

func (s *Session) transfer(e Event, b Transferred) {
	s.State, s.Owner, s.For, s.ForUntil = Waiting, nil, b.To.Agent, b.Until
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
	}
	if s.WaitingSince.IsZero() {
		s.WaitingSince = e.At
	}
	s.Offered = false
}

func (s *Session) promise(e Event, b Promised) {
	s.Promises = append(slices.Clone(s.Promises), Promise{ID: b.Promise, What: b.What, Made: e.At, By: e.By, DueAt: b.DueAt, RemindAt: b.RemindAt,
		Contact: b.Contact, Note: b.Note, BestTime: b.BestTime})
	if b.What == Callback {
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
	s.release()
	s.Reason = cause // the lists of closed sessions still say why a person was needed
	s.State, s.Outcome, s.Cause, s.ClosedAt, s.BotSince = Ended, b.Outcome, b.Cause, e.At, e.Seq
}

func clip(text string, n int) string {
	i := 0
	for at := range text {
		if i == n {
			return text[:at] + "…"
		}
		i++
	}
	return text
}
