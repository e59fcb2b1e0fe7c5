package reliability

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

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
