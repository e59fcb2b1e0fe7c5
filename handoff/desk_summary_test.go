package handoff

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func spoke(by chat.Role, text string) chat.Event {
	return chat.Event{By: chat.By{Role: by}, Body: chat.Message{Text: text}}
}

func TestSummary(t *testing.T) {
	long := strings.Repeat("something is wrong with my ünusual order ", 30)
	for name, c := range map[string]struct {
		log  []chat.Event
		want string
	}{
		"nothing said": {nil, ""},
		"what says most, not what came last": {[]chat.Event{spoke(chat.Customer, "hello"), spoke(chat.Customer, "the plaque has somebody else's poem on it"),
			spoke(chat.Bot, "I did not understand a single word of this long question"), spoke(chat.Customer, "a person please")}, "the plaque has somebody else's poem on it"},
		"the later of two":        {[]chat.Event{spoke(chat.Customer, "where is order 4471"), spoke(chat.Customer, "where is order 4472")}, "where is order 4472"},
		"only since the last end": {[]chat.Event{spoke(chat.Customer, "my battery is broken again"), {Body: chat.Closed{}}, spoke(chat.Customer, "hi")}, "hi"},
		"one line":                {[]chat.Event{spoke(chat.Customer, "my  order\nis late")}, "my order is late"},
	} {
		require.Equal(t, c.want, summary(c.log), name)
	}
	got := summary([]chat.Event{spoke(chat.Customer, long)})
	require.LessOrEqual(t, utf8.RuneCountInString(got), summaryLen)
	require.True(t, strings.HasSuffix(got, "…") && strings.HasPrefix(long, strings.TrimSuffix(got, "…")), "cut between words, nothing made up: %s", got)
}
