package reliability

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T1s: the one binary with the embedded store is killed at random moments, under load. The named points between write, sync and ack are
// TestKill of the store itself.
func TestT1sServerKilled(t *testing.T) {
	beside(t)
	l := newLab(t, "T1s", "kill -9 of the one server, at random moments").up(1)
	killed(l, 1, size(4, 100), size(20, 200), size(3, 10), size(20.0, 150), 500*time.Millisecond, 3*time.Second)
	l.finish()
}

// T1: any of three nodes is killed every 3 s.
func TestT1NodeKilled(t *testing.T) {
	beside(t)
	l := newLab(t, "T1", "kill -9 of a random node of three, every 3 s").overRedis().up(3)
	killed(l, 3, size(4, 300), size(20, 200), size(3, 10), size(20.0, 300), 3*time.Second, 3*time.Second)
	l.finish()
}

// killed runs a crowd over the nodes, kills one at a time, and lets the oracle judge.
func killed(l *lab, nodes, kills, customers, agents int, perSecond float64, least, most time.Duration) {
	l.Load = loadOf(customers, agents, perSecond)
	c := l.newCrowd(customers, agents)
	c.work(perSecond)
	inLoad, before, manned := 0, 0, 0
	var slowest time.Duration
	for range kills {
		time.Sleep(least + rand.N(most-least+1))
		if now := c.acked(); now > before {
			inLoad++
			before = now
		}
		n := l.nodes[rand.IntN(nodes)]
		if c.at(n.Addr) > 0 {
			manned++
		}
		n.Kill()
		require.NoError(l, n.Up())
		slowest = max(slowest, n.Took)
	}
	time.Sleep(2 * time.Second)
	l.Happened("kills while messages were being acked", inLoad)
	l.Zero("commands never answered", c.rest(30*time.Second), 0)
	v := l.settle(20*time.Second, c.records)
	l.Verdict(v)
	records := c.records()
	took := resumed(customersOf(records))
	l.Happened("kills of a server with customers", manned)
	l.Happened("connections lost and resumed", len(took))
	p99, slowestOf, start := bound(2*time.Second), bound(5*time.Second), time.Duration(0)
	switch {
	case nodes == 1 && full:
		start = max(time.Second, time.Duration(float64(v.Stored)/100_000*float64(time.Second)))
	case nodes == 1: // nobody comes back before the one server is up, and with the race detector that takes as long as it takes
		p99, slowestOf = 0, 0
	}
	l.Seconds("resumed, p99", quantile(took, 0.99), p99)
	l.Seconds("resumed, slowest", quantile(took, 1), slowestOf)
	l.Seconds("slowest start", slowest, start)
	l.Number("stored", float64(v.Stored), "events", 0)
	l.Number("an agent joined", float64(v.Joined), "times", 0)
}

func customersOf(records []client.Record) (all []client.Record) {
	for _, r := range records {
		if r.Role == "customer" {
			all = append(all, r)
		}
	}
	return all
}
