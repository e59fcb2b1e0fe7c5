package chattest

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
)

func bigLog(t *testing.T, a, b chat.Store) {
	at := begin(t, a, newID())
	const size = 1200
	for at.Head < size {
		var ev []chat.Event
		for i := chat.Seq(1); i <= 50 && at.Head+i <= size; i++ {
			ev = append(ev, said(n(int(at.Head+i)), "r"+n(int(at.Head+i))))
		}
		at = add(t, a, at, ev...)
	}
	require.Len(t, whole(t, b, at.ID), size)
	var got int
	for last := chat.Seq(0); ; {
		page, err := b.Read(t.Context(), at.ID, last, 77)
		require.NoError(t, err)
		if len(page) == 0 {
			break
		}
		require.Equal(t, last+1, page[0].Seq)
		got += len(page)
		last = page[len(page)-1].Seq
		require.True(t, len(page) == 77 || last == size, "short only at the head")
	}
	require.Equal(t, size, got)
	for _, c := range []struct {
		after chat.Seq
		limit int
		first chat.Seq
		len   int
	}{{0, 1, 1, 1}, {size - 1, 0, size, 1}, {size, 0, 0, 0}, {size + 99, 5, 0, 0}, {size - 10, 4, size - 9, 4}, {size - 40, 39, size - 39, 39}, {3, -1, 4, size - 3}} {
		page, err := a.Read(t.Context(), at.ID, c.after, c.limit)
		require.NoError(t, err)
		require.Len(t, page, c.len, "after %d, limit %d", c.after, c.limit)
		if c.len > 0 {
			require.Equal(t, c.first, page[0].Seq)
		}
	}
	_, err := a.Append(t.Context(), at, said("again", "r7"))
	require.ErrorIs(t, err, chat.ErrDuplicate, "however long ago")
}

func bigEvent(t *testing.T, a, b chat.Store) {
	text := strings.Repeat("ein großes Wort, ", 1<<16)
	at := begin(t, a, newID(), said(text))
	require.Equal(t, text, whole(t, b, at.ID)[1].Body.(chat.Message).Text)
}

func unknownKinds(t *testing.T, a, b chat.Store) {
	raw := json.RawMessage(`{"seq":2,"at":"2026-11-23T09:00:00.000Z","kind":"hologram","by":{"role":"system"},"depth":3,"of":{"a":[1,2,null]},"text":"walrus"}`)
	var e chat.Event
	require.NoError(t, json.Unmarshal(raw, &e))
	at := begin(t, a, newID(), e)
	got, err := json.Marshal(whole(t, b, at.ID)[1])
	require.NoError(t, err)
	require.JSONEq(t, string(raw), string(got))
}

// histories appends anything in any order: a store keeps what it is given, whether or not it makes sense.
func histories(t *testing.T, a, b chat.Store) {
	rapid.Check(t, func(t *rapid.T) {
		id := newID()
		at := chat.Session{ID: id}
		now := start
		steps := rapid.IntRange(1, 12).Draw(t, "steps")
		for step := range steps {
			var ev []chat.Event
			for range rapid.IntRange(1, 3).Draw(t, "events") {
				now = now.Plus(time.Duration(rapid.IntRange(0, 5000).Draw(t, "ms")) * time.Millisecond)
				by := rapid.SampledFrom([]chat.By{customer, bot, system, agent("1"), agent("2")}).Draw(t, "by")
				ev = append(ev, event(now, by, body(t, now, step)))
			}
			s := rapid.SampledFrom([]chat.Store{a, b}).Draw(t, "node")
			next, err := s.Append(context.Background(), at, ev...)
			require.NoError(t, err)
			for _, e := range ev {
				at.Head++
				e.Seq = at.Head
			}
			at = next
		}
		require.Equal(t, at, chat.Fold(id, whole(t, a, id)))
		whole(t, b, id)
	})
}

func body(t *rapid.T, now chat.Time, step int) chat.Body {
	who := chat.Ref{ID: rapid.SampledFrom([]string{"1", "2"}).Draw(t, "agent"), Name: "A"}
	due := now.Plus(time.Duration(rapid.IntRange(-60, 600).Draw(t, "due")) * time.Second)
	promise := "p" + n(rapid.IntRange(0, 2).Draw(t, "promise"))
	text := rapid.StringN(0, 12, 200).Draw(t, "text")
	if step == 0 {
		return chat.Started{Locale: "de", Customer: chat.Person{ID: "k", Name: text, Verified: rapid.Bool().Draw(t, "verified")}, Page: &chat.Page{URL: "https://example.org/", Title: text}}
	}
	return rapid.SampledFrom([]chat.Body{
		chat.Message{Text: text, Choices: []chat.Choice{{Value: "a", Label: text}}}, chat.Message{Text: text, Offer: chat.Callback},
		chat.Decision{Action: chat.Answer, Intent: "refund", Confidence: 0.1 * float64(step), Frustration: 1.0 / 3, Why: []chat.Signal{{Signal: "s", Says: text}}},
		chat.HandoffRequested{Reason: chat.Frustration, Tier: rapid.IntRange(2, 4).Draw(t, "tier"), DueAt: due, Summary: text, Priority: step, Lane: "sales"},
		chat.HandoffCancelled{}, chat.AgentJoined{Agent: who}, chat.AgentLeft{Agent: who}, chat.Returned{Agent: who},
		chat.Transferred{To: chat.Target{Tier: 3, Agent: &who, Language: "fr"}, Until: due, DueAt: due}, chat.Transferred{To: chat.Target{Department: "x"}},
		chat.Promised{Promise: promise, What: chat.Callback, DueAt: due, RemindAt: now, Contact: &chat.Contact{Phone: "+49 30 1"}, Note: text},
		chat.Promised{Promise: promise, What: chat.Followup, DueAt: due},
		chat.PromiseKept{Promise: promise, What: chat.Callback}, chat.PromiseOverdue{Promise: promise}, chat.PromiseReminded{Promise: promise},
		chat.Escalated{Tier: 4, Reason: text, DueAt: due}, chat.Note{Text: text}, chat.Notice{Text: text, Topic: "t"}, chat.Feedback{Of: 2, Helpful: true},
		chat.Rated{Score: 4, Comment: text}, chat.Closed{Outcome: "solved", Cause: text}, chat.Again{Of: 1, What: "started"},
		chat.Verdict{Needed: rapid.SampledFrom(chat.Verdicts).Draw(t, "verdict")},
	}).Draw(t, "body")
}
