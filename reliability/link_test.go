package reliability

import (
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"roundpeg/client"
)

// T6: the wire between a node and Redis is cut, reset, sliced, slow, or the subscription alone is killed. Pokes get lost; nothing else does.
func TestT6LinkCut(t *testing.T) {
	beside(t)
	l := newLab(t, "T6", "the wire between one node and Redis: cut, reset, sliced, 300 ms; its subscription killed").overRedis().byWire().up(3)
	linkCut(l)
	l.finish()
}

// bad is one way in which a wire fails; it returns when the wire is good again.
type bad struct {
	name string
	do   func(l *lab, w *Proxy)
}

func cutFor(d time.Duration) bad {
	return bad{fmt.Sprintf("cut for %s", d), func(l *lab, w *Proxy) {
		w.Cut()
		time.Sleep(d)
		w.Mend()
	}}
}

var (
	wireReset = bad{"reset", func(l *lab, w *Proxy) { w.Reset() }}
	sliced    = bad{"sliced into single bytes for 3 s", func(l *lab, w *Proxy) {
		w.Slice(1)
		time.Sleep(3 * time.Second)
		w.Slice(0)
	}}
	slow = bad{"300 ms for 5 s", func(l *lab, w *Proxy) {
		w.Delay(300 * time.Millisecond)
		time.Sleep(5 * time.Second)
		w.Delay(0)
	}}
	deaf = bad{"all subscriptions killed", func(l *lab, w *Proxy) { l.redis.Cli("client", "kill", "type", "pubsub") }}
)

// window is a time in which the wire of a node was bad.
type window struct {
	name     string
	addr     string
	from, to time.Time
}

func linkCut(l *lab) {
	customers, agents, rate := size(20, 200), size(4, 10), size(20.0, 300)
	l.Load = loadOf(customers, agents, rate)
	kinds := size([]bad{cutFor(2 * time.Second), wireReset, sliced, deaf, slow},
		[]bad{cutFor(2 * time.Second), wireReset, cutFor(10 * time.Second), sliced, deaf, cutFor(30 * time.Second), slow, deaf})
	c := l.newCrowd(customers, agents)
	c.work(rate)
	var windows []window
	done := map[string]int{}
	for i := range size(len(kinds), 40) {
		time.Sleep(3 * time.Second)
		k, at := kinds[i%len(kinds)], i%len(l.wires)
		from := time.Now()
		k.do(l, l.wires[at])
		windows = append(windows, window{k.name, l.nodes[at].Addr, from, time.Now()})
		done[k.name]++
	}
	time.Sleep(5 * time.Second)
	for _, name := range slices.Sorted(maps.Keys(done)) {
		l.Happened(name, done[name])
	}
	l.Zero("commands never answered", c.rest(30*time.Second), 0)
	v := l.settle(30*time.Second, c.records)
	l.Verdict(v)
	missed := 0
	for _, name := range slices.Sorted(maps.Keys(done)) {
		n, late := caughtUp(l, customersOf(c.records()), windows, name)
		if missed += n; late > 0 {
			l.Seconds("caught up after it was good again, slowest of "+name, late, bound(2*time.Second))
		}
	}
	l.Happened("events kept while the wire was bad that came after it was good again", missed)
}

// caughtUp looks at the events that were kept while a wire was bad in a way, and that a customer at this
// node received after it was good again. Agents are left out: they look at other conversations all the time, from their beginning.
func caughtUp(l *lab, records []client.Record, windows []window, name string) (missed int, slowest time.Duration) {
	for _, r := range records {
		for _, g := range r.Got {
			for _, w := range windows {
				if w.name != name || g.Event.At.Before(w.from) || g.Event.At.After(w.to.Add(time.Second)) || addrAt(r, g.At) != w.addr {
					continue
				}
				late := g.At.Sub(later(w.to, g.Event.At)) // subscriptions take a moment to stand again
				if late <= 0 {
					continue
				}
				if !g.Event.At.After(w.to) {
					missed++
				}
				if late > 5*time.Second {
					l.Logf("%s: %s received %s of %s, kept at %s, %s late", name, r.Who, g.Event.Kind, g.Session, g.Event.At.Format(time.TimeOnly), late)
				}
				slowest = max(slowest, late)
			}
		}
	}
	return missed, slowest
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// addrAt is the node to which a client was connected at a time.
func addrAt(r client.Record, t time.Time) (addr string) {
	for _, o := range r.Opened {
		if o.At.After(t) {
			break
		}
		addr = o.Addr
	}
	return addr
}
