package reports

import (
	"encoding/json"

	"roundpeg/chat"
)

// Report is every figure of the sessions that began in a time.
type Report struct {
	From        chat.Time   `json:"from"`
	To          chat.Time   `json:"to"`
	Now         chat.Time   `json:"now"`
	Zone        string      `json:"zone"`
	Sessions    int         `json:"sessions"`
	Classes     []ClassRow  `json:"classes"` // all, in the order of Classes; they add up to Sessions
	Whys        []WhyRow    `json:"whys"`    // of those classes that have several reasons
	Containment Containment `json:"containment"`

	Waits        Waits        `json:"waits"`
	Handoffs     Handoffs     `json:"handoffs"`
	Promises     PromiseTable `json:"promises"`
	Grants       []GrantRow   `json:"grants"`
	Satisfaction Satisfaction `json:"satisfaction"`
	Causes       Causes       `json:"causes"`
	Pages        []PageRow    `json:"pages"`
	Desk         Desk         `json:"desk"`

	Days      []Group `json:"days"`
	Languages []Group `json:"languages"`
	Intents   []Group `json:"intents"`
}

// ClassRow counts the sessions of a class.
type ClassRow struct {
	Class    Class   `json:"class"`
	Sessions int     `json:"sessions"`
	Percent  float64 `json:"percent"` // of all, one decimal; they add up to 100
	Success  bool    `json:"success"`
}

// WhyRow counts those of a class for one reason.
type WhyRow struct {
	Class    Class `json:"class"`
	Why      Why   `json:"why"`
	Sessions int   `json:"sessions"`
}

// Containment is what the bot brought to an end. Settled sessions are all but open, silent and erased ones.
type Containment struct {
	Settled     int   `json:"settled"`
	Contained   Share `json:"contained"`    // of the settled; surely
	AtMost      Share `json:"at_most"`      // of the settled, contained or left after an answer
	False       Share `json:"false"`        // falsely contained, of all that the bot ended with or after an answer or was wrong about
	Saved       int   `json:"saved"`        // of the falsely contained, those that a person or a call-back solved afterwards
	Success     Share `json:"success"`      // of the settled, those that ended well
	PeopleAgain Share `json:"people_again"` // of what people solved, customers who were back on the same matter within 7 days
}

// Make is the report of some sessions, each once, in any order.
func Make(sessions []chat.Session, o Options) Report {
	t := New(o)
	for _, s := range sessions {
		t.Add(s)
	}
	return t.Report()
}

// Report is called last: what is added after it is not counted.
func (t *Sums) Report() Report {
	for _, visits := range t.customers {
		settle(visits)
	}
	for _, j := range t.open {
		t.close(j)
	}
	t.customers, t.open = nil, nil
	r := Report{From: chat.At(t.o.From), To: chat.At(t.o.To), Now: chat.At(t.o.Now), Zone: t.o.Zone.String(), Sessions: t.sessions, Whys: []WhyRow{}}
	t.tellClasses(&r)
	r.Waits, r.Handoffs = t.line.waits(), t.line.handoffs()
	r.Promises, r.Grants, r.Satisfaction, r.Causes, r.Desk = t.promiseTable(), t.grantTable(), t.said.satisfaction(), t.causeTable(), t.desk.figures()
	r.Pages = t.pageTable()
	last := t.o.To
	if t.o.Now.Before(last) {
		last = t.o.Now
	}
	r.Days = dayTable(t.days, dayOf(t.o.From.In(t.o.Zone)), dayOf(last.In(t.o.Zone)))
	r.Languages, r.Intents = table(t.languages), table(t.intents)
	return r
}

func (t *Sums) tellClasses(r *Report) {
	counts := make([]int, len(Classes))
	c, success := &r.Containment, 0
	for i, class := range Classes {
		n := t.classes[class]
		counts[i] = n
		c.Settled += n * one(class.Settled())
		success += n * one(class.Success())
	}
	for i, p := range percents(counts) {
		r.Classes = append(r.Classes, ClassRow{Classes[i], counts[i], p, Classes[i].Success()})
	}
	for _, class := range Classes {
		for _, why := range whys[class] {
			if n := t.whys[whyKey{class, why}]; n > 0 {
				r.Whys = append(r.Whys, WhyRow{class, why, n})
			}
		}
	}
	kept, left, wrong := t.classes[Contained], t.classes[LeftAnswered], t.classes[FalseContained]
	c.Contained, c.AtMost = share(kept, c.Settled), share(kept+left, c.Settled)
	c.False, c.Saved = share(wrong, kept+left+wrong), t.saved
	c.Success, c.PeopleAgain = share(success, c.Settled), share(t.again, t.classes[SolvedByPerson])
}

// whys are the reasons of each class, in order.
var whys = map[Class][]Why{FalseContained: order, LeftLine: {InLine, TookBack, NotCalled}, Abandoned: {Unanswered, WithPerson},
	Open: {Why(chat.WithBot), Why(chat.Waiting), Why(chat.WithAgent), Why(chat.AwaitCall)}}

// JSON is the Report, called last as that is.
func (t *Sums) JSON() (json.RawMessage, error) { return json.Marshal(t.Report()) }
