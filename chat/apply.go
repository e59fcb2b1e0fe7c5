package chat

import "slices"

// Apply folds one more event into the session. It is pure and total: any event in any state gives a session,
// so that every log that was ever kept can be read. Whether a command is allowed is decided before its event is made.
func (s Session) Apply(e Event) Session {
	was := s.State
	s.Head = e.Seq
	if !aside[e.Kind] { // said of a conversation, not in it: it does not keep one open that is idle
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
		s.Tally.Turns++
		s.Noticed = Noticed{}
		if s.Tally.Stuck = b.Fallback; b.Fallback {
			s.Tally.Fallbacks++
		}
	case HandoffRequested:
		from := max(s.Tier, TierAgents)
		s.wait(e, b.Tier, b.DueAt, b.WarnAt, b.ResolveBy)
		if b.Reason == PromiseBreach && b.Tier > from {
			s.Risen = from
		}
		s.Reason, s.Summary, s.Priority, s.Department, s.Lane = b.Reason, b.Summary, b.Priority, b.Department, b.Lane
		s.Language, s.Skills, s.Handed, s.Noticed = b.Language, b.Skills, true, Noticed{}
		if b.Knows != nil {
			s.Knows = b.Knows
		}
	case Escalated:
		s.wait(e, b.Tier, b.DueAt, b.WarnAt, b.ResolveBy)
		s.Reason, s.Escalated, s.Priority, s.Handed = ExecutiveRequest, true, max(s.Priority, TopPriority), true
		s.Raised = append(slices.Clone(s.Raised), e.At)
	case HandoffCancelled, Returned:
		s.waited(e.At, false)
		s.release()
		s.State, s.Tier, s.BotSince = WithBot, TierBot, e.Seq
	case AgentJoined:
		agent := b.Agent
		s.waited(e.At, true)
		s.State, s.Owner, s.For, s.ForUntil, s.Pending = WithAgent, &agent, nil, Time{}, Pending{}
		s.Handed, s.Met, s.Knows, s.With, s.Snoozed, s.Noticed = true, true, &agent, nil, Time{}, Noticed{}
		if s.Tier < TierAgents {
			s.Tier = TierAgents
		}
	case AgentLeft:
		s.Queued, s.Passed = e.At, s.State != Waiting || s.Passed
		s.State, s.Owner, s.With, s.Snoozed = Waiting, nil, nil, Time{} // waiting_since, due_at and tier stay: the old place
		if !b.AnswerBy.Due.IsZero() {
			s.start(FirstResponse, e.At, b.AnswerBy)
			s.stop(NextResponse)
		}
		if s.WaitingSince.IsZero() {
			s.WaitingSince = e.At
		}
	case Transferred:
		s.transfer(e, b)
	case Promised:
		s.promise(e, b)
	case PromiseKept:
		s.amend(b.Promise, func(p *Promise) {
			p.KeptAt, p.Breached = e.At, p.Breached || e.At.After(p.DueAt.Time) // so that a promise kept late is not told as kept in time
		})
		if s.State == AwaitCall && len(s.OpenPromises()) == 0 {
			s.close(e, Closed{Outcome: "solved"})
		}
	case PromiseOverdue:
		s.amend(b.Promise, func(p *Promise) { p.Overdue, p.Breached = true, true })
	case PromiseReminded:
		s.amend(b.Promise, func(p *Promise) { p.Reminded = true })
	case Rated:
		s.Score = b.Score
	case Closed:
		s.close(e, b)
	case Verdict:
		s.Verdict = b.Needed
	case Feedback:
		s.judge(b)
		s.judgePages(b)
	default:
		s.desk(e)
	}
	s.visit(was, e)
	return s
}

// aside are the kinds that are said of a conversation and not in it.
var aside = map[Kind]bool{Verdict{}.Kind(): true, Tagged{}.Kind(): true, GrantTried{}.Kind(): true}

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
	s.usedPage(e, b)
	if e.By.Role == Agent {
		s.stop(FirstResponse, NextResponse)
		s.Tally.AskedFor += len(b.AskedAgain)
	}
	if e.By.Role != Customer {
		return
	}
	s.Snoozed = Time{}
	if _, owed := s.Clock(NextResponse); s.State == WithAgent && !owed {
		s.start(NextResponse, e.At, b.AnswerBy)
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

// judge counts what the customer said last of an answer of the bot's.
func (s *Session) judge(b Feedback) {
	without := func(all []Seq) []Seq {
		return slices.DeleteFunc(slices.Clone(all), func(n Seq) bool { return n == b.Of })
	}
	s.Helped, s.Misled = without(s.Helped), without(s.Misled)
	to := &s.Misled
	if b.Helpful {
		to = &s.Helped
	}
	*to = append((*to)[max(0, len(*to)-maxJudged+1):], b.Of)
}

// maxJudged bounds what is remembered of answers judged.
const maxJudged = 64

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
