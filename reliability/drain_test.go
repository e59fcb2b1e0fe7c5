package reliability

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// T21: servers are told to end (SIGTERM) and started again, under load.
func TestT21Restart(t *testing.T) {
	beside(t)
	l := newLab(t, "T21", "SIGTERM and start of the one server, under load").up(1)
	restarted(l)
	l.finish()
}

func TestT21RollingRestart(t *testing.T) {
	beside(t)
	l := newLab(t, "T21", "rolling restart of three nodes by SIGTERM, under load").overRedis().up(3)
	restarted(l)
	l.finish()
}

func restarted(l *lab) {
	customers, agents, rate := size(20, 100), size(3, 10), size(20.0, 150)
	l.Load = loadOf(customers, agents, rate)
	c := l.newCrowd(customers, agents)
	c.work(rate)
	ended := 0
	var drained []time.Duration
	for range size(2, 20) {
		for _, n := range l.nodes {
			time.Sleep(2 * time.Second)
			took, err := n.Stop(30 * time.Second)
			require.NoError(l, err, "a server that is told to end exits with 0")
			drained = append(drained, took)
			ended++
			require.NoError(l, n.Up())
		}
	}
	time.Sleep(2 * time.Second)
	l.Happened("servers ended by SIGTERM", ended)
	l.Zero("commands never answered", c.rest(30*time.Second), 0)
	v := l.settle(20*time.Second, c.records)
	records := c.records()
	closed, otherwise, errors := 0, 0, 0
	for _, r := range records {
		for _, o := range r.Closed {
			closed++
			if o.Code != 1012 {
				otherwise++
			}
		}
		for _, e := range r.Refused {
			if passes := e.Code == "unavailable" || e.Code == "rate_limited"; e.Code != "conflict" && e.Code != "forbidden" && (!passes || e.Final) {
				errors++
				l.Notes = append(l.Notes, "told: "+e.Type+": "+e.Code+": "+e.Message)
			}
		}
	}
	l.Happened("sockets closed by it", closed)
	l.Zero("sockets closed otherwise than by 1012", otherwise, closed)
	l.Zero("errors to users", errors, v.Sent)
	l.Verdict(v)
	slices.Sort(drained)
	took := resumed(customersOf(records))
	l.Seconds("drained, slowest", quantile(drained, 1), 10*time.Second)
	l.Seconds("resumed, p99", quantile(took, 0.99), 0)
	l.Seconds("resumed, slowest", quantile(took, 1), 0)
}
