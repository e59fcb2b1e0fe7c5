package handoff_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

func (r *room) body(id chat.ID, seq chat.Seq) chat.Body {
	log, err := r.store.Read(r.Context(), id, seq-1, 1)
	require.NoError(r, err)
	return log[0].Body
}

func TestHandoffSaysWhatComesNext(t *testing.T) {
	r := newRoom(t)
	id := r.open()
	receipt := r.must(id, customer(), &command.Human{})
	request := r.body(id, receipt.Seq).(chat.HandoffRequested)
	require.False(t, request.Available)
	require.Equal(t, chat.ExplicitRequest, request.Reason)
	require.Equal(t, chat.At(monday.Add(5*time.Minute)), request.DueAt)
	require.Equal(t, chat.At(monday.Add(4*time.Hour)), request.CallbackBy)
	require.Equal(t, 1, request.Position)
	say := r.body(id, receipt.Seq-1).(chat.Message)
	require.Equal(t, chat.Callback, say.Offer)
	require.Contains(t, say.Text, "today at 2:00 PM")

	require.NoError(t, r.roster.Beat(t.Context(), "ana", "c", chat.Available))
	id = r.open()
	receipt = r.must(id, customer(), &command.Human{})
	require.True(t, r.body(id, receipt.Seq).(chat.HandoffRequested).Available)
	say = r.body(id, receipt.Seq-1).(chat.Message)
	require.Empty(t, say.Offer)
	require.Contains(t, say.Text, "need not tell anything twice")
}

func TestHandoffAtNight(t *testing.T) {
	r := newRoom(t)
	r.now = time.Date(2026, 11, 24, 2, 0, 0, 0, time.UTC) // Monday, 21:00 in New York
	id := r.open()
	receipt := r.must(id, customer(), &command.Human{})
	require.Equal(t, chat.At(time.Date(2026, 11, 24, 14, 5, 0, 0, time.UTC)), r.body(id, receipt.Seq).(chat.HandoffRequested).DueAt)
	text := r.body(id, receipt.Seq-1).(chat.Message).Text
	require.Contains(t, text, "opens Tuesday, November 24 at 9:00 AM")
	require.Contains(t, text, "by Tuesday, November 24 at 1:00 PM")
}

func TestAskingAgainIsAckedByWhatStands(t *testing.T) {
	r := newRoom(t)
	id := r.open()
	first := r.must(id, customer(), &command.Human{})
	again := r.must(id, customer(), &command.Human{})
	require.Equal(t, first.Seq, again.Seq)
	r.must(id, agent("ana"), &command.Claim{})
	require.Equal(t, first.Seq, r.must(id, customer(), &command.Human{}).Seq)
	r.must(id, agent("ana"), &command.Transfer{To: command.To{Tier: 3}, Reason: "x"})
	require.Equal(t, first.Seq, r.must(id, customer(), &command.Human{}).Seq)
	r.must(id, customer(), &command.CancelHuman{})
	require.Greater(t, r.must(id, customer(), &command.Human{}).Seq, again.Seq, "a new request after a cancelled one: hand-off works more than once")
}

func TestCallback(t *testing.T) {
	r := newRoom(t)
	r.now = monday.Add(7 * time.Hour) // 17:00: one hour today, three tomorrow
	id := r.open()
	c := &command.Callback{Contact: chat.Contact{Phone: "+44 20 7946 0018"}, Note: "about the crate", BestTime: "noon"}
	receipt := r.must(id, customer(), c)
	require.NotEmpty(t, receipt.Promise)
	p := r.body(id, receipt.Seq).(chat.Promised)
	require.Equal(t, chat.At(time.Date(2026, 11, 24, 17, 0, 0, 0, time.UTC)), p.DueAt)
	require.Equal(t, p.DueAt.Plus(-30*time.Minute), p.RemindAt)
	same := r.must(id, customer(), c)
	require.Equal(t, receipt, same, "the same call-back is promised once")
	require.Len(t, r.session(id).Promises, 1)

	kept := r.must(id, agent("ben"), &command.Keep{Promise: receipt.Promise, Note: "called"})
	require.Equal(t, chat.Ended, r.session(id).State)
	require.Equal(t, "called", r.body(id, kept.Seq).(chat.PromiseKept).Note)
	_, err := r.do(id, agent("ben"), &command.Keep{Promise: receipt.Promise, Note: "again"})
	require.Equal(t, "conflict", code(err))
}

func TestEscalateOnce(t *testing.T) {
	r := newRoom(t)
	verified := command.Actor{By: chat.By{Role: chat.Customer}, Verified: true}
	id := r.reach(chat.WithAgent)
	first := r.must(id, verified, &command.Escalate{Reason: "enough"})
	s := r.session(id)
	require.Equal(t, 4, s.Tier)
	require.Nil(t, s.Owner)
	for range 3 {
		require.Equal(t, first.Seq, r.must(id, verified, &command.Escalate{Reason: "enough!"}).Seq)
	}
	require.Equal(t, first.Seq, r.must(id, verified, &command.Human{}).Seq)
	_, err := r.do(id, agent("cyn"), &command.Claim{})
	require.Equal(t, "forbidden", code(err))
	r.must(id, agent("dot"), &command.Claim{})
	_, err = r.do(r.open(), customer(), &command.Escalate{Reason: "x"})
	require.ErrorContains(t, err, "sign in")
}

func TestARequestAfterAnAnswerGoesToItsDepartment(t *testing.T) {
	r := newRoom(t)
	r.Desk.Knows = func(name string) (intents.Intent, bool) {
		return intents.Intent{Name: name, Department: "billing", Lane: intents.Sales, Stakes: intents.High}, name == "refund"
	}
	for action, want := range map[string][]any{chat.Answer: {"billing", "sales", 60}, chat.Clarify: {"", "support", 40}} {
		id := r.open()
		_, err := r.store.Append(t.Context(), r.session(id), chat.New(chat.At(r.now), chat.By{Role: chat.Bot}, chat.Decision{Action: action, Intent: "refund"}))
		require.NoError(t, err)
		receipt := r.must(id, customer(), &command.Human{})
		request := r.body(id, receipt.Seq).(chat.HandoffRequested)
		require.Equal(t, want, []any{request.Department, request.Lane, request.Priority})
	}
}
