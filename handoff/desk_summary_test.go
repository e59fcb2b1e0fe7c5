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
	d := NewDesk(DeskOptions{})
	long := "the ünusual cable of the box by the garage wall makes a humming sound whenever the neighbours mow their lawn and the lights in our kitchen flicker twice before everything turns dark for half a minute until somebody presses the small button below the lid again"
	for name, c := range map[string]struct {
		log  []chat.Event
		want string
	}{
		"nothing said": {nil, ""},
		"what says most, not what came last": {[]chat.Event{spoke(chat.Customer, "hello"), spoke(chat.Customer, "the plaque has somebody else's poem on it"),
			spoke(chat.Bot, "I did not understand a single word of this long question"), spoke(chat.Customer, "a person please")}, "the plaque has somebody else's poem on it"},
		"the later of two":        {[]chat.Event{spoke(chat.Customer, "where is order 4471"), spoke(chat.Customer, "where is order 4472")}, "where is order 4472"},
		"only since the last end": {[]chat.Event{spoke(chat.Customer, "my battery is broken again"), {Body: chat.Closed{}}, spoke(chat.Customer, "hi")}, ""},
		"one line":                {[]chat.Event{spoke(chat.Customer, "my  order is late")}, "my order is late"},
		"no number of a card":     {[]chat.Event{spoke(chat.Customer, "refund my card 4111 1111 1111 1111")}, "refund my card •••• •••• •••• 1111"},
		"no request for a person": {[]chat.Event{spoke(chat.Customer, "ihr schuldet mir 20 Euro"), spoke(chat.Customer, "put me through to your support team")}, "ihr schuldet mir 20 Euro"},
	} {
		require.Equal(t, c.want, d.summary(chat.Session{}, c.log), name)
	}
	got := d.summary(chat.Session{}, []chat.Event{spoke(chat.Customer, long)})
	require.LessOrEqual(t, utf8.RuneCountInString(got), summaryLen)
	require.True(t, strings.HasSuffix(got, "…") && strings.HasPrefix(long, strings.TrimSuffix(got, "…")), "cut between words, nothing made up: %s", got)
}

// Of plain requests for a person in seven languages hardly one is taken for what the customer wants.
func TestRequestsForAPersonAreNoSummary(t *testing.T) {
	d, n, told := NewDesk(DeskOptions{}), 0, 0
	for _, r := range ownRequests() {
		if r.verdict != "strong" || len(strings.Fields(r.text)) > 8 {
			continue
		}
		if n++; d.summary(chat.Session{}, []chat.Event{spoke(chat.Customer, r.text)}) != "" {
			told++
			t.Log(r.text)
		}
	}
	t.Logf("%d of %d", told, n)
	require.LessOrEqual(t, told, n/20)
}
