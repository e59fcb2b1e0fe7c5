package reliability

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T12: the sockets of a killed node come back, to the same one started again (embedded) or to the two others (Redis).
func TestT12SocketsComeBack(t *testing.T) {
	beside(t)
	l := newLab(t, "T12", "1,000 sockets of a killed node come back").up(1)
	comeBack(l, func(c *client.Options) {})
	l.finish()
}

func TestT12SocketsComeBackToOthers(t *testing.T) {
	beside(t)
	l := newLab(t, "T12", "1,000 sockets of a killed node come back").overRedis().up(3)
	comeBack(l, func(c *client.Options) { c.First = 0 })
	l.finish()
}

func comeBack(l *lab, some func(*client.Options)) {
	sockets, rounds := size(200, 1000), size(2, 10)
	l.Load = fmt.Sprintf("%d sockets, idle", sockets)
	c := l.newCrowd(sockets, 0, some)
	lost, waves := 0, 0
	var back []time.Duration
	for range rounds {
		counts := make([]int, sockets)
		n := l.nodes[0]
		if len(l.nodes) > 1 {
			n = l.busiest(c)
		}
		for i, m := range c.customers {
			m.Look(func(r *client.Record) { counts[i] = len(r.Closed) })
		}
		began := time.Now()
		n.Kill()
		require.NoError(l, n.Up())
		for _, m := range c.customers {
			m.Wait(time.Until(began.Add(30*time.Second)), func(r *client.Record) bool { return len(r.Opened) > len(r.Closed) })
		}
		time.Sleep(3 * time.Second) // a second wave would fall into this
		for i, m := range c.customers {
			r := m.Record()
			if len(r.Closed) == counts[i] {
				continue
			}
			lost++
			if len(r.Closed) > counts[i]+1 {
				waves++
			}
			if len(r.Opened) > len(r.Closed) {
				back = append(back, r.Opened[len(r.Closed)].At.Sub(r.Closed[counts[i]].At))
			}
		}
		time.Sleep(size(0, 5*time.Second)) // the allowance of one address fills up again
	}
	l.Happened("sockets cut by a kill", lost)
	l.Zero("sockets that did not come back", lost-len(back), lost)
	l.Zero("sockets lost once more after they had come back", waves, lost)
	slices.Sort(back)
	l.Seconds("back, p50", quantile(back, 0.5), 0)
	l.Seconds("back, p99", quantile(back, 0.99), 0)
	l.Seconds("back, slowest", quantile(back, 1), bound(15*time.Second))
	l.Verdict(l.settle(20*time.Second, c.records))
}

// busiest is the node that most customers are at.
func (l *lab) busiest(c *crowd) *client.Node {
	return slices.MaxFunc(l.nodes, func(a, b *client.Node) int { return c.at(a.Addr) - c.at(b.Addr) })
}
