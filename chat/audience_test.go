package chat

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

var eventHead = []string{"seq", "at", "kind", "by", "ref"}

// public says for every kind which fields a customer sees; nil: not even the event. A new kind needs a line here.
var public = map[Kind][]string{
	"started":             {"locale", "page", "customer"},
	"message":             {"text", "choice", "choices", "intent", "sources", "offer"},
	"decision":            nil,
	"handoff_requested":   {"reason", "tier", "due_at", "position", "wait_seconds", "available", "callback_by"},
	"handoff_cancelled":   {},
	"agent_joined":        {"agent", "reason"},
	"agent_left":          {"agent"},
	"returned":            {"agent"},
	"transferred":         {"from", "to", "due_at"},
	"promised":            {"promise", "what", "due_at"},
	"promise_kept":        {"promise", "what", "due_at"},
	"promise_overdue":     nil,
	"promise_reminded":    nil,
	"escalated":           {"tier", "reason", "due_at"},
	"note":                nil,
	"notice":              {"text", "topic"},
	"feedback":            nil,
	"rated":               {"score", "comment"},
	"closed":              {"outcome"},
	"asked_again":         nil,
	"verdict":             nil,
	"breached":            nil,
	"promise_rescheduled": {"promise", "what", "was", "due_at"},
	"promise_broken":      {"promise", "what", "due_at"},
	"identified":          {"customer"},
	"granted":             {"grant", "action", "amount", "currency"},
	"grant_pending":       nil,
	"grant_refused":       nil,
	"grant_tried":         nil,
	"tagged":              nil,
	"snoozed":             nil,
	"joined":              {"agent"},
	"parted":              {"agent"},
	"@made":               nil,
}

func names(t *testing.T, e Event) []string {
	raw, err := json.Marshal(e)
	require.NoError(t, err)
	flat := map[string]any{}
	require.NoError(t, json.Unmarshal(raw, &flat))
	var out []string
	for n := range flat {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

func TestWhatACustomerSees(t *testing.T) {
	for kind, body := range full(t) {
		want, listed := public[kind]
		require.True(t, listed, "%s has no line: decide what customers see of it", kind)
		e := New(t0, By{Role: Agent, ID: "1", Name: "Ada"}, body)
		e.Seq, e.Ref, e.Print = 7, "r", "secret"
		got, sees := e.For(Customer)
		require.Equal(t, want != nil, sees, kind)
		require.Equal(t, want != nil, publicKinds[kind], "%s, when it is erased", kind)
		if sees {
			all := slices.Concat(eventHead, want)
			slices.Sort(all)
			require.Equal(t, all, names(t, got), kind)
		} else {
			require.Equal(t, Event{}, got, kind)
		}
		gone, sees := e.Erased().For(Customer)
		require.Equal(t, want != nil, sees, "%s, erased", kind)
		if sees {
			require.Equal(t, []string{"at", "by", "kind", "seq"}, names(t, gone))
		}
	}
	_, sees := New(t0, By{Role: System}, Unknown{Of: "hologram", Raw: []byte(`{}`)}).For(Customer)
	require.False(t, sees, "what is not known yet")
}

func TestWhatStaffSee(t *testing.T) {
	for kind, body := range full(t) {
		for _, role := range []Role{Agent, Bot, System} {
			e := New(t0, By{Role: Customer}, body)
			e.Print = "secret"
			got, sees := e.For(role)
			require.True(t, sees, kind)
			require.Empty(t, got.Print)
			want := names(t, Event{Kind: e.Kind, At: e.At, By: e.By, Body: body})
			if kind == "started" {
				want = slices.DeleteFunc(want, func(n string) bool { return n == "key" })
			}
			require.Equal(t, want, names(t, got), "%s: all but the token's hash", kind)
		}
	}
}

func TestVisibleHead(t *testing.T) {
	log := []Event{New(t0, By{Role: System}, Started{}), New(t0, By{Role: Customer}, Message{Text: "x"}), New(t0, By{Role: Bot}, Decision{}), New(t0, By{Role: Agent}, Note{})}
	for i := range log {
		log[i].Seq = Seq(i + 1)
	}
	require.Equal(t, Seq(2), VisibleHead(log, Customer))
	require.Equal(t, Seq(4), VisibleHead(log, Agent))
	require.Equal(t, Seq(0), VisibleHead(nil, Customer))
	s := Fold("s", log)
	require.Equal(t, Seq(2), s.Public, "the session keeps the same figure")
}
