package reliability

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// T2: kill -9 of Redis itself, with both ways to sync that keep what was acked. Without an append-only file the start is refused.
func TestT2RedisKilled(t *testing.T) {
	beside(t)
	for _, fsync := range []string{"everysec", "always"} {
		t.Run(fsync, func(t *testing.T) {
			l := newLab(t, "T2 "+fsync, "kill -9 of Redis, appendfsync "+fsync).overRedis("--appendfsync", fsync).up(3)
			redisKilled(l)
			l.finish()
		})
	}
}

func redisKilled(l *lab) {
	customers, agents, rate := size(20, 200), size(3, 10), size(40.0, 200)
	l.Load = loadOf(customers, agents, rate)
	c := l.newCrowd(customers, agents)
	c.work(rate)
	inLoad, before := 0, 0
	for range size(2, 20) {
		time.Sleep(2 * time.Second)
		if now := c.acked(); now > before {
			inLoad++
			before = now
		}
		l.redis.Kill()
		time.Sleep(500 * time.Millisecond)
		l.redis.Up()
	}
	time.Sleep(3 * time.Second)
	l.Happened("kills while messages were being acked", inLoad)
	l.Zero("commands never answered", c.rest(30*time.Second), 0)
	l.Verdict(l.settle(30*time.Second, c.records))
	dropped, sockets := droppedByServer(c.records())
	l.Zero("sockets dropped", dropped, sockets)
}

// droppedByServer counts connections that ended by no doing of the client's.
func droppedByServer(records []client.Record) (dropped, opened int) {
	for _, r := range records {
		opened += len(r.Opened)
		for _, c := range r.Closed {
			if !c.Ours {
				dropped++
			}
		}
	}
	return dropped, opened
}

func TestT2WithoutAppendOnlyFile(t *testing.T) {
	beside(t)
	l := newLab(t, "T2 no AOF", "Redis without an append-only file").overRedis("--appendonly", "no")
	n, err := client.StartNode(l.options(0))
	if err == nil {
		n.Kill()
	}
	require.ErrorContains(t, err, "appendonly")
	l.Happened("starts refused", 1)
	l.args = []string{"--allow-data-loss"}
	l.up(1) // told that it may, it runs
	l.finish()
}

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

// T5: what Redis held is gone (flushed). Nobody is led to believe that the conversation goes on.
func TestT5RedisFlushed(t *testing.T) {
	beside(t)
	l := newLab(t, "T5 flushed", "everything in Redis is flushed while 50 clients are connected").overRedis().up(3)
	storeLost(l, func() { l.redis.Cli("flushall") })
	l.finish()
}

// T5 on the embedded store: its file is removed while the server is down.
func TestT5FileRemoved(t *testing.T) {
	beside(t)
	l := newLab(t, "T5 removed", "the file of the embedded store is removed").up(1)
	storeLost(l, func() {
		l.nodes[0].Kill()
		removeAll(l, filepath.Join(l.dir, "data"))
		require.NoError(l, l.nodes[0].Up())
	})
	l.finish()
}

// storeLost loses everything and then lets half of the clients write; the others only wait.
func storeLost(l *lab, lose func()) {
	const clients = 50
	l.Load = fmt.Sprintf("%d clients, half of whom write on", clients)
	c := l.newCrowd(clients, 0)
	for _, m := range c.customers {
		_, err := m.Message("What are your opening hours?").Within(30 * time.Second)
		require.NoError(l, err)
	}
	lose()
	lost := time.Now()
	for i, m := range c.customers {
		if i%2 == 0 {
			m.Message("Are you still there?")
		}
	}
	told, silent := 0, 0
	var took []time.Duration
	for i, m := range c.customers {
		told401 := m.Wait(time.Until(lost.Add(45*time.Second)), func(r *client.Record) bool { return len(r.Closed) > 0 && r.Closed[len(r.Closed)-1].Code == 4401 })
		r := m.Record()
		if told401 {
			told++
			took = append(took, r.Closed[len(r.Closed)-1].At.Sub(lost))
		} else {
			silent++
			l.Logf("client %d was not told: acked %d, refused %v, closed %v", i, len(r.Acked), r.Refused, r.Closed)
		}
	}
	ackedAfter := 0
	for _, m := range c.customers {
		for _, a := range m.Record().Acked {
			if a.At.After(lost) {
				ackedAfter++
			}
		}
	}
	l.Happened("clients told that their conversation is not there (4401)", told)
	l.Zero("clients not told within 45 s", silent, clients)
	l.Zero("acked in a conversation that is gone", ackedAfter, clients/2)
	if len(took) > 0 {
		l.Seconds("told, slowest", sorted(took)[len(took)-1], 0)
	}
}
