package handoff_test

import (
	"context"
	"encoding/json"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/handoff/dossier"
)

// of opens a session of a customer and lets them write.
func (r *room) of(c chat.Person, texts ...string) chat.ID {
	id := chat.NewID(r.now) + chat.ID(chat.Random(2))
	events := []chat.Event{chat.New(chat.At(r.now), chat.By{Role: chat.Customer}, chat.Started{Locale: "en-US", Customer: c, Page: &chat.Page{URL: "https://shop.example/wallbox"}})}
	for _, text := range texts {
		events = append(events, chat.New(chat.At(r.now), chat.By{Role: chat.Customer}, chat.Message{Text: text}))
	}
	_, err := r.store.Append(r.Context(), chat.Session{ID: id}, events...)
	require.NoError(r, err)
	return id
}

func (r *room) dossier(id chat.ID) (d dossier.Dossier) {
	b, err := r.Dossier(r.Context(), id)
	require.NoError(r, err)
	require.NoError(r, json.Unmarshal(b, &d))
	return d
}

var vera = chat.Person{ID: "c7", Name: "Vera", Verified: true}

func TestDossierOfACase(t *testing.T) {
	r := newRoom(t)
	r.Desk.Facts = dossier.Options{Products: []string{"Wallbox Pro 11"}, Order: regexp.MustCompile(`KX\d{4}`)}
	before := r.of(vera, "where is my cable KX1000, I ordered it in spring")
	r.must(before, customer(), &command.Human{})
	r.must(before, agent("ana"), &command.Claim{})
	r.must(before, agent("ana"), &command.Promise{What: chat.Followup, DueAt: chat.At(r.now.Add(time.Hour)), Note: "asks the carrier"})
	r.must(before, agent("ana"), &command.Resolve{Outcome: "unsolved", Cause: "lost"})
	r.now = r.now.Add(90 * time.Minute)
	other := r.of(chat.Person{ID: "c7", Name: "Vera"}, "somebody who only says so")
	id := r.of(vera, "hello", "My Wallbox Pro 11 from order KX2000 arrived yesterday with a broken lid, please send a new one", "a human please")
	r.must(id, customer(), &command.Human{})
	r.must(id, agent("ana"), &command.Claim{})
	r.must(id, agent("ana"), &command.Reply{Text: "Could you give me your order number?"})

	d := r.dossier(id)
	wanted := dossier.Line{Text: "My Wallbox Pro 11 from order KX2000 arrived yesterday with a broken lid, please send a new one", Seq: 3}
	require.Equal(t, dossier.Customer{ID: "c7", Name: "Vera", Verified: true, Locale: "en-US", LocalTime: "2026-11-23T11:30:00-05:00", Zone: "America/New_York"}, d.Customer)
	require.Equal(t, &wanted, d.Wanted)
	require.Equal(t, []dossier.Line{wanted}, d.Summary)
	require.Equal(t, chat.ExplicitRequest, d.Reason)
	require.Equal(t, "https://shop.example/wallbox", d.Page.URL)
	require.Equal(t, 1, d.AskedAgain)
	var facts []string
	for _, f := range d.Facts {
		facts = append(facts, f.What+"="+f.Value)
	}
	require.Equal(t, []string{"product=Wallbox Pro 11", "order=KX2000", "date=2026-11-22"}, facts)
	require.Len(t, d.Earlier, 1, "not that of somebody for whom the site did not sign")
	require.Equal(t, before, d.Earlier[0].Session)
	require.Equal(t, "where is my cable KX1000, I ordered it in spring", d.Earlier[0].Summary)
	require.Equal(t, "unsolved", d.Earlier[0].Outcome)
	require.Len(t, d.Promises, 1)
	require.Equal(t, []any{before, "overdue"}, []any{d.Promises[0].Session, d.Promises[0].State})
	require.Len(t, d.Times, 5)
	for _, at := range d.Times {
		require.True(t, at.After(r.now))
	}
	require.Empty(t, r.dossier(other).Earlier)

	log, err := r.store.Read(t.Context(), id, 0, 0)
	require.NoError(t, err)
	require.Equal(t, []string{"order"}, log[len(log)-1].Body.(chat.Message).AskedAgain)
}

func TestCheckOfADraft(t *testing.T) {
	r := newRoom(t)
	id := r.of(vera, "my order is VX-4471 and I paid $49.90")
	check := func(text string) string {
		b, err := r.Check(t.Context(), id, text)
		require.NoError(t, err)
		return string(b)
	}
	times := `["2026-11-23T16:00:00.000Z","2026-11-23T19:00:00.000Z","2026-11-23T23:00:00.000Z","2026-11-24T15:00:00.000Z","2026-11-24T23:00:00.000Z"]`
	require.JSONEq(t, `{"promise":{"what":"callback","says":"I'll call you tomorrow","due_at":"2026-11-24T23:00:00.000Z","times":`+times+`},"asked":[]}`, check("I'll call you tomorrow."))
	require.JSONEq(t, `{"promise":null,"asked":[{"what":"order","value":"VX-4471","seq":2,"at":"2026-11-23T15:00:00.000Z"}]}`, check("What's your order number?"))
	require.JSONEq(t, `{"promise":null,"asked":[]}`, check("What's your email?"), "which was not given")
	require.JSONEq(t, `{"promise":null,"asked":[]}`, check("Thank you, one moment."))
	for _, unknown := range []chat.ID{"s0", "@agents"} {
		_, err := r.Check(t.Context(), unknown, "hello")
		require.ErrorIs(t, err, chat.ErrNotFound)
		_, err = r.Dossier(t.Context(), unknown)
		require.ErrorIs(t, err, chat.ErrNotFound)
	}
	require.NoError(t, r.store.Erase(t.Context(), id))
	_, err := r.Dossier(t.Context(), id)
	require.ErrorIs(t, err, chat.ErrNotFound)
	_, err = r.Check(t.Context(), id, "What's your order number?")
	require.ErrorIs(t, err, chat.ErrNotFound)
}

// unread is a store of which the logs cannot be read.
type unread struct {
	chat.Store
	away bool
}

func (u *unread) Read(ctx context.Context, id chat.ID, after chat.Seq, limit int) ([]chat.Event, error) {
	if u.away {
		return nil, chat.ErrUnavailable
	}
	return u.Store.Read(ctx, id, after, limit)
}

// What an agent says is kept also where the log cannot be read to find out whether it was told before; a dossier then is not there.
func TestAMessageDoesNotWaitForTheDossier(t *testing.T) {
	r := newRoom(t)
	away := &unread{Store: r.store}
	r.Desk = handoff.NewDesk(handoff.DeskOptions{Store: away, Roster: r.roster, Staff: directory, Now: func() time.Time { return r.now }})
	id := r.of(vera, "order VX-4471")
	r.must(id, customer(), &command.Human{})
	r.must(id, agent("ana"), &command.Claim{})
	away.away = true
	r.must(id, agent("ana"), &command.Reply{Text: "Could you give me your order number?"})
	require.Zero(t, r.session(id).Tally.AskedFor)
	_, err := r.Dossier(t.Context(), id)
	require.ErrorIs(t, err, chat.ErrUnavailable)
	_, err = r.Check(t.Context(), id, "Could you give me your order number?")
	require.ErrorIs(t, err, chat.ErrUnavailable)
	_, err = r.Check(t.Context(), id, "Hello")
	require.NoError(t, err, "nothing is read for a draft that asks for nothing")
}
