package reliability

import (
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T18: the server dies between "the customer's message is kept" and "the bot's answer is kept". Each message gets exactly one answer.
func TestT18TurnCutOff(t *testing.T) {
	beside(t)
	l := newLab(t, "T18", "kill -9 between the customer's message and the bot's answer").up(1)
	cutOff(l, 1)
	l.finish()
}

func TestT18TurnCutOffOverRedis(t *testing.T) {
	beside(t)
	l := newLab(t, "T18", "kill -9 between the customer's message and the bot's answer").overRedis().up(2)
	cutOff(l, 2)
	l.finish()
}

func cutOff(l *lab, nodes int) {
	rounds, each := size(3, 300), 8
	l.Load = fmt.Sprintf("%d customers who ask at the same moment, each time new ones", each)
	cut, asked, twice, never := 0, 0, 0, 0
	var late []time.Duration
	for round := range rounds {
		n := l.nodes[round%nodes]
		customers := make([]*client.Customer, each)
		for i := range customers {
			customers[i] = client.NewCustomer(client.Options{Name: fmt.Sprintf("c%d-%d", round, i), Nodes: []string{n.Addr}, BackOff: 200 * time.Millisecond, MaxBackOff: time.Second})
			require.True(l, customers[i].WaitOpen(30*time.Second))
		}
		acked := make(chan struct{}, each)
		var sent []*client.Command
		for _, c := range customers {
			m := c.Message("What are your opening hours?")
			sent = append(sent, m)
			go func() {
				<-m.Done()
				acked <- struct{}{}
			}()
		}
		<-acked
		n.Kill()
		killed := time.Now()
		require.NoError(l, n.Up())
		up := time.Now()
		var all sync.WaitGroup
		for i, c := range customers {
			all.Go(func() {
				sent[i].Within(20 * time.Second)
				c.WaitEvent(time.Until(up.Add(bound(8*time.Second))), func(e client.Event) bool { return e.Ref == sent[i].ID && e.By.Role == "bot" })
			})
		}
		all.Wait()
		time.Sleep(200 * time.Millisecond)
		var records []client.Record
		for i, c := range customers {
			log := l.stored([]string{c.Session()})[c.Session()]
			asked++
			answers, at := answersTo(log, sent[i].ID)
			switch {
			case answers == 0:
				never++
			case answers > 1:
				twice++
			}
			if kept, ok := find(log, sent[i].ID, "customer"); ok && kept.At.Before(killed) && (at.IsZero() || at.After(killed)) {
				cut++
				if !at.IsZero() {
					late = append(late, max(0, at.Sub(up)))
				}
			}
			records = append(records, c.Record())
			c.Close()
		}
		v := Check(records, l.stored(sessionsOf(records)), time.Time{})
		require.True(l, v.Clean(), v.Findings)
	}
	l.Happened("turns cut off by a kill", cut)
	l.Zero("messages answered twice", twice, asked)
	l.Zero("messages never answered", never, asked)
	slices.Sort(late)
	l.Seconds("answered after the server was up again, slowest of those cut off", quantile(late, 1), bound(5*time.Second))
}

// answersTo counts what the bot did about a message, and says when it did so first.
func answersTo(log []client.Event, ref string) (n int, at time.Time) {
	for _, e := range log {
		if e.Ref == ref && e.By.Role == "bot" && (e.Kind == "message" || e.Kind == "handoff_requested") {
			if n++; n == 1 {
				at = e.At
			}
		}
	}
	return n, at
}

func find(log []client.Event, ref, role string) (client.Event, bool) {
	for _, e := range log {
		if e.Ref == ref && e.By.Role == role {
			return e, true
		}
	}
	return client.Event{}, false
}
