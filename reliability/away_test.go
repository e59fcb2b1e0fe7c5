package reliability

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T3: Redis is stopped, for 30 s and for 2 min. Sockets stay, nothing is acked that is not kept, and what was written meanwhile is kept soon after.
func TestT3RedisAway(t *testing.T) {
	beside(t)
	for _, away := range size([]time.Duration{6 * time.Second}, []time.Duration{30 * time.Second, 2 * time.Minute}) {
		t.Run(away.String(), func(t *testing.T) {
			l := newLab(t, fmt.Sprintf("T3 %.0f s", away.Seconds()), fmt.Sprintf("Redis stopped for %s", away)).overRedis().byWire().up(3)
			redisAway(l, away)
			l.finish()
		})
	}
}

func redisAway(l *lab, away time.Duration) {
	customers, agents, rate := size(30, 500), size(2, 5), size(20.0, 100)
	l.Load = loadOf(customers, agents, rate)
	c := l.newCrowd(customers, agents)
	c.work(rate)
	time.Sleep(3 * time.Second)
	before := c.acked()

	l.redis.Kill()
	dials := l.watchDials(away)
	during := c.acked()
	time.Sleep(200 * time.Millisecond)
	require.Equal(l, during, c.acked(), "something was acked although there is no store")
	pending := make([]int, len(c.customers))
	waiting := 0
	for i, m := range c.customers {
		m.Look(func(r *client.Record) { pending[i] = len(r.Sent) })
		waiting += m.Pending()
	}
	l.redis.Up()
	back := time.Now()
	var last time.Time
	for i, m := range c.customers {
		require.True(l, m.Wait(time.Minute, func(r *client.Record) bool { return answered(r) >= pending[i] }), "something that was written meanwhile is never answered")
		m.Look(func(r *client.Record) {
			if n := len(r.Acked); n > 0 {
				ids := map[string]bool{}
				for _, s := range r.Sent[:pending[i]] {
					ids[s.ID] = true
				}
				for _, a := range r.Acked {
					if ids[a.ID] && a.At.After(last) {
						last = a.At
					}
				}
			}
		})
	}
	time.Sleep(time.Second)
	l.Happened("acked before", before)
	l.Happened("written while Redis was away", waiting)
	l.Zero("commands never answered", c.rest(30*time.Second), 0)
	l.Verdict(l.settle(30*time.Second, c.records))
	dropped, sockets := droppedByServer(c.records())
	l.Zero("sockets dropped", dropped, sockets)
	l.Seconds("all that was written meanwhile is kept, after", max(0, last.Sub(back)), bound(5*time.Second))
	l.Number("most connections asked for by a node in a second", float64(dials), "dials", 10)
}

// answered is how many commands were acked or refused for good.
func answered(r *client.Record) int {
	n := len(r.Acked)
	for _, f := range r.Refused {
		if f.Final {
			n++
		}
	}
	return n
}

// watchDials waits and returns the most connections that any node asked Redis for within a second.
func (l *lab) watchDials(wait time.Duration) (most int64) {
	before := make([]int64, len(l.wires))
	for i, w := range l.wires {
		before[i] = w.Dials.Load()
	}
	for end := time.Now().Add(wait); time.Now().Before(end); {
		time.Sleep(time.Second)
		for i, w := range l.wires {
			now := w.Dials.Load()
			most = max(most, now-before[i])
			before[i] = now
		}
	}
	return most
}
