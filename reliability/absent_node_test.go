package reliability

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// lease is for how long the beat of a node counts.
const lease = 8 * time.Second

// T9, second part: the node that an agent is connected to is killed, and the agent does not come back.
func TestT9NodeKilled(t *testing.T) {
	beside(t)
	l := newLab(t, "T9 node killed", "the node of an agent is killed").overRedis().up(3)
	each := size(4, 20)
	l.Load = fmt.Sprintf("%d agents with one session each at a time, their customers at the other nodes", each)
	accounts := l.accounts(each)
	var b back
	for round := range size(1, 5) {
		pairs := l.pairs(each, accounts, l.addrs()[1:], l.addrs()[:1], round)
		l.nodes[0].Kill()
		for _, p := range pairs {
			p.gone = time.Now()
		}
		b.wait(l, pairs, 40*time.Second)
		require.NoError(l, l.nodes[0].Up())
		for _, p := range pairs {
			p.customer.Close()
			p.agent.Close()
		}
	}
	b.note(l, "agents whose node was killed", bound(10*time.Second))
	l.finish()
}

// T9, third part: the node freezes for three leases and wakes up. It can write nothing into what it no longer owns.
func TestT9NodeFrozen(t *testing.T) {
	beside(t)
	l := newLab(t, "T9 node frozen", "the node of an agent is frozen for three leases").overRedis().up(3)
	each := size(4, 20)
	l.Load = fmt.Sprintf("%d agents with one session each at a time, their customers at the other nodes", each)
	accounts := l.accounts(2 * each)
	var b back
	late, written, taken := 0, 0, 0
	for round := range size(1, 5) {
		pairs := l.pairs(each, accounts[:each], l.addrs()[1:], l.addrs()[:1], round)
		frozen := time.Now()
		require.NoError(l, l.nodes[0].Pause())
		var sent []*client.Command
		for _, p := range pairs {
			p.gone = frozen
			sent = append(sent, p.agent.Message(p.session, "said to a frozen node")) // lies in its socket until it wakes
		}
		b.wait(l, pairs, 40*time.Second)
		var others []*client.Agent
		for i, p := range pairs { // somebody else takes the session meanwhile
			a := client.NewAgent(accounts[each+i], "available", client.Options{Name: fmt.Sprintf("other%d-%d", round, i), Nodes: l.addrs()[1:]})
			l.Cleanup(a.Close)
			a.Watch(p.session)
			_, err := a.Claim(p.session).Within(20 * time.Second)
			require.NoError(l, err)
			taken++
			others = append(others, a)
		}
		time.Sleep(time.Until(frozen.Add(3 * lease)))
		require.NoError(l, l.nodes[0].Resume())
		for i, p := range pairs {
			if _, err := sent[i].Within(10 * time.Second); err == nil {
				written++
			}
			late++
			_, err := others[i].Message(p.session, "I have taken over").Within(10 * time.Second)
			require.NoError(l, err)
		}
		time.Sleep(time.Second)
		var records []client.Record
		for i, p := range pairs {
			records = append(records, p.customer.Record(), p.agent.Record(), others[i].Record())
		}
		v := Check(records, l.stored(sessionsOf(records)), time.Time{})
		for _, harm := range Harms {
			require.Zero(l, v.Seen[harm], v.Findings)
		}
		for i, p := range pairs {
			p.customer.Close()
			p.agent.Close()
			others[i].Close()
		}
	}
	b.note(l, "agents whose node was frozen", bound(10*time.Second))
	l.Happened("sessions that somebody else took meanwhile", taken)
	l.Zero("messages kept that a frozen node had in hand and no longer owned", written, late)
	l.finish()
}
