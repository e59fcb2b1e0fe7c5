package chat

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"
)

func from(pages ...string) Message {
	m := Message{Text: "…", Sources: []Source{{Title: "elsewhere", URL: "https://shop.example"}}}
	for _, p := range pages {
		m.Sources = append(m.Sources, Source{Title: p, Page: p})
	}
	return m
}

// TestAnswersFromPages: which page answered, whether that was of use, and whether a person was needed after it.
func TestAnswersFromPages(t *testing.T) {
	bot := By{Role: Bot}
	s := then(Session{}, aCustomer, Started{}) // 1
	s = then(s, bot, Message{Text: "hello"}, from(), from("returns", "hours"), from("hours"))
	require.Equal(t, []PageUse{{Page: "returns", Seq: 4, At: t0.Plus(3e9)}, {Page: "hours", Seq: 5, At: t0.Plus(4e9)}}, s.Pages, "the first page of each counts")
	s = then(s, anAgent, from("agents-have-none"))
	s = then(s, aCustomer, from("nor-customers"))
	require.Len(t, s.Pages, 2)

	before := s
	s = then(s, aCustomer, Feedback{Of: 5, Helpful: true}, Feedback{Of: 4, Helpful: true}, Feedback{Of: 4, Helpful: false}, Feedback{Of: 2, Helpful: true})
	require.Equal(t, []int{-1, 1}, []int{s.Pages[0].Helpful, s.Pages[1].Helpful})
	require.Zero(t, before.Pages[0].Helpful, "Apply leaves what it is given")

	s = then(s, aCustomer, Closed{Outcome: "ended"}, Message{Text: "again"})
	s = then(s, bot, from("shipping"), HandoffRequested{Reason: Frustration, Tier: 2})
	handed := func(s Session) (all []bool) {
		for _, p := range s.Pages {
			all = append(all, p.Handed)
		}
		return all
	}
	require.Equal(t, []bool{false, false, true}, handed(s), "those of an earlier visit did without a person")
	s = then(s, aCustomer, HandoffCancelled{})
	s = then(s, bot, from("returns"))
	require.Equal(t, []bool{false, false, true, false}, handed(s))
	require.Equal(t, []bool{false, false, true, true}, handed(then(s, anAgent, AgentJoined{Agent: ada})))
	require.Equal(t, []bool{false, false, true, true}, handed(then(s, aCustomer, Escalated{Tier: 4})))
	require.Equal(t, []bool{false, false, true, true}, handed(then(s, aCustomer, Promised{Promise: "p", What: Callback})))
	require.Equal(t, []bool{false, false, true, false}, handed(then(s, anAgent, Note{Text: "x"}, Promised{Promise: "p", What: Followup})))

	for i := range 3 * maxPageUses {
		s = then(s, bot, from(fmt.Sprint("p", i)))
	}
	require.Len(t, s.Pages, maxPageUses)
	require.Equal(t, "p59", s.Pages[maxPageUses-1].Page)

	b, err := json.Marshal(s)
	require.NoError(t, err)
	var back Session
	require.NoError(t, json.Unmarshal(b, &back))
	require.Equal(t, s, back)
}
