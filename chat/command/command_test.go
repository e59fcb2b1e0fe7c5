package command

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

var now = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func TestFieldsAreBounded(t *testing.T) {
	long := strings.Repeat("é", MaxText)
	for _, c := range []struct {
		role        chat.Role
		kind, frame string
		says        string // what the error names; empty: it is good
	}{
		{chat.Customer, "message", `{"text":"  hello  "}`, ""},
		{chat.Customer, "message", `{"text":"` + long + `"}`, ""},
		{chat.Customer, "message", `{"text":"` + long + `é"}`, "text"},
		{chat.Customer, "message", `{"text":" \n\t "}`, "text"},
		{chat.Customer, "message", `{"text":7}`, "text must be a string, not number"},
		{chat.Customer, "message", `{"text":"x","choice":true}`, "choice must be a string"},
		{chat.Customer, "human", `{"anything":1}`, ""},
		{chat.Customer, "callback", `{}`, "contact"},
		{chat.Customer, "callback", `{"contact":{"email":"kim@example.com"}}`, ""},
		{chat.Customer, "callback", `{"contact":{"email":"Kim <kim@example.com>"}}`, "contact.email"},
		{chat.Customer, "callback", `{"contact":{"email":"kim"}}`, "contact.email"},
		{chat.Customer, "callback", `{"contact":{"phone":"+44 20 7946 0018"}}`, ""},
		{chat.Customer, "callback", `{"contact":{"phone":"020 7946 0018"}}`, "contact.phone"},
		{chat.Customer, "callback", `{"contact":{"phone":"+44 20 7946 0018","email":"kim"}}`, "contact.email"},
		{chat.Customer, "callback", `{"contact":"kim@example.com"}`, "contact must be an object"},
		{chat.Customer, "escalate", `{"reason":" "}`, "reason"},
		{chat.Customer, "feedback", `{"seq":4}`, "helpful"},
		{chat.Customer, "feedback", `{"helpful":true}`, "seq"},
		{chat.Customer, "feedback", `{"seq":-1,"helpful":true}`, "seq must be a whole number"},
		{chat.Customer, "feedback", `{"seq":4,"helpful":false}`, ""},
		{chat.Customer, "rate", `{"score":0}`, "score"},
		{chat.Customer, "rate", `{"score":6}`, "score"},
		{chat.Customer, "rate", `{"score":2.5}`, "score"},
		{chat.Customer, "rate", `{"score":5,"comment":"good"}`, ""},
		{chat.Agent, "claim", `{}`, ""},
		{chat.Agent, "message", `{"text":""}`, "text"},
		{chat.Agent, "note", `{}`, "text"},
		{chat.Agent, "transfer", `{"reason":"x"}`, "to"},
		{chat.Agent, "transfer", `{"to":{"tier":1},"reason":"x"}`, "to.tier"},
		{chat.Agent, "transfer", `{"to":{"tier":3}}`, "reason"},
		{chat.Agent, "transfer", `{"to":{"department":"finance"},"reason":"x"}`, ""},
		{chat.Agent, "resolve", `{"outcome":"ended"}`, "outcome"},
		{chat.Agent, "resolve", `{"outcome":"solved"}`, ""},
		{chat.Agent, "promise", `{"what":"visit","due_at":"2030-01-01T00:00:00Z","note":"x"}`, "what"},
		{chat.Agent, "promise", `{"what":"callback","note":"x"}`, "due_at"},
		{chat.Agent, "promise", `{"what":"callback","due_at":"tomorrow","note":"x"}`, "2026-11-23T09:00:00Z"},
		{chat.Agent, "promise", `{"what":"callback","due_at":"2026-11-23T08:59:00Z","note":"x"}`, "due_at is in the past"},
		{chat.Agent, "promise", `{"what":"callback","due_at":"2026-11-23T09:00:00Z","note":"x"}`, ""},
		{chat.Agent, "message", `{"text":"x","with_promise":{"what":"callback","due_at":"2026-11-24T09:00:00Z"}}`, ""},
		{chat.Agent, "message", `{"text":"x","with_promise":{"what":"callback"}}`, "with_promise.due_at"},
		{chat.Agent, "message", `{"text":"x","with_promise":{"due_at":"2026-11-24T09:00:00Z"}}`, "with_promise.what"},
		{chat.Agent, "message", `{"text":"x","no_promise":true,"with_promise":{"what":"callback","due_at":"2026-11-24T09:00:00Z"}}`, "exclude"},
		{chat.Agent, "reschedule", `{"promise":"p","due_at":"2026-11-22T09:00:00Z","note":"x"}`, "due_at is in the past"},
		{chat.Agent, "reschedule", `{"promise":"p","due_at":"2026-11-24T09:00:00Z"}`, "note"},
		{chat.Agent, "break", `{"promise":"p"}`, "note"},
		{chat.Agent, "break", `{"promise":"p","note":"the part is out of stock"}`, ""},
		{chat.Agent, "tag", `{}`, "add"},
		{chat.Agent, "tag", `{"add":[" "]}`, "add"},
		{chat.Agent, "tag", `{"add":["Battery recall","battery  recall"]}`, ""},
		{chat.Agent, "tag", `{"remove":["` + strings.Repeat("x", 41) + `"]}`, "remove"},
		{chat.Agent, "snooze", `{"until":"2026-11-22T09:00:00Z"}`, "until is in the past"},
		{chat.Agent, "snooze", `{}`, ""},
		{chat.Agent, "take_over", `{}`, "reason"},
		{chat.Agent, "redeliver", `{}`, "grant"},
		{chat.Agent, "keep", `{"note":"x"}`, "promise"},
		{chat.Agent, "grant", `{"action":"refund","amount":"1e3","currency":"EUR","reason":"x"}`, "amount"},
		{chat.Agent, "grant", `{"action":"refund","amount":"12.50","currency":"euro","reason":"x"}`, "currency"},
		{chat.Agent, "grant", `{"action":"refund","amount":"12.50","currency":"EUR","reason":"x"}`, ""},
		{chat.Agent, "approve", `{}`, "grant"},
		{chat.Agent, "refuse", `{}`, "grant"},
		{chat.Agent, "verdict", `{"needed":"needed"}`, ""},
		{chat.Agent, "verdict", `{"needed":"not_needed"}`, ""},
		{chat.Agent, "verdict", `{"needed":"too_late"}`, ""},
		{chat.Agent, "verdict", `{}`, "needed must be one of needed, not_needed, too_late"},
		{chat.Agent, "verdict", `{"needed":"Needed"}`, "needed must be one of"},
		{chat.Agent, "verdict", `{"needed":true}`, "needed must be a string, not bool"},
	} {
		_, err := Parse(c.role, c.kind, []byte(c.frame), now)
		if c.says == "" {
			require.NoError(t, err, "%s %s", c.kind, c.frame)
			continue
		}
		require.ErrorIs(t, err, chat.ErrInvalid, "%s %s", c.kind, c.frame)
		require.ErrorContains(t, err, c.says, "%s %s", c.kind, c.frame)
	}
}

func TestCommandsOfAnotherRoleAreUnknown(t *testing.T) {
	for role, kind := range map[chat.Role]string{chat.Customer: "claim", chat.Agent: "human", chat.Bot: "verdict"} {
		_, err := Parse(role, kind, []byte(`{}`), now)
		require.ErrorIs(t, err, ErrUnknown)
	}
}

func TestIDs(t *testing.T) {
	for id, good := range map[string]bool{"a": true, "A-z_0.:9": true, strings.Repeat("x", 64): true, "": false, strings.Repeat("x", 65): false, "a b": false, "ü": false, "a\n": false} {
		require.Equal(t, good, CheckID(id) == nil, "%q", id)
	}
}

// A repetition is one after trimming; anything else that is listed makes another command, and so does another name.
func TestPrintTellsCommandsApart(t *testing.T) {
	print := func(role chat.Role, kind, frame string) string {
		c, err := Parse(role, kind, []byte(frame), now)
		require.NoError(t, err)
		return Print(c)
	}
	hello := print(chat.Customer, "message", `{"id":"1","text":"hello"}`)
	require.Equal(t, hello, print(chat.Customer, "message", `{"text":"  hello ","id":"1","colour":"red"}`))
	require.NotEqual(t, hello, print(chat.Customer, "message", `{"text":"hello","choice":"x"}`))
	require.NotEqual(t, hello, print(chat.Customer, "message", `{"text":"Hello"}`))
	require.NotEqual(t, print(chat.Agent, "message", `{"text":"x"}`), print(chat.Agent, "note", `{"text":"x"}`))
	require.NotEqual(t, print(chat.Agent, "verdict", `{"needed":"needed"}`), print(chat.Agent, "verdict", `{"needed":"too_late"}`))
	require.NotEqual(t, print(chat.Customer, "human", `{}`), print(chat.Customer, "end", `{}`))
}

func FuzzParse(f *testing.F) {
	f.Add("message", []byte(`{"text":"x"}`), true)
	f.Add("transfer", []byte(`{"to":{"tier":3},"reason":"x"}`), false)
	f.Add("verdict", []byte(`{"needed":"too_late"}`), false)
	f.Add("verdict", []byte(`{"needed":null}`), false)
	f.Fuzz(func(t *testing.T, kind string, frame []byte, customer bool) {
		role := chat.Agent
		if customer {
			role = chat.Customer
		}
		c, err := Parse(role, kind, frame, now)
		if err != nil {
			return
		}
		if c.Name() != kind || Print(c) == "" || c.Check(now) != nil {
			t.Fatalf("%s %q: a checked command must stay good", kind, frame)
		}
	})
}
