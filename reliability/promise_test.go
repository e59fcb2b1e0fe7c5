package reliability

import (
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T19: promises come due on three nodes of which one is killed every 5 s; then some come due while all nodes are down.
func TestT19PromisesDue(t *testing.T) {
	beside(t)
	l := newLab(t, "T19", "promises come due on three nodes, a kill every 5 s; then all nodes down over a due time").overRedis().up(3)
	promisesDue(l)
	l.finish()
}

func TestT19PromisesDueEmbedded(t *testing.T) {
	beside(t)
	l := newLab(t, "T19", "promises come due while the one server is killed every 5 s; then it is down over a due time").up(1)
	promisesDue(l)
	l.finish()
}

// due is a promise that was made.
type due struct {
	session, id string
	at          time.Time
}

func promisesDue(l *lab) {
	agents, sessions, each, spread := size(2, 10), size(2, 10), size(5, 10), size(8*time.Second, time.Minute)
	l.Load = fmt.Sprintf("%d promises due within %s, then as many due while all is down", agents*sessions*each, spread)
	l.leaders = true // promises that nobody keeps move up
	c := l.newCrowd(agents*sessions, agents)
	own(l, c, sessions)

	kills, downs := 0, make([]window, 0)
	made := promise(l, c, sessions, each, 5*time.Second, spread)
	for end := time.Now().Add(spread + 3*time.Second); time.Now().Before(end); {
		time.Sleep(5 * time.Second)
		n := l.nodes[rand.IntN(len(l.nodes))]
		from := time.Now()
		n.Kill()
		require.NoError(l, n.Up())
		if len(l.nodes) == 1 {
			downs = append(downs, window{"", n.Addr, from, time.Now()})
		}
		kills++
	}
	l.Happened("promises made", len(made))
	l.Happened("kills while promises came due", kills)
	l.fired("with kills", made, downs)

	own(l, c, sessions)
	asleep := promise(l, c, sessions, each, 4*time.Second, 2*time.Second)
	from := time.Now()
	for _, n := range l.nodes {
		n.Kill()
	}
	time.Sleep(11 * time.Second)
	for _, n := range l.nodes {
		require.NoError(l, n.Up())
	}
	l.fired("all down", asleep, []window{{"", "", from, time.Now()}})
}

// own lets each agent claim so many sessions.
func own(l *lab, c *crowd, sessions int) {
	var all sync.WaitGroup
	for i, a := range c.agents {
		for _, m := range c.customers[i*sessions : (i+1)*sessions] {
			all.Go(func() {
				m.Send("human", nil).Within(30 * time.Second)
				a.Watch(m.Session())
				a.Claim(m.Session()).Within(30 * time.Second)
			})
		}
	}
	all.Wait()
}

// promise lets the agents promise follow-ups that come due from first on, spread over a time.
func promise(l *lab, c *crowd, sessions, each int, first, spread time.Duration) (made []due) {
	var mu sync.Mutex
	var all sync.WaitGroup
	from := time.Now().Add(first)
	for i, a := range c.agents {
		for _, m := range c.customers[i*sessions : (i+1)*sessions] {
			for range each {
				at := from.Add(rand.N(spread)).Truncate(time.Millisecond)
				all.Go(func() {
					ack, err := a.Send("promise", client.Fields{"session": m.Session(), "what": "followup", "due_at": at.UTC().Format("2006-01-02T15:04:05.000Z"), "note": "to be told"}).Within(30 * time.Second)
					mu.Lock()
					defer mu.Unlock()
					if err != nil {
						l.Logf("promise: %v", err)
						return
					}
					made = append(made, due{m.Session(), ack.Promise, at})
				})
			}
		}
	}
	all.Wait()
	require.NotEmpty(l, made, "no promise could be made")
	return made
}

// fired reads what became of promises. Down: times in which nobody could act; what came due in them must be marked late if it was.
func (l *lab) fired(when string, made []due, down []window) {
	last := time.Time{}
	sessions := map[string]bool{}
	for _, d := range made {
		sessions[d.session] = true
		if d.at.After(last) {
			last = d.at
		}
	}
	time.Sleep(time.Until(last.Add(bound(2 * time.Second))))
	time.Sleep(2 * time.Second)
	logs := map[string][]client.Event{}
	for id := range sessions {
		s, err := l.api().Session(l.Context(), id)
		require.NoError(l, err)
		logs[id] = s.Events
	}
	never, twice, early, unmarked, mismarked, whileDown := 0, 0, 0, 0, 0, 0
	var slowest time.Duration
	for _, d := range made {
		n := 0
		for _, e := range logs[d.session] {
			if e.Kind != "promise_overdue" || e.Promise != d.id {
				continue
			}
			n++
			took, outage := e.At.Sub(d.at), false
			for _, w := range down {
				if !d.at.Before(w.from.Add(-2*time.Second)) && !d.at.After(w.to) {
					outage = true
				}
			}
			switch {
			case took < 0:
				early++
			case outage:
				whileDown++
			default:
				slowest = max(slowest, took)
			}
			if took > 6*time.Second && !e.Late {
				unmarked++
			}
			if took < 4*time.Second && e.Late {
				mismarked++
			}
		}
		switch {
		case n == 0:
			never++
		case n > 1:
			twice++
		}
	}
	l.Zero(when+": never fired", never, len(made))
	l.Zero(when+": fired twice", twice, len(made))
	l.Zero(when+": fired early", early, len(made))
	l.Zero(when+": late and not marked so", unmarked, len(made))
	l.Zero(when+": marked late and was not", mismarked, len(made))
	if whileDown > 0 {
		l.Happened(when+": came due while nobody was there", whileDown)
	}
	if slowest > 0 {
		l.Seconds(when+": fired after its time, slowest", slowest, bound(2*time.Second))
	}
}
