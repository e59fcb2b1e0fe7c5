package main

import (
	"context"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
	"roundpeg/store/redisstore/redistest"
)

const nodePassword = "nodes-Admin-4471!"

// upNode serves a node over the Redis at the address until the test ends, with a clock of its own.
func upNode(t *testing.T, url string, skew time.Duration) (addr string) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, done, knows := &tap{}, make(chan int, 1), small(t)
	env := map[string]string{"ROUNDPEG_ADMIN_PASSWORD": nodePassword, "ROUNDPEG_LOG_LEVEL": "error"}
	go func() {
		p := program{in: strings.NewReader(""), out: out, err: io.Discard, env: func(k string) string { return env[k] }, now: func() time.Time { return time.Now().Add(skew) }}
		done <- run(ctx, p, append([]string{"serve", "--listen", "127.0.0.1:0", "--redis", url}, knows...))
	}()
	t.Cleanup(func() { cancel(); require.Zero(t, <-done) })
	require.Eventually(t, func() bool { return strings.Contains(out.String(), "/console/") }, 20*time.Second, 10*time.Millisecond, "the node did not come up")
	_, rest, _ := strings.Cut(out.String(), "Console")
	return strings.TrimPrefix(strings.TrimSuffix(strings.Fields(rest)[0], "/console/"), "http://")
}

// What one node is told about agents, sign-ins, tokens and intents holds on all within a second.
func TestNodesKnowTheSame(t *testing.T) {
	r := redistest.Start(t)
	one, two := upNode(t, r.URL(), 0), upNode(t, r.URL(), 0)
	ctx := t.Context()
	admin, err := client.Login(ctx, one, "admin@localhost", nodePassword)
	require.NoError(t, err)
	within := func(what string, f func() bool) {
		t.Helper()
		require.Eventually(t, f, time.Second, 5*time.Millisecond, what)
	}
	there := admin.At(two)
	var me struct{ ID string }
	within("the sign-in of the other node", func() bool { return there.Do(ctx, "GET", "/v1/me", nil, &me) == nil })

	ana, err := admin.NewAgent(ctx, "Ana", 2)
	require.NoError(t, err)
	within("the new agent", func() bool { _, err := client.Login(ctx, two, ana.Email, ana.Password); return err == nil })
	token, err := admin.NewToken(ctx, "t", "classify")
	require.NoError(t, err)
	classify := func(text string) (d struct{ Intent, Action string }, err error) {
		err = (&client.API{Addr: two, Token: token}).Do(ctx, "POST", "/v1/classify", client.Fields{"text": text}, &d)
		return d, err
	}
	within("the token", func() bool { _, err := classify("x"); return err == nil })

	// Intents: what was unknown is known. A few, since training takes its time under the race detector.
	const question = "do you repair umbrellas of the royal navy"
	before, err := classify(question)
	require.NoError(t, err)
	require.NotEqual(t, "umbrellas", before.Intent)
	var set map[string]any
	require.NoError(t, admin.Do(ctx, "GET", "/v1/intents", nil, &set))
	set["intents"] = append(set["intents"].([]any)[:3], map[string]any{"name": "umbrellas", "title": map[string]any{"en": "Umbrellas"}, "stakes": "low", "lane": "support",
		"answer": map[string]any{"en": "We do."}, "phrases": map[string]any{"en": []string{"do you repair umbrellas", "umbrella repair", "can you mend my umbrella",
			"my umbrella of the royal navy is broken", "repair an umbrella please", "umbrellas of the navy"}}})
	require.NoError(t, admin.Do(ctx, "PUT", "/v1/intents", set, nil))
	within("the new intent", func() bool { d, err := classify(question); return err == nil && d.Intent == "umbrellas" })

	// The scorer's settings: what was answered is handed over.
	annoyed := func() string {
		var d struct{ Action string }
		require.NoError(t, (&client.API{Addr: two, Token: token}).Do(ctx, "POST", "/v1/classify", client.Fields{"text": "do you repair umbrellas? this is annoying"}, &d))
		return d.Action
	}
	require.NotEqual(t, "handoff", annoyed())
	require.NoError(t, admin.Do(ctx, "PUT", "/v1/scorer", map[string]any{"settings": map[string]any{"costs": map[string]any{"low": 900.0}}, "note": "at the least sign"}, nil))
	within("the new settings", func() bool { return annoyed() == "handoff" })

	// A disabled account ends its sockets, wherever they are.
	signed, err := client.Login(ctx, two, ana.Email, ana.Password)
	require.NoError(t, err)
	socket, err := client.DialDesk(ctx, two, signed.Cookie)
	require.NoError(t, err)
	defer socket.Close()
	require.NoError(t, admin.Do(ctx, "PATCH", "/v1/agents/"+ana.ID, client.Fields{"disabled": true}, nil))
	began := time.Now()
	for err == nil {
		_, err = socket.Next(5 * time.Second)
	}
	require.Equal(t, 4401, client.CloseCode(err), "%v", err)
	require.Less(t, time.Since(began), 2*time.Second)
	require.Error(t, signed.At(one).Do(ctx, "GET", "/v1/me", nil, nil))
}

// TestClocksApart (T19): nodes whose clocks are two hours apart hold promises to the same time, and each fires once.
func TestClocksApart(t *testing.T) {
	r := redistest.Start(t)
	nodes := []string{upNode(t, r.URL(), -time.Hour), upNode(t, r.URL(), time.Hour), upNode(t, r.URL(), 0)}
	ctx := t.Context()
	admin, err := client.Login(ctx, nodes[0], "admin@localhost", nodePassword)
	require.NoError(t, err)
	ana, err := admin.NewAgent(ctx, "Ana", 2)
	require.NoError(t, err)
	due := map[string]time.Time{} // session → when
	for i := range 9 {
		at := nodes[i%3]
		c := client.NewCustomer(client.Options{Nodes: []string{at}})
		require.True(t, c.WaitOpen(10*time.Second))
		signed, err := client.Login(ctx, at, ana.Email, ana.Password)
		require.NoError(t, err)
		s, err := client.DialDesk(ctx, at, signed.Cookie)
		require.NoError(t, err)
		id := c.Session()
		due[id] = time.Now().Add(3 * time.Second).UTC().Truncate(time.Millisecond)
		for n, f := range []client.Fields{{"type": "claim"}, {"type": "promise", "what": "followup", "note": "x", "due_at": due[id].Format(time.RFC3339Nano)}} {
			f["id"], f["session"] = "c"+string(rune('0'+n)), id
			require.NoError(t, s.Send(f))
			got, err := s.Until(5*time.Second, client.Answer(f["id"].(string)))
			require.NoError(t, err)
			require.Equal(t, "ack", got.Type, "%+v", got)
		}
		require.NoError(t, s.Close())
		c.Close()
	}
	time.Sleep(6 * time.Second)
	for id, when := range due {
		stored, err := admin.Session(ctx, id)
		require.NoError(t, err)
		fired := 0
		for _, e := range stored.Events {
			if e.Kind == "promise_overdue" {
				fired++
				require.False(t, e.At.Before(when), "%s before %s", e.At, when)
				require.Less(t, e.At.Sub(when), 2*time.Second)
			}
		}
		require.Equal(t, 1, fired)
	}
}
