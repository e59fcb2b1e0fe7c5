package handoff_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/journey"
)

// monday is a Monday morning in the desk's opening hours.
var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

var people = map[string]handoff.Agent{
	"ana": {ID: "ana", Name: "Ana", Tier: 2, Capacity: 2},
	"ben": {ID: "ben", Name: "Ben", Tier: 2, Capacity: 2},
	"cyn": {ID: "cyn", Name: "Cyn", Tier: 3, Capacity: 2},
	"dot": {ID: "dot", Name: "Dot", Tier: 4, Capacity: 2},
}

func directory(id string) (handoff.Agent, bool) {
	a, ok := people[id]
	return a, ok
}

// room is a desk over a store in memory, with a clock that stands still until it is moved.
type room struct {
	testing.TB
	*handoff.Desk
	store  chat.Store
	roster *chat.LocalRoster
	line   *handoff.Line
	now    time.Time
	refs   int
}

func newRoom(t testing.TB) *room {
	r := &room{TB: t, store: journey.NewMemory(), now: monday}
	clock := func() time.Time { return r.now }
	r.roster = chat.NewLocalRoster(clock)
	hours, err := handoff.NewHours(handoff.Week{Zone: "America/New_York", Days: map[string]string{"mon": "09:00-18:00", "tue": "09:00-18:00"}})
	require.NoError(t, err)
	r.line = handoff.NewLine(handoff.LineOptions{Store: r.store, Roster: r.roster, Staff: directory, Hours: hours, Now: clock})
	r.Desk = handoff.NewDesk(handoff.DeskOptions{Store: r.store, Roster: r.roster, Staff: directory, Line: r.line, Hours: hours, Now: clock})
	return r
}

func (r *room) open() chat.ID {
	id := chat.NewID(r.now) + chat.ID(chat.Random(2))
	_, err := r.store.Append(r.Context(), chat.Session{ID: id}, chat.New(chat.At(r.now), chat.By{Role: chat.Customer}, chat.Started{Locale: "en-US"}),
		chat.New(chat.At(r.now), chat.By{Role: chat.Bot}, chat.Message{Text: "Hello"}))
	require.NoError(r, err)
	return id
}

func customer() command.Actor { return command.Actor{By: chat.By{Role: chat.Customer}} }
func agent(id string) command.Actor {
	a := people[id]
	return command.Actor{By: chat.By{Role: chat.Agent, ID: a.ID, Name: a.Name}, Tier: a.Tier}
}

func (r *room) do(id chat.ID, by command.Actor, c command.Command) (command.Receipt, error) {
	r.refs++
	return r.Do(context.Background(), id, by, fmt.Sprint("r", r.refs), c)
}

func (r *room) must(id chat.ID, by command.Actor, c command.Command) command.Receipt {
	receipt, err := r.do(id, by, c)
	require.NoError(r, err)
	return receipt
}

func (r *room) session(id chat.ID) chat.Session {
	s, err := r.store.Get(context.Background(), id)
	require.NoError(r, err)
	return s
}

func (r *room) kinds(id chat.ID, after chat.Seq) string {
	log, err := r.store.Read(context.Background(), id, after, 0)
	require.NoError(r, err)
	var kinds []string
	for _, e := range log {
		kinds = append(kinds, string(e.By.Role)+":"+string(e.Kind))
	}
	return strings.Join(kinds, " ")
}

// reach brings a new session into a state; with_agent is Ana's, and promised has a call-back.
func (r *room) reach(state chat.State) chat.ID {
	id := r.open()
	switch state {
	case chat.Waiting:
		r.must(id, customer(), &command.Human{})
	case chat.WithAgent:
		r.must(id, customer(), &command.Human{})
		r.must(id, agent("ana"), &command.Claim{})
	case chat.AwaitCall:
		r.must(id, customer(), &command.Callback{Contact: chat.Contact{Email: "a@example.com"}})
	case chat.Ended:
		r.must(id, customer(), &command.End{})
	}
	require.Equal(r, state, r.session(id).State)
	return id
}

func code(err error) string {
	for name, kind := range map[string]error{"forbidden": chat.ErrDenied, "conflict": chat.ErrConflict, "invalid": chat.ErrInvalid, "not_found": chat.ErrNotFound} {
		if errors.Is(err, kind) {
			return name
		}
	}
	return fmt.Sprint(err)
}

// TestCommandsByState holds every command against every state: the error's code, or the kinds that are appended and the state after.
func TestCommandsByState(t *testing.T) {
	yes := true
	due := chat.At(monday.Add(time.Hour))
	all := func(s string) [5]string { return [5]string{s, s, s, s, s} }
	const request = "bot:message customer:handoff_requested"
	for name, c := range map[string]struct {
		by   command.Actor
		c    command.Command
		want [5]string // bot, waiting, with_agent, promised, closed
	}{
		"human":        {customer(), &command.Human{}, [5]string{request + " → waiting", "customer:asked_again → waiting", "customer:asked_again → with_agent", request + " → waiting", request + " → waiting"}},
		"cancel_human": {customer(), &command.CancelHuman{}, [5]string{"conflict", "customer:handoff_cancelled bot:message → bot", "conflict", "conflict", "conflict"}},
		"callback": {customer(), &command.Callback{Contact: chat.Contact{Phone: "+44 20 7946 0018"}},
			[5]string{"customer:promised → promised", "customer:promised → promised", "conflict", "customer:promised → promised", "customer:promised → promised"}},
		"escalate, anonymous": {customer(), &command.Escalate{Reason: "x"}, all("forbidden")},
		"escalate, verified":  {command.Actor{By: chat.By{Role: chat.Customer}, Verified: true}, &command.Escalate{Reason: "x"}, [5]string{"conflict", "conflict", "customer:escalated bot:message → waiting", "conflict", "conflict"}},
		"feedback": {customer(), &command.Feedback{Seq: 2, Helpful: &yes}, [5]string{"customer:feedback → bot", "customer:feedback → waiting",
			"customer:feedback → with_agent", "customer:feedback → promised", "customer:feedback → closed"}},
		"feedback on no message": {customer(), &command.Feedback{Seq: 1, Helpful: &yes}, all("invalid")},
		"feedback beyond":        {customer(), &command.Feedback{Seq: 99, Helpful: &yes}, all("invalid")},
		"rate":                   {customer(), &command.Rate{Score: 5}, [5]string{"conflict", "conflict", "conflict", "conflict", "customer:rated → closed"}},
		"end":                    {customer(), &command.End{}, [5]string{"customer:closed → closed", "customer:closed → closed", "customer:closed → closed", "customer:closed → closed", "conflict"}},
		"claim": {agent("ben"), &command.Claim{}, [5]string{"agent:handoff_requested agent:agent_joined → with_agent", "agent:agent_joined → with_agent",
			"conflict", "agent:handoff_requested agent:agent_joined → with_agent", "conflict"}},
		"message by the owner":  {agent("ana"), &command.Reply{Text: "x"}, [5]string{"forbidden", "forbidden", "agent:message → with_agent", "forbidden", "conflict"}},
		"message by another":    {agent("ben"), &command.Reply{Text: "x"}, [5]string{"forbidden", "forbidden", "forbidden", "forbidden", "conflict"}},
		"note":                  {agent("ben"), &command.Note{Text: "x"}, [5]string{"agent:note → bot", "agent:note → waiting", "agent:note → with_agent", "agent:note → promised", "agent:note → closed"}},
		"transfer":              {agent("ana"), &command.Transfer{To: command.To{Tier: 3}}, [5]string{"forbidden", "forbidden", "agent:transferred → waiting", "forbidden", "conflict"}},
		"transfer to nobody":    {agent("ana"), &command.Transfer{To: command.To{Agent: "zoe"}}, [5]string{"forbidden", "forbidden", "invalid", "forbidden", "conflict"}},
		"transfer to oneself":   {agent("ana"), &command.Transfer{To: command.To{Agent: "ana"}}, [5]string{"forbidden", "forbidden", "invalid", "forbidden", "conflict"}},
		"transfer too low":      {agent("ana"), &command.Transfer{To: command.To{Agent: "ben", Tier: 3}}, [5]string{"forbidden", "forbidden", "invalid", "forbidden", "conflict"}},
		"return":                {agent("ana"), &command.Return{}, [5]string{"forbidden", "forbidden", "agent:returned bot:message → bot", "forbidden", "conflict"}},
		"resolve":               {agent("ana"), &command.Resolve{Outcome: "solved"}, [5]string{"forbidden", "forbidden", "agent:closed → closed", "forbidden", "conflict"}},
		"promise a call-back":   {agent("ana"), &command.Promise{What: "callback", DueAt: due}, [5]string{"forbidden", "forbidden", "agent:promised → promised", "forbidden", "conflict"}},
		"promise a follow-up":   {agent("ana"), &command.Promise{What: "followup", DueAt: due}, [5]string{"forbidden", "forbidden", "agent:promised → with_agent", "forbidden", "conflict"}},
		"keep what is unknown":  {agent("ben"), &command.Keep{Promise: "p0"}, all("not_found")},
		"break what is unknown": {agent("ben"), &command.Break{Promise: "p0"}, all("not_found")},
		"move what is unknown":  {agent("ben"), &command.Reschedule{Promise: "p0", DueAt: due}, all("not_found")},
		"tag": {agent("ben"), &command.Tag{Add: []string{"recall"}}, [5]string{"agent:tagged → bot", "agent:tagged → waiting", "agent:tagged → with_agent",
			"agent:tagged → promised", "agent:tagged → closed"}},
		"snooze":               {agent("ana"), &command.Snooze{Until: due}, [5]string{"forbidden", "forbidden", "agent:snoozed → with_agent", "forbidden", "conflict"}},
		"join":                 {agent("cyn"), &command.Join{}, [5]string{"conflict", "conflict", "agent:joined → with_agent", "conflict", "conflict"}},
		"join an equal":        {agent("ben"), &command.Join{}, [5]string{"conflict", "conflict", "forbidden", "conflict", "conflict"}},
		"part":                 {agent("cyn"), &command.Part{}, all("conflict")},
		"take over":            {agent("cyn"), &command.TakeOver{Reason: "x"}, [5]string{"conflict", "conflict", "agent:transferred agent:agent_joined → with_agent", "conflict", "conflict"}},
		"take over an equal's": {agent("ben"), &command.TakeOver{Reason: "x"}, [5]string{"conflict", "conflict", "forbidden", "conflict", "conflict"}},
		"reply with a promise": {agent("ana"), &command.Reply{Text: "x", Promise: &command.Vow{What: "callback", DueAt: due}},
			[5]string{"forbidden", "forbidden", "agent:message agent:promised → promised", "forbidden", "conflict"}},
		"grant":              {agent("ana"), &command.Grant{Action: "refund"}, all("invalid")},
		"approve":            {agent("ana"), &command.Approve{Grant: "g"}, all("invalid")},
		"refuse":             {agent("ana"), &command.Refuse{Grant: "g"}, all("invalid")},
		"a customer's claim": {customer(), &command.Claim{}, all("forbidden")},
		"an agent's rating":  {agent("ana"), &command.Rate{Score: 1}, all("forbidden")},
	} {
		for i, state := range chat.States {
			t.Run(name+" in "+string(state), func(t *testing.T) {
				r := newRoom(t)
				id := r.reach(state)
				before := r.session(id).Head
				receipt, err := r.Do(t.Context(), id, c.by, "it", c.c)
				if err != nil {
					require.Equal(t, c.want[i], code(err))
					require.Equal(t, before, r.session(id).Head, "a refused command leaves no trace")
					return
				}
				require.Equal(t, c.want[i], r.kinds(id, before)+" → "+string(r.session(id).State))
				require.False(t, receipt.Duplicate)
				twice, err := r.Do(t.Context(), id, c.by, "it", c.c)
				require.NoError(t, err, "repeated")
				receipt.Duplicate = true
				require.Equal(t, receipt, twice, "the same ack")
				_, err = r.Do(t.Context(), id, c.by, "it", other(c.c))
				require.Equal(t, "conflict", code(err), "the same id for something else")
			})
		}
	}
}

// other is a command that differs from c and that the same sender may send.
func other(c command.Command) command.Command {
	if slices.Contains([]string{"claim", "message", "note", "transfer", "return", "resolve", "promise", "keep", "tag", "snooze", "join", "take_over"}, c.Name()) {
		return &command.Note{Text: "something else"}
	}
	return &command.Rate{Score: 3, Comment: "something else"}
}

func TestUnknownSessions(t *testing.T) {
	r := newRoom(t)
	for _, id := range []chat.ID{"s-none", "@intents"} {
		_, err := r.do(id, customer(), &command.Human{})
		require.Equal(t, "not_found", code(err))
	}
	id := r.reach(chat.Ended)
	require.NoError(t, r.store.Erase(t.Context(), id))
	_, err := r.do(id, customer(), &command.Human{})
	require.Equal(t, "not_found", code(err))
}
