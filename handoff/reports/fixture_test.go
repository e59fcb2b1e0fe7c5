package reports

import (
	"time"

	"roundpeg/chat"
)

// happens is one event of a story; a string in between is how long nothing happens.
type happens struct {
	by   chat.By
	body chat.Body
}

type log []any

// story is a session as it was kept, and what became of it.
type story struct {
	id, began string // UTC
	customer  string // for whom the site vouches; "" nobody
	locale    string
	class     Class
	why       Why
	log       log
}

var (
	byCustomer, byBot, byHouse = chat.By{Role: chat.Customer}, chat.By{Role: chat.Bot}, chat.By{Role: chat.System}
	ada, bo                    = chat.Ref{ID: "1", Name: "Ada"}, chat.Ref{ID: "2", Name: "Bo"}
	byAda, byBo                = chat.By{Role: chat.Agent, ID: "1", Name: "Ada"}, chat.By{Role: chat.Agent, ID: "2", Name: "Bo"}
)

// What happens in stories.
var (
	says     = happens{byCustomer, chat.Message{Text: "…"}}
	ends     = happens{byCustomer, chat.Closed{Outcome: "ended"}}
	sleeps   = happens{byHouse, chat.Closed{Outcome: "abandoned"}} // comes a day after the last word
	lost     = happens{byBot, chat.Decision{Action: chat.Clarify, Reason: chat.OutsideIntents, Intent: "guess", Fallback: true}}
	asksBack = happens{byBot, chat.Decision{Action: chat.Clarify, Reason: chat.Ambiguous, Intent: "guess"}}
	human    = happens{byCustomer, chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: 2, Lane: "support"}}
	cancels  = happens{byCustomer, chat.HandoffCancelled{}}
	joins    = happens{byAda, chat.AgentJoined{Agent: ada}}
	second   = happens{byBo, chat.AgentJoined{Agent: bo}}
)

func answers(intent string) happens {
	return happens{byBot, chat.Decision{Action: chat.Answer, Intent: intent}}
}
func tells(page string) happens {
	return happens{byBot, chat.Message{Text: "…", Sources: []chat.Source{{Title: page, Page: page}}}}
}
func offers(intent string) happens {
	return happens{byBot, chat.Decision{Action: chat.Offer, Intent: intent}}
}
func knows(intent string) happens {
	return happens{byBot, chat.Decision{Action: chat.Handoff, Intent: intent, Given: &chat.Given{IsKnown: true}}}
}
func hands(reason chat.Reason) happens {
	return happens{byBot, chat.HandoffRequested{Reason: reason, Tier: 2, Lane: "support"}}
}
func resolves(outcome, cause, department string) happens {
	return happens{byAda, chat.Closed{Outcome: outcome, Cause: cause, Department: department}}
}
func rates(score int) happens { return happens{byCustomer, chat.Rated{Score: score}} }
func judges(seq chat.Seq, helpful bool) happens {
	return happens{byCustomer, chat.Feedback{Of: seq, Helpful: helpful}}
}
func verdict(needed string) happens  { return happens{byBo, chat.Verdict{Needed: needed}} }
func keeps(promise string) happens   { return happens{byAda, chat.PromiseKept{Promise: promise}} }
func overdue(promise string) happens { return happens{byHouse, chat.PromiseOverdue{Promise: promise}} }
func breaks(promise string) happens  { return happens{byAda, chat.PromiseBroken{Promise: promise}} }
func moves(promise, due string) happens {
	return happens{byAda, chat.PromiseMoved{Promise: promise, DueAt: clock(due)}}
}
func wantsCall(promise, due string) happens {
	return happens{byCustomer, chat.Promised{Promise: promise, What: chat.Callback, DueAt: clock(due)}}
}
func willLook(promise, due string) happens {
	return happens{byAda, chat.Promised{Promise: promise, What: chat.Followup, DueAt: clock(due)}}
}
func grants(id, action, amount, carried string) happens {
	return happens{byAda, chat.Granted{Grant: id, Action: action, Amount: amount, Currency: currency(amount), Carried: carried}}
}
func asksFor(id, action, amount string) happens {
	return happens{byAda, chat.GrantPending{Grant: id, Action: action, Amount: amount, Currency: currency(amount)}}
}

func currency(amount string) string {
	if amount == "" {
		return ""
	}
	return "EUR"
}

// clock reads the times of stories.
func clock(text string) chat.Time {
	t, err := time.Parse("2006-01-02 15:04", text)
	if err != nil {
		panic(err)
	}
	return chat.At(t)
}

// fold is the session that its log gives.
func (s story) fold() chat.Session {
	now := clock(s.began)
	out := []chat.Event{}
	add := func(by chat.By, body chat.Body) {
		e := chat.New(now, by, body)
		e.Seq = chat.Seq(len(out) + 1)
		out = append(out, e)
	}
	add(byCustomer, chat.Started{Locale: s.locale, Customer: chat.Person{ID: s.customer, Verified: s.customer != ""}})
	for _, x := range s.log {
		switch x := x.(type) {
		case string:
			d, err := time.ParseDuration(x)
			if err != nil {
				panic(err)
			}
			now = now.Plus(d)
		case happens:
			add(x.by, x.body)
		}
	}
	return chat.Fold(chat.ID(s.id), out)
}

// when is of what the stories' report is.
func when() Options {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return Options{From: clock("2026-11-02 00:00").Time, To: clock("2026-11-16 00:00").Time, Now: clock("2026-11-20 12:00").Time, Zone: zone}
}

// stories are all that can become of a session. 2 November 2026 is a Monday; Berlin is an hour ahead.
var stories = []story{
	// The bot alone, and it helped.
	{"c1", "2026-11-02 09:00", "", "en", Contained, "", log{says, "1s", answers("order_status"), tells("tracking"), "119s", ends}},
	{"c2", "2026-11-02 09:10", "", "de-AT", Contained, "", log{says, "1s", answers("order_status"), "24h", sleeps, "1h", rates(5)}},
	{"c3", "2026-11-02 09:20", "", "de", Contained, "", log{says, "1s", answers("warranty"), tells("warranty"), "5s", judges(4, true), "24h", sleeps}},
	{"c4", "2026-11-02 10:00", "v1", "en", Contained, "", log{says, "1s", answers("refund"), "59s", ends}},    // back after more than 7 days
	{"c5", "2026-11-09 10:02", "v1", "en-GB", Contained, "", log{says, "1s", answers("refund"), "29s", ends}}, // a minute more
	{"c6", "2026-11-03 09:00", "v2", "en", Contained, "", log{says, "1s", answers("greeting"), says, "1s", answers("order_status"), "88s", ends}},
	{"c7", "2026-11-04 09:00", "v2", "en", Contained, "", log{says, "1s", answers("greeting"), says, "1s", answers("warranty"), "88s", ends}}, // a greeting is no matter
	{"c8", "2026-11-03 09:10", "", "en", Contained, "", log{says, "1s", answers("order_status"), "39s", ends, rates(3)}},
	{"c9", "2026-11-03 09:20", "", "en", Contained, "", log{says, answers("order_status"), "1m", ends, "24h", says, "5s", answers("warranty"), "40s", ends}}, // back on another matter
	{"c10", "2026-11-03 09:30", "", "en", Contained, "", log{says, offers("warranty"), "50s", ends}},

	// … and said no more after an answer.
	{"l1", "2026-11-03 10:00", "", "en", LeftAnswered, "", log{says, answers("order_status"), "24h", sleeps}},
	{"l2", "2026-11-03 10:10", "", "fr", LeftAnswered, "", log{says, answers("order_status"), says, answers("thanks"), "24h", sleeps}},
	{"l3", "2026-11-03 10:20", "", "en", LeftAnswered, "", log{says, answers("refund"), "24h", sleeps, verdict(chat.NotNeeded)}},

	// … and it did not.
	{"f1", "2026-11-04 10:00", "", "en", FalseContained, CameBack, log{says, answers("order_status"), ends, "48h", says, answers("order_status"), "20s", ends}},
	{"f2", "2026-11-04 10:10", "", "en", FalseContained, AskedLater, log{says, answers("order_status"), ends, "72h", human, "60s", joins, "10m", resolves("solved", "", "")}},
	{"f3", "2026-11-04 10:20", "v3", "en", FalseContained, CameBack, log{says, answers("refund"), "24h", sleeps}},
	{"f4", "2026-11-04 10:30", "v4", "en", FalseContained, AskedLater, log{says, answers("warranty"), "15s", ends}},
	{"f5", "2026-11-04 10:40", "", "en", FalseContained, LowRating, log{says, answers("warranty"), "25s", ends, rates(1)}},
	{"f6", "2026-11-04 10:50", "", "en", FalseContained, LowRating, log{says, answers("warranty"), tells("warranty"), judges(4, false), "24h", sleeps}},
	{"f7", "2026-11-04 11:00", "", "en", FalseContained, AfterFallback, log{says, lost, "24h", sleeps}},
	{"f8", "2026-11-04 11:10", "", "en", FalseContained, AfterFallback, log{says, answers("order_status"), says, lost, ends}},
	{"f9", "2026-11-04 11:20", "", "en", FalseContained, Judged, log{says, answers("order_status"), "35s", ends, verdict(chat.Needed)}},
	{"f10", "2026-11-15 09:00", "v5", "en", FalseContained, CameBack, log{says, answers("warranty"), "70s", ends}},
	{"f11", "2026-11-05 09:00", "v6", "en", FalseContained, CameBack, log{says, answers("refund"), "80s", ends}},

	// A person came.
	{"p1", "2026-11-05 10:00", "v3", "en", SolvedByPerson, "", log{says, knows("refund"), hands(chat.Frustration), "20s", joins, "5m", resolves("solved", "", "")}},
	{"p2", "2026-11-07 09:00", "v6", "en", SolvedByPerson, "", log{says, knows("order_status"), hands(chat.RepeatContact), "40s", joins, "5m", resolves("solved", "", "")}},
	{"p3", "2026-11-05 10:30", "", "de", SolvedByPerson, "", log{human, "30s", joins, willLook("p", "2026-11-06 10:00"), grants("g", "refund", "19.90", chat.Hook),
		happens{byHouse, chat.GrantTried{Grant: "g", Attempt: 1, Done: true}}, "10m", keeps("p"), resolves("solved", "late parcel", "shipping"), rates(5)}},
	{"p4", "2026-11-05 10:40", "", "de", SolvedByPerson, "", log{says, lost, says, lost, hands(chat.RepeatedFailure), "90s", joins, asksFor("g", "refund", "100"),
		happens{byBo, chat.Granted{Grant: "g", Action: "refund", Amount: "100", Currency: "EUR", Asked: &ada, Carried: chat.ByHand}}, "20m", resolves("solved", "late parcel", "shipping"), rates(4)}},
	{"p5", "2026-11-05 10:50", "", "en", SolvedByPerson, "", log{human, "50s", joins, grants("g", "credit", "10", chat.Hook), happens{byHouse, chat.GrantTried{Grant: "g", Attempt: 3, Failed: true}}, "9m", ends, rates(4)}},
	{"p6", "2026-11-05 11:00", "", "en", Unsolved, "", log{human, "70s", joins, "9m", ends, rates(2)}},
	{"p7", "2026-11-05 11:10", "", "en", Unclear, "", log{human, "80s", joins, asksFor("g", "refund", "40"), "9m", ends}},
	{"p8", "2026-11-05 11:20", "", "en", Unsolved, "", log{says, answers("order_status"), says, hands(chat.HighStakes), "100s", joins, asksFor("g", "refund", "250.5"),
		happens{byBo, chat.GrantRefused{Grant: "g", Action: "refund"}}, willLook("p", "2026-11-05 12:00"), "1h", overdue("p"), moves("p", "2026-11-30 12:00"), resolves("unsolved", "broken part", "workshop")}},
	{"p9", "2026-11-05 11:30", "", "en", SolvedByPerson, "", log{says, answers("order_status"), happens{byAda, chat.HandoffRequested{Reason: chat.AgentInitiated, Tier: 2}}, joins, grants("g", "resend", "", chat.ByHand), "3m", resolves("solved", "", "shipping")}},
	{"p10", "2026-11-06 20:30", "", "en", SolvedByPerson, "", log{human, "60s", joins, "2m", happens{byAda, chat.Message{Text: "your number?", AskedAgain: []string{"order", "email"}}},
		happens{byAda, chat.Transferred{To: chat.Target{Tier: 3}, Reason: "for you"}}, "200s", happens{byHouse, chat.Breached{Clock: chat.FirstResponse, Tier: 3}}, "100s", second, "4m", resolves("solved", "late parcel", "")}},
	{"p11", "2026-11-06 09:00", "", "en", Abandoned, WithPerson, log{human, "110s", joins, "1h", resolves("abandoned", "", "")}},
	{"p12", "2026-11-06 09:10", "", "en", Abandoned, WithPerson, log{human, "120s", joins, "1m", happens{byAda, chat.Returned{Agent: ada}}, says, answers("refund"), "24h", sleeps}},
	{"p13", "2026-11-06 09:20", "", "en", SolvedByPerson, "", log{says, answers("order_status"), tells("tracking"), ends, "24h", says, knows("warranty"), hands(chat.ExplicitRequest), "130s", joins, "5m", resolves("solved", "", "")}}, // about another matter than a day before
	{"p14", "2026-11-06 09:30", "v7", "en", SolvedByPerson, "", log{says, knows("warranty"), hands(chat.HighStakes), "140s", joins, "5m", resolves("solved", "", "")}},                                                                   // who comes back on it
	{"p15", "2026-11-07 09:30", "v7", "en", Unclear, "", log{says, answers("warranty"), human, "150s", joins, "5m", ends}},

	// A call-back was promised.
	{"k1", "2026-11-09 11:00", "", "en", PromiseKept, "", log{human, "600s", wantsCall("p", "2026-11-09 16:00"), "2h", keeps("p")}},
	{"k2", "2026-11-09 11:10", "", "en", PromiseKept, "", log{says, answers("warranty"), wantsCall("p", "2026-11-09 16:00"), "5h", overdue("p"), "1h", keeps("p")}},
	{"k3", "2026-11-09 11:20", "", "en", LeftLine, NotCalled, log{human, "700s", wantsCall("p", "2026-11-09 16:00"), "1h", says, answers("warranty"), ends}},
	{"k4", "2026-11-09 11:30", "", "en", Open, "promised", log{wantsCall("p", "2026-11-09 16:00"), "5h", breaks("p")}},
	{"k5", "2026-11-09 11:40", "", "en", Open, "promised", log{wantsCall("p", "2026-11-09 16:00"), moves("p", "2026-11-23 16:00")}},

	// They left the line.
	{"w1", "2026-11-05 12:00", "v4", "en", LeftLine, InLine, log{human, "120s", ends}},
	{"w2", "2026-11-08 12:00", "", "en", LeftLine, TookBack, log{human, "240s", cancels, says, answers("refund"), tells("refunds"), "10s", ends}},
	{"w3", "2026-11-08 12:10", "", "en", LeftLine, InLine, log{says, answers("refund"), tells("refunds"), happens{byCustomer, chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: 3, Lane: "sales"}}, "900s", ends}},

	// No answer; nothing at all; it goes on.
	{"a1", "2026-11-10 09:00", "", "en", Abandoned, Unanswered, log{says, asksBack, "24h", sleeps}},
	{"a2", "2026-11-10 09:10", "", "en", Abandoned, Unanswered, log{says, ends}},
	{"s1", "2026-11-10 09:20", "", "en", Silent, "", log{"24h", sleeps}},
	{"s2", "2026-11-10 09:30", "", "en", Silent, "", log{happens{byBot, chat.Message{Text: "Hello!"}}, "24h", sleeps}},
	{"o1", "2026-11-11 09:00", "", "en", Open, "bot", log{says, answers("refund"), tells("refunds")}},
	{"o2", "2026-11-11 09:10", "", "en", Open, "waiting", log{human}},
	{"o3", "2026-11-11 09:20", "", "", Open, "with_agent", log{human, "160s", joins}},
	{"o4", "2026-11-15 23:30", "", "en", Open, "bot", log{says, answers("order_status"), ends, "1m", says}}, // the 16th in Berlin
}

// beside are sessions of which the report is not, but the second one, which shows that v5 came back.
var beside = []story{
	{id: "b1", began: "2026-11-01 23:59", log: log{says, answers("warranty"), ends}},
	{id: "b2", began: "2026-11-19 09:00", customer: "v5", log: log{says, answers("warranty"), ends, rates(1)}},
	{id: "b3", began: "2026-11-17 09:00", log: log{human}},
	{id: "b4", began: "2027-11-17 09:00", customer: "v5", log: log{human}},
}

// erased is what a store keeps of one.
var erased = chat.Session{ID: "e1", Head: 7, State: chat.Ended, Erased: true, Started: clock("2026-11-12 09:00"), Updated: clock("2026-11-12 10:00")}

func everything() []chat.Session {
	out := []chat.Session{erased}
	for _, s := range append(append([]story{}, stories...), beside...) {
		out = append(out, s.fold())
	}
	return out
}
