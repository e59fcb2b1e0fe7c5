package dossier

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"roundpeg/chat"
	"roundpeg/computes"
)

func TestFactsOfAConversation(t *testing.T) {
	var log []chat.Event
	add := func(by chat.Role, body chat.Body) {
		log = append(log, chat.Event{Seq: chat.Seq(len(log) + 1), At: chat.At(wednesday.Add(time.Duration(len(log)) * time.Minute)), By: chat.By{Role: by}, Body: body})
	}
	add(chat.Customer, chat.Started{Locale: "en-GB"})
	add(chat.Customer, chat.Message{Text: "order vx-4471 is late"})
	add(chat.Bot, chat.Message{Text: "Order VX-9999 is an example."})
	add(chat.Customer, chat.Message{Text: "Order 77120", Choice: "order_status"})
	add(chat.Agent, chat.Message{Text: "What's the best number to reach you on?"})
	add(chat.Customer, chat.Message{Text: "07700900123, and it is still VX 4471, VX-4471"})
	add(chat.Customer, chat.Promised{Promise: "p", What: chat.Callback, Contact: &chat.Contact{Phone: "+44 7700 900123", Email: "Ana@post.example"}})
	got := Facts(log, Options{Locale: "en-GB", Zone: wednesday.Location()})
	require.Equal(t, []Fact{
		{What: Order, Value: "VX-4471", Text: "vx-4471", Seq: 2, At: log[1].At, From: 6, To: 13, Last: 6},
		{What: Phone, Value: "+447700900123", Text: "07700900123", Seq: 6, At: log[5].At, From: 0, To: 11, Last: 7},
		{What: Email, Value: "ana@post.example", Text: "Ana@post.example", Seq: 7, At: log[6].At},
	}, got)
	require.Equal(t, got[:1], Asked("Could you give me your order number?", got))
	require.Empty(t, Asked("Your order number is VX-4471.", got))
	require.Equal(t, []Fact{}, Facts(nil, Options{}))
}

func TestOwnersPattern(t *testing.T) {
	o := Options{Order: regexp.MustCompile(`(?i)\bsub-\d{4}\b`)}
	got := Facts([]chat.Event{said(nil, chat.Customer, "it's about sub-1234 — and Straße SUB-٤٤٧١")}, o)
	require.Len(t, got, 2)
	require.Equal(t, []string{"SUB-1234", "SUB-4471"}, []string{got[0].Value, got[1].Value})
	require.Equal(t, "SUB-٤٤٧١", got[1].Text)
}

func TestMasked(t *testing.T) {
	for text, want := range map[string]string{
		"pay 4111 1111 1111 1111 now":             "pay •••• •••• •••• 1111 now",
		"DE89370400440532013000":                  "••••••••••••••••••3000",
		"FR14 2004 1010 0505 0001 3M02 606 merci": "•••• •••• •••• •••• •••• •••2 606 merci",
		"4111 1111 1111 1112":                     "4111 1111 1111 1112",
		"call +4912345678901":                     "call +4912345678901",
		"":                                        "",
	} {
		require.Equal(t, want, Masked(text))
	}
}

// Whatever is said: a fact is a piece of a message of the customer's, where it says; no number of a card or a bank account is one.
func TestFactsArePieces(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		log := drawLog(r)
		o := Options{Locale: rapid.SampledFrom([]string{"", "en-US", "de-DE", "fr", "xx"}).Draw(r, "locale"), Products: shop}
		seen := map[string]bool{}
		for _, f := range Facts(log, o) {
			m := []rune(log[f.Seq-1].Body.(chat.Message).Text)
			require.Equal(r, chat.Customer, log[f.Seq-1].By.Role)
			require.True(r, 0 <= f.From && f.From < f.To && f.To <= len(m))
			require.Equal(r, f.Text, string(m[f.From:f.To]))
			require.True(r, slices.Contains(Kinds, f.What) && f.Value != "")
			require.False(r, seen[f.What+f.Value])
			seen[f.What+f.Value] = true
			require.NotContains(r, f.Value, "4111111111111111")
			require.NotContains(r, f.Value, "DE89")
			require.True(r, f.Last == 0 || f.Last > f.Seq)
		}
		require.Equal(r, Facts(log, o), Facts(log, o))
	})
}

func TestTried(t *testing.T) {
	yes, no := true, false
	log := []chat.Event{
		{Seq: 1, By: chat.By{Role: chat.Customer}, Body: chat.Message{Text: "where is my order"}},
		{Seq: 2, By: chat.By{Role: chat.Bot}, Body: chat.Message{Text: "On the order page.", Intent: "order_status"}},
		{Seq: 3, By: chat.By{Role: chat.Customer}, Body: chat.Feedback{Of: 2, Helpful: true}},
		{Seq: 4, By: chat.By{Role: chat.Customer}, Body: chat.Feedback{Of: 2, Helpful: false}},
		{Seq: 5, By: chat.By{Role: chat.Customer}, Body: chat.Message{Text: "and the invoice"}},
		{Seq: 6, By: chat.By{Role: chat.Bot}, Body: chat.Message{Text: "Which one?"}},
		{Seq: 7, By: chat.By{Role: chat.Bot}, Body: chat.Message{Text: "In the account.", Intent: "invoice"}},
		{Seq: 8, By: chat.By{Role: chat.Customer}, Body: chat.Feedback{Of: 7, Helpful: true}},
	}
	require.Equal(t, []Attempt{{"order_status", "where is my order", "On the order page.", 2, &no}, {"invoice", "and the invoice", "In the account.", 7, &yes}}, Tried(log))
}

func TestBuild(t *testing.T) {
	at := chat.At(wednesday)
	s := chat.Session{ID: "s1", Locale: "de-DE", State: chat.Waiting, Reason: chat.OutsideIntents, Customer: chat.Person{ID: "c1", Name: "Ana", Verified: true}, Page: &chat.Page{URL: "https://shop.example/a"},
		Promises: []chat.Promise{{ID: "p1", What: chat.Followup, DueAt: at.Plus(-time.Hour)}}, Tally: chat.Tally{AskedFor: 2}}
	past := []Past{{Session: chat.Session{ID: "s0", Started: at.Plus(-48 * time.Hour), State: chat.Ended, Outcome: "unsolved", Tags: []string{"vip"}, Score: 2,
		Promises: []chat.Promise{{ID: "p0", What: chat.Callback, DueAt: at, KeptAt: at}}}, Wanted: "Wo ist mein Kabel?"}}
	d := Build(s, []chat.Event{said(nil, chat.Customer, "Meine Bestellung VX-4471 ist kaputt, bitte ersetzen")}, past, Options{Locale: "de-DE", Zone: wednesday.Location()}, wednesday)
	b, err := json.Marshal(d)
	require.NoError(t, err)
	require.JSONEq(t, `{"session":"s1","customer":{"id":"c1","name":"Ana","verified":true,"locale":"de-DE","local_time":"2026-05-13T10:30:00+02:00","zone":"Europe/Berlin"},"page":{"url":"https://shop.example/a"},
		"reason":"outside_intents","wanted":{"text":"Meine Bestellung VX-4471 ist kaputt, bitte ersetzen","seq":1},"summary":[{"text":"Meine Bestellung VX-4471 ist kaputt, bitte ersetzen","seq":1}],
		"facts":[{"what":"order","value":"VX-4471","text":"VX-4471","seq":1,"at":"2026-05-13T08:30:00.000Z","from":17,"to":24}],"tried":[],
		"earlier":[{"session":"s0","started_at":"2026-05-11T08:30:00.000Z","state":"closed","outcome":"unsolved","summary":"Wo ist mein Kabel?","tags":["vip"],"score":2}],
		"promises":[{"promise":"p1","what":"followup","made_at":"0001-01-01T00:00:00.000Z","by":{"role":""},"due_at":"2026-05-13T07:30:00.000Z","state":"overdue"},
		{"session":"s0","promise":"p0","what":"callback","made_at":"0001-01-01T00:00:00.000Z","by":{"role":""},"due_at":"2026-05-13T08:30:00.000Z","kept_at":"2026-05-13T08:30:00.000Z","state":"kept"}],
		"times":[],"asked_again":2}`, string(b))
	empty, err := json.Marshal(Build(chat.Session{ID: "s"}, nil, nil, Options{}, wednesday))
	require.NoError(t, err)
	require.NotContains(t, string(empty), "null")
}

func FuzzFacts(f *testing.F) {
	for _, s := range someTexts {
		f.Add(s, "en-US")
	}
	for _, cols := range table(f, "facts.tsv", 5) {
		f.Add(cols[4], cols[1])
	}
	f.Fuzz(func(t *testing.T, text, locale string) {
		rs := []rune(text)
		o := Options{Locale: locale, Products: shop}
		for _, expected := range []kinds{0, 0xff} {
			for _, fact := range factsIn(text, chat.At(wednesday), expected, o) {
				if fact.From < 0 || fact.From >= fact.To || fact.To > len(rs) || fact.Text != string(rs[fact.From:fact.To]) || fact.Value == "" {
					t.Fatalf("%q: %+v", text, fact)
				}
			}
		}
		if m := []rune(Masked(text)); len(m) != len(rs) {
			t.Fatalf("%q: masked it has %d runes", text, len(m))
		}
	})
}

func FuzzAsked(f *testing.F) {
	for _, cols := range table(f, "asked.tsv", 4) {
		f.Add(cols[3])
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, fact := range Asked(text, given) {
			if !slices.Contains(given, fact) {
				t.Fatalf("%q: %+v", text, fact)
			}
		}
	})
}

func FuzzSummary(f *testing.F) {
	for _, s := range someTexts {
		f.Add(s, "hello")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		log := []chat.Event{said(nil, chat.Customer, a)}
		log = append(log, said(log, chat.Customer, b))
		for _, l := range append(Summary(log, Options{}), Wanted(log, Options{})) {
			if l != (Line{}) && !strings.Contains(Masked(string([]rune(log[l.Seq-1].Body.(chat.Message).Text))), l.Text) {
				t.Fatalf("%q is not in the message", l.Text)
			}
		}
	})
}

func BenchmarkDossier(b *testing.B) {
	var texts, drafts []string
	for _, cols := range table(b, "facts.tsv", 5) {
		texts = append(texts, cols[4])
	}
	for _, cols := range table(b, "asked.tsv", 4) {
		drafts = append(drafts, cols[3])
	}
	o := Options{Locale: "en-US", Products: shop}
	b.Run("facts of a message", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			factsIn(texts[i%len(texts)], chat.At(wednesday), 0, o)
		}
	})
	b.Run("asked by a draft", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			Asked(drafts[i%len(drafts)], given)
		}
	})
	var log []chat.Event
	for i := range 40 {
		log = append(log, said(log, []chat.Role{chat.Customer, chat.Bot}[i%2], texts[i]))
	}
	b.Run("summary of 40 messages", func(b *testing.B) {
		for b.Loop() {
			Summary(log, o)
		}
	})
	b.Run("whole of 40 messages", func(b *testing.B) {
		for b.Loop() {
			Build(chat.Session{}, log, nil, o, wednesday)
		}
	})
}

// Whatever is written is read in bounded time, as long as a message may be.
func TestReadInBoundedTime(t *testing.T) {
	computes.Only(t)
	for _, unit := range []string{"123 ", "1 ", "+1 ", "4471-", "a@b.c ", "order 4471 ", "your order number ", "3 May ", "$1,234.56 ", "DE89 ", "could you give me ", "(((", "....", "am 3. ", "ü1 ", "4111 ", "what is the "} {
		text := strings.Repeat(unit, maxText/len(unit))
		start := time.Now()
		log := []chat.Event{said(nil, chat.Agent, text), said(nil, chat.Customer, text)}
		Facts(log, Options{Products: shop})
		Asked(text, given)
		Summary(log, Options{})
		require.Less(t, time.Since(start), 10*time.Second, unit) // a hundred times what it takes; what is not bounded takes minutes
	}
}
