package gateway

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/journey"
)

// past makes a session of an hour, begun so many days ago, of these events; each comes a minute after the one before.
func (h *house) past(days float64, events ...chat.Event) chat.ID {
	h.Helper()
	at := chat.At(time.Now().Add(-time.Duration(days * 24 * float64(time.Hour))))
	s := chat.Session{ID: chat.NewID(at.Time)}
	for i, e := range append([]chat.Event{{By: chat.By{Role: chat.Customer}, Body: chat.Started{Locale: "en"}}}, events...) {
		e = chat.New(at.Plus(time.Duration(i)*time.Minute), e.By, e.Body)
		next, err := h.store.Append(h.Context(), s, e)
		require.NoError(h, err)
		s = next
	}
	return s.ID
}

func by(role chat.Role, body chat.Body) chat.Event {
	return chat.Event{By: chat.By{Role: role, ID: "x"}, Body: body}
}

var (
	asks    = by(chat.Customer, chat.Message{Text: "when are you open?"})
	answers = by(chat.Bot, chat.Message{Text: "at nine"})
	closes  = by(chat.System, chat.Closed{Outcome: "abandoned"})
	judged  = by(chat.Agent, chat.Verdict{Needed: chat.NotNeeded})
)

func (h *house) reviews(query string, who as) (ids []chat.ID, complete bool) {
	h.Helper()
	a := h.do("GET", "/v1/reviews"+query, nil, who)
	require.Equal(h, 200, a.StatusCode, "%s", a.body)
	require.NotContains(h, string(a.body), `"key"`)
	o := a.object(h)
	for _, i := range o["items"].([]any) {
		ids = append(ids, chat.ID(i.(m)["id"].(string)))
	}
	return ids, o["complete"].(bool)
}

func TestReviewsAreOfWhatTheBotKept(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.ReviewShare = 1 })
	_, ana := h.agent("ana", 2, false)
	var want []chat.ID
	for _, c := range []struct {
		name    string
		days    float64
		events  []chat.Event
		offered bool
	}{
		{"closed in time, begun long ago", 29.9, []chat.Event{asks, answers, closes}, true},
		{"closed too long ago", 30.1, []chat.Event{asks, answers, closes}, false},
		{"contained", 9, []chat.Event{answers, asks, answers, closes}, true},
		{"not closed", 8, []chat.Event{asks, answers}, false},
		{"nobody wrote", 7, []chat.Event{answers, closes}, false},
		{"never answered", 6, []chat.Event{answers, asks, closes}, false},
		{"handed over", 5, []chat.Event{asks, answers, by(chat.Customer, chat.HandoffRequested{Tier: 2}), closes}, false},
		{"asked for a person, and thought better of it", 4, []chat.Event{asks, by(chat.Customer, chat.HandoffRequested{Tier: 2}), by(chat.Customer, chat.HandoffCancelled{}), answers, closes}, false},
		{"called back", 3, []chat.Event{asks, answers, by(chat.Customer, chat.Promised{Promise: "p", What: chat.Callback}), by(chat.Agent, chat.PromiseKept{Promise: "p"})}, false},
		{"judged", 2, []chat.Event{asks, answers, closes, judged}, false},
		{"reopened", 1.5, []chat.Event{asks, answers, closes, asks}, false},
		{"closed again", 1, []chat.Event{asks, answers, closes, asks, answers, closes}, true},
	} {
		if id := h.past(c.days, c.events...); c.offered {
			want = append([]chat.ID{id}, want...)
		}
	}
	erased := h.past(.5, asks, answers, closes)
	require.NoError(t, h.store.Erase(t.Context(), erased))
	got, complete := h.reviews("", cookie(ana))
	require.Equal(t, want, got, "newest first")
	require.True(t, complete)

	got, complete = h.reviews("?limit=3", cookie(ana))
	require.Equal(t, want, got)
	require.True(t, complete, "a full page is the whole")
	got, complete = h.reviews("?limit=2", cookie(ana))
	require.Equal(t, want[:2], got)
	require.False(t, complete)
	require.Equal(t, 400, h.do("GET", "/v1/reviews?limit=none", nil, cookie(ana)).StatusCode)

	item := h.do("GET", "/v1/reviews?limit=1", nil, cookie(ana)).object(t)["items"].([]any)[0].(m)
	one := h.do("GET", "/v1/sessions/"+string(want[0]), nil, cookie(ana)).object(t)["session"]
	require.Equal(t, one, any(item), "items like those of sessions")

	h.append(want[0], chat.By{Role: chat.Agent, ID: "a"}, chat.Verdict{Needed: chat.TooLate})
	got, _ = h.reviews("", cookie(ana))
	require.Equal(t, want[1:], got, "a verdict takes it off the list")
}

// Without a share it is that of the program; only sampled sessions are offered, and all of those.
func TestReviewsAreSampled(t *testing.T) {
	for name, share := range map[string]float64{"usual": 0, "a quarter": .25, "none": -1} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, func(o *Options) { o.ReviewShare = share })
			_, ana := h.agent("ana", 2, false)
			if share == 0 {
				share = .015
			}
			var want []chat.ID
			for i := range 300 {
				id := h.past(1+float64(300-i)/1000, asks, answers, closes)
				if (chat.Session{ID: id}).Sampled(share) {
					want = append([]chat.ID{id}, want...)
				}
			}
			got, complete := h.reviews("?limit=200", cookie(ana))
			require.Equal(t, want, got)
			require.True(t, complete)
			if name == "a quarter" {
				require.Greater(t, len(want), 20)
				got, complete = h.reviews("", cookie(ana))
				require.Equal(t, want[:20], got, "twenty unless told")
				require.False(t, complete)
			}
		})
	}
}

// It walks so far and no farther, and says so.
func TestReviewsAreBounded(t *testing.T) {
	h := newHouse(t, func(o *Options) { o.ReviewShare, o.reviewWalk = 1, 250 })
	_, ana := h.agent("ana", 2, false)
	last := h.past(3, asks, answers, closes)
	for i := range 249 {
		h.past(1+float64(i)/1000, closes)
	}
	got, complete := h.reviews("", cookie(ana))
	require.Equal(t, []chat.ID{last}, got, "on the second page of the store")
	require.True(t, complete)
	h.past(.5, closes)
	got, complete = h.reviews("", cookie(ana))
	require.Empty(t, got)
	require.False(t, complete)
}

// What an older version folded says nothing of hand-offs: the log does.
func TestReviewsOfOldFolds(t *testing.T) {
	store := journey.NewMemory()
	s, err := store.Append(t.Context(), chat.Session{ID: "s1"}, chat.New(chat.At(time.Now()), chat.By{Role: chat.Customer}, chat.Started{}))
	require.NoError(t, err)
	for i, e := range []chat.Event{asks, by(chat.Customer, chat.HandoffRequested{Tier: 2}), answers, closes} {
		s, err = store.Append(t.Context(), s, chat.New(chat.At(time.Now()), e.By, e.Body))
		require.NoError(t, err, fmt.Sprint(i))
	}
	g := &Gateway{Options: Options{Store: store}}
	s.Handed = false
	kept, err := g.contained(t.Context(), s)
	require.NoError(t, err)
	require.False(t, kept)
}
