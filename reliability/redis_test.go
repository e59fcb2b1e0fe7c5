package reliability

import (
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
	customers, agents, rate := size(20, 200), size(3, 10), size(20.0, 200)
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
