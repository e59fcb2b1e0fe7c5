package reliability

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/store/redisstore/redistest"
)

// T4: the primary dies, and a replica that was 20 ms behind takes its place. With ack: replica nothing that was acked is lost; what is
// lost without it is told.
func TestT4Promoted(t *testing.T) {
	beside(t)
	l := newLab(t, "T4", "the primary Redis is killed, its replica, 20 ms behind, promoted; ack: replica")
	l.Store = "redis"
	rounds := size(1, 10)
	lost, acked, promotions := 0, 0, 0
	for range rounds {
		n, of := promoted(l, "replica")
		lost, acked, promotions = lost+n, acked+of, promotions+1
	}
	l.Happened("promotions", promotions)
	l.Zero(Lost, lost, acked)
	without, of := 0, 0
	for range size(0, rounds) { // in the short form nothing is compared
		n, m := promoted(l, "primary")
		without, of = without+n, of+m
	}
	l.Number(fmt.Sprintf("lost of %d acked in as many promotions without ack: replica", of), float64(without), "commands", 0)
	l.finish()
}

// promoted runs a crowd over two nodes on a primary of its own, puts the replica in its place, and counts what was acked and is gone.
func promoted(l *lab, ack string) (lost, acked int) {
	sub := &lab{T: l.T, Result: &Result{}, dir: l.TempDir()}
	sub.args = []string{"--ack", ack}
	sub.redis = redistest.Start(l.T)
	front, err := NewProxy(sub.redis.Addr)
	require.NoError(l, err)
	defer front.Close()
	sub.url = "redis://" + front.Addr
	lag, err := NewProxy(sub.redis.Addr) // what the replica reads from
	require.NoError(l, err)
	defer lag.Close()
	host, port, _ := net.SplitHostPort(lag.Addr)
	replica := redistest.Start(l.T, "--replicaof", host, port, "--repl-diskless-sync-delay", "0")
	require.Eventually(l, func() bool { return strings.Contains(replica.Cli("info", "replication"), "master_link_status:up") }, 30*time.Second, 100*time.Millisecond)
	lag.Delay(20 * time.Millisecond)

	customers, agents, rate := size(20, 100), size(2, 5), size(20.0, 150)
	l.Load = loadOf(customers, agents, rate)
	sub.up(2)
	c := sub.newCrowd(customers, agents)
	c.work(rate)
	time.Sleep(3 * time.Second)
	before := c.acked()
	require.Positive(l, before, "nothing was acked before the primary died")
	sub.redis.Kill()
	lag.Deny()
	replica.Cli("replicaof", "no", "one")
	front.To(replica.Addr)
	front.Reset()
	sub.redis = replica
	c.stopWork() // with ack: replica there is none now, and nothing more can be acked
	time.Sleep(3 * time.Second)
	records := c.records()
	v := Check(records, sub.stored(sessionsOf(records)), time.Time{})
	if v.Seen[Lost] > 0 {
		l.Log(v.Findings)
	}
	c.close()
	for _, n := range sub.nodes {
		n.Kill()
		require.False(l, n.Broken(), n.Said(4000))
	}
	return v.Seen[Lost], v.Acked
}
