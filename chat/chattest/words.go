package chattest

import (
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func search(t *testing.T, a, b chat.Store) {
	first := begin(t, a, newID(), said("My parcel to Zürich is lost, order 4711-B."))
	second := begin(t, a, newID(), said("Where is the PARCEL?"), event(start, agent("1"), chat.Note{Text: "called the café in Besançon"}))
	first = add(t, b, first, event(start, bot, chat.Message{Text: "It waits at the depot."}))
	begin(t, a, newID(), event(start, bot, chat.Decision{Action: chat.Answer, Why: []chat.Signal{{Says: "secretword"}}}))
	both := []chat.ID{second.ID, first.ID}
	for q, want := range map[string][]chat.ID{
		"parcel":             both,
		"Parcel":             both,
		"parc":               both, // the last word may be a beginning
		"parc lost":          {},   // the others not
		"lost parc":          {first.ID},
		"zurich":             {first.ID},
		"zürich":             {first.ID},
		"zür":                {first.ID},
		"CAFE besancon":      {second.ID},
		"cafe\u0301":         {second.ID}, // a letter and its accent apart
		"depot lost":         {first.ID},  // in two messages of one log
		"café zurich":        {},
		"4711-B":             {first.ID},
		"4711":               {first.ID},
		"walrus":             {},
		"secretword":         {}, // messages and notes only
		"  parcel   where  ": {second.ID},
	} {
		require.Equal(t, want, list(t, b, chat.Query{Text: q}), "%q", q)
	}
	require.Equal(t, []chat.ID{second.ID}, list(t, a, chat.Query{Text: "parcel", Limit: 1}))
	require.Equal(t, []chat.ID{first.ID}, list(t, a, chat.Query{Text: "parcel", After: second.Cursor()}))
	add(t, a, first, event(start, customer, chat.Closed{Outcome: "ended"}))
	require.Equal(t, []chat.ID{first.ID}, list(t, b, chat.Query{Text: "parcel", States: []chat.State{chat.Ended}}))
}

func hostileSearch(t *testing.T, a, b chat.Store) {
	s := begin(t, a, newID(), said("plain words and near things; text OR not"))
	for _, q := range []string{`"`, `""`, `*`, `plain*`, `plain"`, `"plain`, `AND`, `OR`, `NOT plain`, `plain NOT words`, `plain OR walrus`, `NEAR(plain words)`, `text:plain`, `text : plain`,
		`-plain`, `^plain`, `(plain`, `plain)`, `{text}`, `plain + words`, `'; DROP TABLE session; --`, "plain\x00words", "\xff\xfe", `\`, `%`, `_`, `@text:{plain}`, `plain|walrus`, `~plain`, `(@x:[0 1])`, "🦭", "plain 🦭"} {
		_, err := b.List(t.Context(), chat.Query{Text: q})
		require.NoError(t, err, "%q", q)
	}
	for q, want := range map[string]bool{`plain OR walrus`: false, `plain NOT walrus`: false, `text OR not`: true, `wo*ds plain`: false, `!!!`: false, `"plain"`: true, `words!`: true} {
		found := list(t, b, chat.Query{Text: q})
		require.Equal(t, want, len(found) == 1, "%q", q)
	}
	whole(t, b, s.ID)
}
