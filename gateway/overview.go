package gateway

import (
	"cmp"
	"net/http"
	"slices"
	"time"

	"roundpeg/chat"
)

// overview is what whoever leads the desk looks at: what waits, who is there with how much, and what goes on.
type overview struct {
	At       chat.Time      `json:"at"`
	Queues   []queueDepth   `json:"queues"` // one for each tier and lane that has anything
	Agents   []agentLoad    `json:"agents"` // those who are there or have anything, by name
	Live     []overviewItem `json:"live"`   // what waits or is with an agent, most urgent first, then what is with the bot
	Promises map[string]int `json:"promises"`
	Grants   int            `json:"grants_pending"`
}

type queueDepth struct {
	Tier      int       `json:"tier"`
	Lane      string    `json:"lane"`
	Waiting   int       `json:"waiting"`
	WithAgent int       `json:"with_agent"`
	Late      int       `json:"late"` // with a clock that ran out
	Oldest    chat.Time `json:"oldest,omitzero"`
}

type agentLoad struct {
	ID       string    `json:"id"`
	Name     string    `json:"name"`
	Tier     int       `json:"tier"`
	Status   string    `json:"status"` // available, away
	Load     int       `json:"load"`
	Snoozed  int       `json:"snoozed"`
	Capacity int       `json:"capacity"`
	Owed     chat.Time `json:"owed,omitzero"` // when the next of their answers is due
}

type overviewItem struct {
	item
	OfferedTo *chat.Ref `json:"offered_to,omitempty"`
}

// mostWithBot bounds how many conversations with the bot are shown, the newest ones.
const mostWithBot = 50

// overview is GET /v1/overview.
func (g *Gateway) overview(c *call) error {
	now := g.Now()
	o := overview{At: chat.At(now), Queues: []queueDepth{}, Agents: []agentLoad{}, Live: []overviewItem{}, Promises: map[string]int{"open": 0, "overdue": 0}}
	line := g.Queue.All()
	for _, s := range line {
		o.queue(s)
		i := overviewItem{item: itemOf(s, now)}
		if id := g.Queue.OfferedTo(s.ID); id != "" {
			a, _ := g.Staff.Agent(id)
			i.OfferedTo = &chat.Ref{ID: id, Name: a.Name}
		}
		o.Live = append(o.Live, i)
	}
	slices.SortFunc(o.Queues, func(a, b queueDepth) int { return cmp.Or(cmp.Compare(b.Tier, a.Tier), cmp.Compare(a.Lane, b.Lane)) })
	if err := g.loads(c, &o, line, now); err != nil {
		return err
	}
	bot, err := g.Store.List(c.r.Context(), chat.Query{States: []chat.State{chat.WithBot}, Limit: mostWithBot})
	if err != nil {
		return err
	}
	for _, s := range bot {
		if now.Sub(s.Updated.Time) < time.Hour {
			o.Live = append(o.Live, overviewItem{item: itemOf(s, now)})
		}
	}
	err = g.each(c.r.Context(), chat.Query{Promises: chat.OpenPromise}, func(s chat.Session) bool {
		for _, p := range s.OpenPromises() {
			o.Promises[p.State(now)]++
		}
		return true
	})
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, o)
}

// queue counts a session that waits or is with an agent.
func (o *overview) queue(s chat.Session) {
	lane := cmp.Or(s.Lane, "support")
	i := slices.IndexFunc(o.Queues, func(q queueDepth) bool { return q.Tier == s.Tier && q.Lane == lane })
	if i < 0 {
		o.Queues = append(o.Queues, queueDepth{Tier: s.Tier, Lane: lane})
		i = len(o.Queues) - 1
	}
	q := &o.Queues[i]
	if s.State == chat.Waiting {
		q.Waiting++
		if q.Oldest.IsZero() || s.WaitingSince.Before(q.Oldest.Time) {
			q.Oldest = s.WaitingSince
		}
	} else {
		q.WithAgent++
	}
	if slices.ContainsFunc(s.Clocks, func(c chat.Clock) bool { return c.Late }) {
		q.Late++
	}
	for _, x := range s.Grants {
		if x.State == chat.GrantWaits {
			o.Grants++
		}
	}
}

// loads tells who is there, and who has how much.
func (g *Gateway) loads(c *call, o *overview, line []chat.Session, now time.Time) error {
	here, err := g.Roster.List(c.r.Context())
	if err != nil {
		return err
	}
	of := map[string]*agentLoad{}
	get := func(id string) *agentLoad {
		if of[id] == nil {
			a, _ := g.Staff.Agent(id)
			of[id] = &agentLoad{ID: id, Name: a.Name, Tier: a.Tier, Capacity: a.Capacity, Status: chat.Away}
		}
		return of[id]
	}
	for _, p := range here {
		get(p.Agent).Status = p.Status
	}
	for _, s := range line {
		if s.Owner == nil {
			continue
		}
		a := get(s.Owner.ID)
		if s.Sleeps(chat.At(now)) {
			a.Snoozed++
		} else {
			a.Load++
		}
		if k, ok := s.Clock(chat.NextResponse); ok && (a.Owed.IsZero() || k.Due.Before(a.Owed.Time)) {
			a.Owed = k.Due
		}
	}
	for _, a := range of {
		o.Agents = append(o.Agents, *a)
	}
	slices.SortFunc(o.Agents, func(a, b agentLoad) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return nil
}

// team is GET /v1/team: whom one can pass a conversation to. It tells nothing that the desk does not show anyhow.
func (g *Gateway) team(c *call) error {
	type member struct {
		ID          string   `json:"id"`
		Name        string   `json:"name"`
		Tier        int      `json:"tier"`
		Status      string   `json:"status"`
		Languages   []string `json:"languages"`
		Departments []string `json:"departments"`
		Skills      []string `json:"skills"`
	}
	here, err := g.Roster.List(c.r.Context())
	if err != nil {
		return err
	}
	status := map[string]string{}
	for _, p := range here {
		status[p.Agent] = p.Status
	}
	l := list[member]{Items: []member{}}
	for _, a := range g.Staff.Agents() {
		if a = agentOut(a); !a.Disabled {
			l.Items = append(l.Items, member{a.ID, a.Name, a.Tier, cmp.Or(status[a.ID], chat.Away), a.Languages, a.Departments, a.Skills})
		}
	}
	return c.answer(http.StatusOK, l)
}
