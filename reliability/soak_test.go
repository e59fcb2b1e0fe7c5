package reliability

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// T23: a long time under load, with joins, hand-offs and a kill now and then. What a server holds must not grow.
func TestT23Soak(t *testing.T) {
	beside(t)
	l := newLab(t, "T23", "soak: joins, hand-offs, a kill each 5 min").up(1)
	soak(l)
	l.finish()
}

func TestT23SoakOverRedis(t *testing.T) {
	beside(t)
	l := newLab(t, "T23", "soak: joins, hand-offs, a kill each 5 min").overRedis().up(3)
	soak(l)
	l.finish()
}

// median is that of the resident memory: single looks fall on either side of a garbage collection. The first third of a run is warm-up,
// in which the store's connections fill their caches; the second is held against the last.
func median(of []held) int {
	var all []int
	for _, h := range of {
		all = append(all, h.residentKB)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// held is what all nodes hold together.
type held struct{ residentKB, descriptors, goroutines, keys int }

func (l *lab) held() (h held) {
	for _, n := range l.nodes {
		f, err := n.Footprint()
		require.NoError(l, err)
		m, err := n.Metrics(l.Context())
		require.NoError(l, err)
		h.residentKB += f.ResidentKB
		h.descriptors += f.Descriptors
		h.goroutines += int(m["go_goroutines"])
	}
	if l.redis != nil {
		h.keys, _ = strconv.Atoi(l.redis.Cli("eval", keysBeside, "0"))
	}
	return h
}

// pooled are descriptors that a store opens when it first needs them, and keeps: its pool of reading connections.
const pooled = 16

// keysBeside counts the keys that belong to no conversation: who is there, and the like.
const keysBeside = `local n = 0
for _, k in ipairs(redis.call('KEYS', '*')) do
  if not string.find(k, '}session:') and not string.find(k, '}log:') and not string.find(k, '}index:') then n = n + 1 end
end
return n`

func soak(l *lab) {
	if runtime.GOOS != "linux" {
		l.Skip("SKIPPED: what a server holds is read from /proc")
	}
	customers, agents, rate := size(40, 500), size(3, 10), size(20.0, 100)
	every, rounds := size(6*time.Second, 5*time.Minute), size(3, 9)
	l.Load = loadOf(customers, agents, rate) + ", for " + (every * time.Duration(rounds)).String()
	base := l.held()
	c := l.newCrowd(customers, agents)
	c.work(rate)
	kills := 0
	var aged []held // just before each kill
	for i := range rounds {
		time.Sleep(every)
		aged = append(aged, l.held())
		n := l.nodes[i%len(l.nodes)]
		n.Kill()
		require.NoError(l, n.Up())
		kills++
		l.Logf("%+v", aged[i])
	}
	time.Sleep(2 * time.Second)
	l.Happened("kills", kills)
	l.Zero("commands never answered", c.rest(60*time.Second), 0)
	v := l.settle(60*time.Second, c.records)
	l.Verdict(v)
	l.Number("an agent joined", float64(v.Joined), "times", 0)
	records := c.records()
	l.Number("joins of customers, first and again", float64(opened(records)), "times", 0)
	c.close()

	var after held
	require.Eventually(l, func() bool { // sockets of those who are gone linger for a moment
		after = l.held()
		return after.goroutines <= base.goroutines+5*len(l.nodes) && after.descriptors <= base.descriptors+pooled*len(l.nodes) && after.keys <= base.keys
	}, 90*time.Second, time.Second, "not back to base: %+v, was %+v", &after, base)
	var lives []int
	for _, h := range aged {
		lives = append(lives, h.residentKB>>10)
	}
	l.Notes = append(l.Notes, fmt.Sprintf("resident MiB, all nodes, before each kill: %v", lives))
	third := len(aged) / 3
	warm, end := median(aged[third:2*third]), median(aged[2*third:])
	l.Number("resident memory after warm-up, all nodes", float64(warm)/1024, "MiB", 0)
	l.Number("its growth until the end", max(0, 100*(float64(end)/float64(warm)-1)), "%", size(0.0, 5))
	l.Number("goroutines at the end, all nodes, over those at the start", float64(after.goroutines-base.goroutines), "", float64(5*len(l.nodes)))
	l.Number("descriptors at the end, all nodes, over those at the start", float64(after.descriptors-base.descriptors), "", float64(pooled*len(l.nodes)))
	if l.redis != nil {
		l.Zero("keys left beside those of conversations", max(0, after.keys-base.keys), 0)
	}
}
