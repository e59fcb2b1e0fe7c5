package client

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var binary string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "roundpeg-client-*")
	if err == nil {
		defer os.RemoveAll(dir)
		binary, err = Build(dir, true)
	}
	if err != nil {
		fmt.Println(err)
		return 1
	}
	return m.Run()
}

func node(t *testing.T) *Node {
	dir := t.TempDir()
	n, err := StartNode(NodeOptions{Binary: binary, Data: filepath.Join(dir, "data"), Log: filepath.Join(dir, "log")})
	require.NoError(t, err)
	t.Cleanup(func() {
		n.Kill()
		require.False(t, n.Broken(), n.Said(4000))
		if t.Failed() {
			t.Log(n.Said(4000))
		}
	})
	return n
}

// A conversation goes on over a kill of the server and a cut of both sockets, and both journals have all of it, once and in order.
func TestBothComeBack(t *testing.T) {
	n := node(t)
	admin, err := Login(t.Context(), n.Addr, "admin@localhost", AdminPassword)
	require.NoError(t, err)
	account, err := admin.NewAgent(t.Context(), "ada", 2)
	require.NoError(t, err)
	a := NewAgent(account, "available", Options{Name: "ada", Nodes: []string{n.Addr}})
	defer a.Close()
	require.True(t, a.WaitOpen(10*time.Second))
	c := NewCustomer(Options{Name: "carl", Nodes: []string{n.Addr}})
	defer c.Close()

	_, err = c.Send("human", nil).Within(10 * time.Second)
	require.NoError(t, err)
	session := c.Session()
	require.True(t, a.WaitQueue(10*time.Second, func(q map[string]Item) bool { return q[session].State == "waiting" }))
	a.Watch(session)
	_, err = a.Claim(session).Within(10 * time.Second)
	require.NoError(t, err)

	n.Kill()
	last := c.Message("said while nobody was there")
	require.NoError(t, n.Up())
	ack, err := last.Within(20 * time.Second)
	require.NoError(t, err)
	a.Cut()
	said := a.Message(session, "here I am again")
	_, err = said.Within(20 * time.Second)
	require.NoError(t, err)

	_, got := c.WaitEvent(10*time.Second, func(e Event) bool { return e.Ref == said.ID })
	require.True(t, got)
	_, got = a.WaitEvent(10*time.Second, session, func(e Event) bool { return e.Ref == said.ID })
	require.True(t, got)
	a.Unwatch(session)
	require.Eventually(t, func() bool { a.Watch(session); return len(a.Watched()) == 1 }, 10*time.Second, 10*time.Millisecond)
	unseen := c.Message("said while the agent looked away, or not")
	_, err = unseen.Within(10 * time.Second)
	require.NoError(t, err)
	_, got = a.WaitEvent(10*time.Second, session, func(e Event) bool { return e.Ref == unseen.ID })
	require.True(t, got)
	r := c.Record()
	require.Len(t, r.Opened, 2)
	require.True(t, r.Opened[1].Resumed)
	stored, err := admin.Session(t.Context(), session)
	require.NoError(t, err)
	require.Equal(t, last.ID, stored.Events[ack.Seq-1].Ref)
	for i, e := range a.Record().Got {
		require.EqualValues(t, i+1, e.Event.Seq)
	}
	for i := 1; i < len(r.Got); i++ {
		require.Greater(t, r.Got[i].Event.Seq, r.Got[i-1].Event.Seq)
	}
}

// What is refused for good is told, and does not hold up what comes after it.
func TestARefusalIsFinal(t *testing.T) {
	n := node(t)
	c := NewCustomer(Options{Name: "carl", Nodes: []string{n.Addr}})
	defer c.Close()
	bad, good := c.Message(""), c.Message("hello")
	_, err := bad.Within(10 * time.Second)
	var refused *CommandError
	require.ErrorAs(t, err, &refused)
	require.Equal(t, "invalid", refused.Code)
	_, err = good.Within(10 * time.Second)
	require.NoError(t, err)
	require.Len(t, c.Record().Refused, 1)
}

// A frozen server is noticed by its silence; what it did not answer is sent again.
func TestAFrozenNodeIsNoticed(t *testing.T) {
	n := node(t)
	c := NewCustomer(Options{Name: "carl", Nodes: []string{n.Addr}, AckIn: 500 * time.Millisecond})
	defer c.Close()
	require.True(t, c.WaitOpen(10*time.Second))
	require.NoError(t, n.Pause())
	m := c.Message("is anybody there")
	require.True(t, c.Wait(10*time.Second, func(r *Record) bool { return len(r.Closed) > 0 }))
	require.NoError(t, n.Resume())
	_, err := m.Within(20 * time.Second)
	require.NoError(t, err)
	require.True(t, c.Record().Closed[0].Mute)
}

func TestARefusedStartSaysWhy(t *testing.T) {
	dir := t.TempDir()
	_, err := StartNode(NodeOptions{Binary: binary, Data: dir, Log: filepath.Join(dir, "log"), Args: []string{"--no-such-flag"}})
	require.ErrorContains(t, err, "no-such-flag")
}
