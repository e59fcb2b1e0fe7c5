package gateway

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestRepliesAndMacros(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	_, ben := h.agent("ben", 2, false)
	require.Equal(t, m{"replies": []any{}, "macros": []any{}}, h.do("GET", "/v1/replies", nil, cookie(ana)).object(t))
	good := m{"replies": []any{m{"key": "hello", "text": m{"en": "Hello {name}", "de": "Guten Tag {name}"}}},
		"macros": []any{m{"key": "recall", "name": m{"en": "Recall"}, "steps": []any{m{"do": "message", "text": m{"en": "We replace it."}}, m{"do": "tag", "add": []any{"recall"}}, m{"do": "resolve", "outcome": "solved", "cause": "cable"}}}}}
	saved := h.do("PUT", "/v1/replies", good, cookie(ana), header("If-Match", `"0"`))
	require.Equal(t, 200, saved.StatusCode)
	require.Equal(t, good, h.do("GET", "/v1/replies", nil, cookie(ben)).object(t))
	late := h.do("PUT", "/v1/replies", m{"replies": []any{}}, cookie(ben), header("If-Match", `"0"`))
	require.Equal(t, 409, late.StatusCode)
	require.Contains(t, late.object(t)["detail"], "ana")
	step := func(s m) m {
		return m{"macros": []any{m{"key": "x", "name": m{"en": "X"}, "steps": []any{s}}}}
	}
	for says, bad := range map[string]m{
		"key":                   {"replies": []any{m{"key": "a b", "text": m{"en": "x"}}}},
		"twice":                 {"replies": []any{m{"key": "a", "text": m{"en": "x"}}, m{"key": "A", "text": m{"en": "x"}}}},
		"text is missing":       {"replies": []any{m{"key": "a"}}},
		"no language":           {"replies": []any{m{"key": "a", "text": m{"English": "x"}}}},
		"1 to 4000":             {"replies": []any{m{"key": "a", "text": m{"en": " "}}}},
		"steps must be":         {"macros": []any{m{"key": "a", "name": m{"en": "x"}}}},
		"do must be one of":     step(m{"do": "refund"}),
		"minutes":               step(m{"do": "snooze"}),
		"step 1: add":           step(m{"do": "tag"}),
		"step 1: outcome":       step(m{"do": "resolve"}),
		"step 1: reason":        step(m{"do": "transfer", "tier": 3}),
		"step 1: text: en must": step(m{"do": "note", "text": m{"en": strings.Repeat("x", 4001)}}),
		"make it the last step": {"macros": []any{m{"key": "a", "name": m{"en": "x"}, "steps": []any{m{"do": "return"}, m{"do": "tag", "add": []any{"x"}}}}}},
	} {
		got := h.do("PUT", "/v1/replies", bad, cookie(ana))
		require.Equal(t, 400, got.StatusCode, says)
		require.Contains(t, got.object(t)["detail"], says)
	}
}

func TestSettingsAreEachAgentsOwn(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	_, ben := h.agent("ben", 2, false)
	require.Equal(t, m{}, h.do("GET", "/v1/me/settings", nil, cookie(ana)).object(t))
	require.Equal(t, 200, h.do("PUT", "/v1/me/settings", m{"sound": true}, cookie(ana)).StatusCode)
	require.Equal(t, m{"sound": true}, h.do("GET", "/v1/me/settings", nil, cookie(ana)).object(t))
	require.Equal(t, m{}, h.do("GET", "/v1/me/settings", nil, cookie(ben)).object(t))
	require.Equal(t, 413, h.do("PUT", "/v1/me/settings", m{"x": strings.Repeat("x", maxSettings)}, cookie(ana)).StatusCode)
}

func TestOverview(t *testing.T) {
	h := newHouse(t)
	a, ana := h.agent("ana", 2, false)
	d := h.atDesk(cookie(ana))
	d.ask(m{"type": "status", "id": "s", "status": "available"})
	_, w := h.customer()
	now := time.Now()
	put := func(s chat.Session) { h.queue.put(s) }
	put(h.append(id(w), chat.By{Role: chat.Customer}, chat.HandoffRequested{Reason: chat.PreSales, Tier: 2, Lane: "sales", DueAt: chat.At(now.Add(-time.Minute))}))
	put(h.append(id(w), chat.By{Role: chat.System}, chat.Breached{Clock: chat.FirstResponse, Tier: 2}))
	_, w2 := h.customer()
	h.append(id(w2), chat.By{Role: chat.Customer}, chat.HandoffRequested{Reason: chat.ExplicitRequest, Tier: 2})
	h.append(id(w2), chat.By{Role: chat.Agent, ID: a.ID}, chat.AgentJoined{Agent: a.Ref()})
	put(h.append(id(w2), chat.By{Role: chat.Agent, ID: a.ID}, chat.Promised{Promise: "p", What: chat.Followup, DueAt: chat.At(now.Add(-time.Hour))}))
	_, _ = h.customer()
	o := h.do("GET", "/v1/overview", nil, cookie(ana)).object(t)
	queues := o["queues"].([]any)
	require.Len(t, queues, 2)
	sales := queues[0].(m)
	require.Equal(t, []any{2.0, "sales", 1.0, 1.0, 0.0}, []any{sales["tier"], sales["lane"], sales["waiting"], sales["late"], sales["with_agent"]})
	require.NotEmpty(t, sales["oldest"])
	load := o["agents"].([]any)[0].(m)
	require.Equal(t, []any{"ana", "available", 1.0, 4.0}, []any{load["name"], load["status"], load["load"], load["capacity"]})
	require.Len(t, o["live"], 3, "waiting, with an agent, with the bot")
	require.Equal(t, m{"open": 0.0, "overdue": 1.0}, o["promises"])
	late := 0
	for _, i := range o["live"].([]any) {
		if c, ok := i.(m)["clock"].(m); ok && c["late"] == true {
			late++
		}
	}
	require.Equal(t, 1, late)
	team := h.do("GET", "/v1/team", nil, cookie(ana)).object(t)["items"].([]any)
	require.Equal(t, "available", team[0].(m)["status"])
	require.NotContains(t, team[0].(m), "email")
}

// Whoever has a conversation on the screen is shown to the others who follow it.
func TestWhoIsViewing(t *testing.T) {
	h := newHouse(t)
	_, ana := h.agent("ana", 2, false)
	b, ben := h.agent("ben", 2, false)
	p, w := h.customer()
	one, two := h.atDesk(cookie(ana)), h.atDesk(cookie(ben))
	one.ask(m{"type": "watch", "id": "w", "session": id(w)})
	two.send(m{"type": "viewing", "session": id(w), "on": true})
	f := one.find(0, "viewing", typed("viewing"))
	require.Equal(t, m{"type": "viewing", "session": string(id(w)), "agent": m{"id": b.ID, "name": "ben"}, "on": true}, f)
	two.send(m{"type": "viewing", "session": id(w), "on": false})
	one.find(0, "viewing off", func(f m) bool { return f["type"] == "viewing" && f["on"] == false })
	p.ask(m{"type": "human", "id": "h"})
	for _, f := range p.all() {
		require.NotEqual(t, "viewing", f["type"], "it is nothing for customers")
	}
}
