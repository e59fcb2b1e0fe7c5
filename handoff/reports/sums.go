// Package reports computes the figures of the console's report page from folded sessions alone: what became of each, how long people waited,
// which promises were kept, what was granted, what customers said of bot and people. It reads no logs and no store.
package reports

import (
	"time"

	"roundpeg/chat"
	"roundpeg/locales"
)

// Options say what a report is of.
type Options struct {
	From, To time.Time      // sessions that began then, both ends included
	Now      time.Time      // what is open, overdue or waiting is so as of then
	Zone     *time.Location // of days and hours; nil: UTC
	Aside    []string       // intents that are no matter, so that nobody comes back with them; nil: Courtesies
}

// Courtesies are the intents that say nothing of what a customer is here for, by the names that are usual for them.
var Courtesies = []string{"greeting", "greet", "hello", "thanks", "thank_you", "goodbye", "bye", "smalltalk", "chitchat", "affirm", "deny"}

// Beyond is for how long after Options.To a session may begin and still show that a customer came back: a week after the end of one that goes on for some weeks.
const Beyond = 30 * 24 * time.Hour

// Sums gathers sessions. Report is what they come to.
type Sums struct {
	o     Options
	aside map[string]bool
	names names

	sessions  int
	classes   map[Class]int
	whys      map[whyKey]int
	saved     int // of the falsely contained
	again     int // of those that a person solved, how many customers came back on the same matter
	days      map[int]*Group
	languages map[string]*Group
	intents   map[string]*Group

	open      []*judged          // until it is known whether their customers came back
	customers map[string][]visit // by a verified customer's id

	line     line
	promises map[string]*Promises
	grants   map[grantKey]*grantSum
	said     said
	causes   map[causeKey]int
	pages    map[string]*PageRow
	desk     desk
}

type whyKey struct {
	class Class
	why   Why
}

// New starts a report.
func New(o Options) *Sums {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Aside == nil {
		o.Aside = Courtesies
	}
	t := &Sums{o: o, aside: map[string]bool{}, names: names{}, classes: map[Class]int{}, whys: map[whyKey]int{},
		days: map[int]*Group{}, languages: map[string]*Group{}, intents: map[string]*Group{}, customers: map[string][]visit{},
		promises: map[string]*Promises{}, grants: map[grantKey]*grantSum{}, causes: map[causeKey]int{}, pages: map[string]*PageRow{}}
	for _, name := range o.Aside {
		t.aside[name] = true
	}
	t.line.init()
	t.desk.breaches = map[breachKey]int{}
	return t
}

// Until is the last start of a session that matters.
func (t *Sums) Until() time.Time { return t.o.To.Add(Beyond) }

// Add takes in a session, in any order, each once. Those that began before From or after Until change nothing.
func (t *Sums) Add(s chat.Session) {
	if s.Started.Before(t.o.From) || s.Started.After(t.Until()) {
		return
	}
	visits := told(s)
	if s.Started.After(t.o.To) {
		if by := customer(s); by != "" {
			t.customers[by] = append(t.customers[by], t.visits(s, visits, nil)...)
		}
		return
	}
	t.sessions++
	j := t.judge(s, visits)
	if by := customer(s); by != "" {
		t.open = append(t.open, j)
		t.customers[by] = append(t.customers[by], t.visits(s, visits, j)...)
	} else {
		settle(t.visits(s, visits, j))
		t.close(j)
	}
	t.line.add(s, t.o)
	t.promised(s)
	t.granted(s)
	t.said.add(s, visits)
	t.caused(s)
	t.answered(s)
	t.desk.add(s, visits)
}

// customer is by whom visits belong together; "" where the site does not vouch for anybody.
func customer(s chat.Session) string {
	if !s.Customer.Verified {
		return ""
	}
	return s.Customer.ID
}

// judge gives a session the class that it has if the customer never comes back.
func (t *Sums) judge(s chat.Session, visits []chat.Visit) *judged {
	j := &judged{handed: s.Handed, groups: t.groupsOf(s, visits)}
	last := visits[len(visits)-1]
	switch {
	case s.Erased:
		j.class = Erased
		return j
	case s.State != chat.Ended:
		j.class, j.why = Open, Why(s.State)
		return j
	case !s.Handed && s.LastBy != chat.Customer:
		j.class = Silent
		return j
	}
	j.class, j.why = ended(s, last)
	j.saved = !last.Alone() && s.Outcome == solved
	for _, v := range visits {
		if v.Alone() && v.Did != "" {
			j.poor = worse(j.poor, poor(v))
		}
	}
	if !s.Handed && (s.Verdict == chat.Needed || s.Verdict == chat.TooLate) {
		j.poor = Judged
	}
	return j
}

// close counts a session when all is known of it.
func (t *Sums) close(j *judged) {
	if j.poor != "" && j.class.Settled() {
		j.class, j.why = FalseContained, j.poor
		if j.saved {
			t.saved++
		}
	}
	if j.class == SolvedByPerson && j.cameAgain {
		t.again++
	}
	t.classes[j.class]++
	if j.why != "" {
		t.whys[whyKey{j.class, j.why}]++
	}
	for _, g := range j.groups {
		g.count(j)
	}
}

// groupsOf are the rows of the small tables that a session is in: its day, its language, its matter.
func (t *Sums) groupsOf(s chat.Session, visits []chat.Visit) [3]*Group {
	return [3]*Group{groupIn(t.days, dayOf(s.Started.In(t.o.Zone))), groupIn(t.languages, locales.Language(s.Locale)), groupIn(t.intents, t.matter(visits))}
}

// matter is what a session was about last; "" where the bot never knew.
func (t *Sums) matter(visits []chat.Visit) string {
	for i := len(visits) - 1; i >= 0; i-- {
		for k := len(visits[i].Matters) - 1; k >= 0; k-- {
			if m := visits[i].Matters[k]; !t.aside[m] {
				return m
			}
		}
	}
	return ""
}
