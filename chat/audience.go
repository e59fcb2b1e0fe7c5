package chat

// For returns the event as a reader of that role may see it, and whether they may see it at all.
// Staff see all but what only the store needs; customers see no score, signal, note or staff text.
// Fields are copied by name, so that a field added to a kind stays hidden until somebody decides otherwise.
func (e Event) For(reader Role) (Event, bool) {
	e.Print = ""
	if reader != Customer {
		if s, ok := e.Body.(Started); ok {
			s.Key = ""
			e.Body = s
		}
		return e, true
	}
	if e.Body == nil { // erased
		return e, publicKinds[e.Kind]
	}
	switch b := e.Body.(type) {
	case Started:
		e.Body = Started{Locale: b.Locale, Page: b.Page, Customer: b.Customer}
	case Message:
		e.Body = Message{Text: b.Text, Choice: b.Choice, Choices: b.Choices, Intent: b.Intent, Sources: b.Sources, Offer: b.Offer}
	case HandoffRequested:
		e.Body = HandoffRequested{Reason: b.Reason, Tier: b.Tier, DueAt: b.DueAt, Position: b.Position, WaitSeconds: b.WaitSeconds,
			Available: b.Available, CallbackBy: b.CallbackBy}
	case HandoffCancelled:
	case AgentJoined:
		e.Body = AgentJoined{Agent: b.Agent, Reason: b.Reason}
	case AgentLeft:
		e.Body = AgentLeft{Agent: b.Agent}
	case Returned:
		e.Body = Returned{Agent: b.Agent}
	case Transferred:
		e.Body = Transferred{From: b.From, To: b.To, DueAt: b.DueAt}
	case Promised:
		e.Body = Promised{Promise: b.Promise, What: b.What, DueAt: b.DueAt}
	case PromiseKept:
		e.Body = PromiseKept{Promise: b.Promise, What: b.What, DueAt: b.DueAt}
	case Escalated:
		e.Body = Escalated{Tier: b.Tier, Reason: b.Reason, DueAt: b.DueAt}
	case PromiseMoved:
		e.Body = PromiseMoved{Promise: b.Promise, What: b.What, Was: b.Was, DueAt: b.DueAt}
	case PromiseBroken:
		e.Body = PromiseBroken{Promise: b.Promise, What: b.What, DueAt: b.DueAt}
	case Identified:
		e.Body = Identified{Customer: b.Customer}
	case Granted:
		e.Body = Granted{Grant: b.Grant, Action: b.Action, Amount: b.Amount, Currency: b.Currency}
	case Joined:
		e.Body = Joined{Agent: b.Agent}
	case Parted:
		e.Body = Parted{Agent: b.Agent}
	case Notice:
		e.Body = Notice{Text: b.Text, Topic: b.Topic}
	case Rated:
		e.Body = Rated{Score: b.Score, Comment: b.Comment}
	case Closed:
		e.Body = Closed{Outcome: b.Outcome}
	default: // decision, note, verdict, promise_overdue, breached, grant_pending, tagged, snoozed, feedback, asked_again, records, and every kind not yet known
		return Event{}, false
	}
	return e, true
}

// publicKinds are the kinds of which a customer sees at least the head.
var publicKinds = map[Kind]bool{
	"started": true, "message": true, "handoff_requested": true, "handoff_cancelled": true, "agent_joined": true, "agent_left": true,
	"returned": true, "transferred": true, "promised": true, "promise_kept": true, "escalated": true, "notice": true, "rated": true, "closed": true,
	"promise_rescheduled": true, "promise_broken": true, "identified": true, "granted": true, "joined": true, "parted": true,
}

// VisibleHead is the last seq that a reader of that role may see among the events of a log, in order.
func VisibleHead(log []Event, reader Role) Seq {
	for i := len(log) - 1; i >= 0; i-- {
		if _, ok := log[i].For(reader); ok {
			return log[i].Seq
		}
	}
	return 0
}
