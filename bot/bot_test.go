package bot_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/intents"
	"roundpeg/journey"
)

var (
	here     = command.Actor{By: chat.By{Role: chat.Customer}}
	ana      = handoff.Agent{ID: "ana", Name: "Ana", Tier: 4, Capacity: 9}
	atDesk   = command.Actor{By: chat.By{Role: chat.Agent, ID: "ana", Name: "Ana"}, Tier: 4}
	question = &command.Say{Text: "when are you open"}
)

func small() intents.Set {
	return intents.Set{Fallback: "en", Intents: []intents.Intent{
		{Name: "hours", Title: map[string]string{"en": "Hours"}, Stakes: intents.Low, Lane: intents.Support, Answer: map[string]string{"en": "From nine to six.", "de": "Von neun bis sechs."},
			Phrases: map[string][]string{"en": {"when are you open", "what are your opening hours", "how late are you open today", "are you open on sunday", "opening times please"}}},
		{Name: "refund", Title: map[string]string{"en": "Refund"}, Stakes: intents.Medium, Lane: intents.Support, Department: "billing",
			Phrases: map[string][]string{"en": {"where is my refund", "i want my money back", "when will i get the refund", "my refund has not come", "refund for my return"}}},
	}}
}

// reader is a classifier that does as it is told.
type reader func(ctx context.Context, u intents.Utterance) (intents.Reading, error)

func (r reader) Classify(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
	return r(ctx, u)
}

func knows(intent string) reader {
	return func(context.Context, intents.Utterance) (intents.Reading, error) {
		return intents.Reading{Intent: intent, Confidence: .95, Known: .98, IsKnown: true, Alternatives: []intents.Alternative{{Intent: intent, Confidence: .95}}}, nil
	}
}

// decider is a policy that does as it is told.
type decider func(handoff.Turn) chat.Decision

func (d decider) Decide(t handoff.Turn) chat.Decision { return d(t) }

// says is a decision for an action about whatever was read.
func says(action string) decider {
	return func(t handoff.Turn) chat.Decision { return chat.Decision{Action: action, Intent: t.Reading.Intent} }
}

type room struct {
	testing.TB
	*bot.Bot
	store chat.Store
	desk  *handoff.Desk
	mind  *bot.Mind
}

func newRoom(t testing.TB, policy bot.Policy, classifier intents.Classifier) *room {
	r := &room{TB: t, store: journey.NewMemory()}
	var err error
	r.mind, err = bot.OpenMind(t.Context(), r.store, bot.MindOptions{First: bot.Source{Set: small()}})
	require.NoError(t, err)
	t.Cleanup(r.mind.Close)
	if classifier != nil {
		r.mind.Reads(classifier)
	}
	staff := func(id string) (handoff.Agent, bool) { return ana, id == ana.ID }
	r.desk = handoff.NewDesk(handoff.DeskOptions{Store: r.store, Roster: chat.NewLocalRoster(time.Now), Staff: staff, Knows: r.mind.Find})
	r.Bot = bot.New(bot.Options{Store: r.store, Mind: r.mind, Policy: policy, Desk: r.desk, TurnBudget: 200 * time.Millisecond})
	t.Cleanup(r.Close)
	return r
}

func (r *room) open(locale string) chat.ID {
	s, err := r.Open(context.Background(), chat.Started{Locale: locale})
	require.NoError(r, err)
	return s.ID
}

func (r *room) say(id chat.ID, ref, text string) command.Receipt {
	receipt, err := r.Receive(context.Background(), id, here, ref, &command.Say{Text: text})
	require.NoError(r, err)
	return receipt
}

func (r *room) log(id chat.ID) []chat.Event {
	r.Wait()
	log, err := r.store.Read(context.Background(), id, 0, 0)
	require.NoError(r, err)
	require.NoError(r, journey.Sound(id, log))
	return log
}

func kinds(log []chat.Event) string {
	var out []string
	for _, e := range log {
		out = append(out, string(e.By.Role)+":"+string(e.Kind))
	}
	return strings.Join(out, " ")
}

func TestAnAnswer(t *testing.T) {
	r := newRoom(t, says(chat.Answer), knows("hours"))
	id := r.open("de-AT")
	require.Equal(t, command.Receipt{Seq: 2}, r.say(id, "m1", "Wann habt ihr auf?"))
	log := r.log(id)
	require.Equal(t, "customer:started customer:message bot:decision bot:message", kinds(log))
	require.Equal(t, chat.Message{Text: "Von neun bis sechs.", Intent: "hours"}, log[3].Body)
	require.Equal(t, []string{"m1", "m1"}, []string{log[2].Ref, log[3].Ref})
}

func TestARepeatedMessageIsKeptOnce(t *testing.T) {
	r := newRoom(t, says(chat.Answer), knows("hours"))
	id := r.open("en")
	first := r.say(id, "m1", "hello")
	again := r.say(id, "m1", "hello")
	require.Equal(t, command.Receipt{Seq: first.Seq, Duplicate: true}, again)
	_, err := r.Receive(t.Context(), id, here, "m1", &command.Say{Text: "other words"})
	require.ErrorIs(t, err, chat.ErrConflict)
	require.Equal(t, "customer:started customer:message bot:decision bot:message", kinds(r.log(id)))
	_, err = r.Receive(t.Context(), "s-none", here, "m1", question)
	require.ErrorIs(t, err, chat.ErrNotFound)
}

func TestTheNewestMessageIsAnsweredForAll(t *testing.T) {
	gate := make(chan struct{})
	var once sync.Once
	var read []string
	r := newRoom(t, says(chat.Answer), reader(func(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
		once.Do(func() { <-gate })
		read = append(read, u.Text)
		return knows("hours")(ctx, u)
	}))
	id := r.open("en")
	r.say(id, "m1", "hello")
	r.say(id, "m2", "when are you open")
	close(gate)
	log := r.log(id)
	require.Equal(t, "customer:started customer:message customer:message bot:decision bot:message", kinds(log), "one answer, and no stale one")
	require.Equal(t, "m2", log[4].Ref)
	require.Equal(t, "hello\nwhen are you open", read[len(read)-1])
}

// Whatever goes wrong in a turn ends with a person, and says that it was the bot.
func TestFailuresEndWithAPerson(t *testing.T) {
	for name, r := range map[string]*room{
		"the policy panics":     newRoom(t, decider(func(handoff.Turn) chat.Decision { panic("planted") }), knows("hours")),
		"the classifier panics": newRoom(t, says(chat.Answer), reader(func(context.Context, intents.Utterance) (intents.Reading, error) { panic("planted") })),
		"the classifier fails": newRoom(t, says(chat.Answer), reader(func(context.Context, intents.Utterance) (intents.Reading, error) {
			return intents.Reading{}, errors.New("planted")
		})),
		"the classifier is late": newRoom(t, says(chat.Answer), reader(func(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
			<-ctx.Done()
			return knows("hours")(ctx, u)
		})),
	} {
		t.Run(name, func(t *testing.T) {
			id := r.open("en")
			r.say(id, "m1", "when are you open")
			log := r.log(id)
			require.Equal(t, "customer:started customer:message bot:decision bot:message bot:handoff_requested", kinds(log))
			require.Equal(t, chat.BotFailure, log[4].Body.(chat.HandoffRequested).Reason)
			require.Contains(t, log[3].Body.(chat.Message).Text, "Something went wrong on my side")
		})
	}
}

func TestWhatHasNoAnswerGoesToAPerson(t *testing.T) {
	r := newRoom(t, says(chat.Answer), knows("refund"))
	id := r.open("en")
	r.say(id, "m1", "where is my refund")
	log := r.log(id)
	require.Equal(t, chat.Handoff, log[2].Body.(chat.Decision).Action)
	request := log[4].Body.(chat.HandoffRequested)
	require.Equal(t, []any{chat.PolicyRule, "billing", "where is my refund"}, []any{request.Reason, request.Department, request.Summary})
}

func TestAnOfferFollowsTheAnswer(t *testing.T) {
	r := newRoom(t, says(chat.Offer), knows("hours"))
	id := r.open("en")
	r.say(id, "m1", "when are you open")
	require.Equal(t, "From nine to six.\n\n"+handoff.TextsFor("en").Further, r.log(id)[3].Body.(chat.Message).Text)
}

func TestChoices(t *testing.T) {
	var turns []handoff.Turn
	policy := decider(func(t handoff.Turn) chat.Decision {
		turns = append(turns, t)
		if t.Chosen {
			return says(chat.Answer)(t)
		}
		return says(chat.Clarify)(t)
	})
	r := newRoom(t, policy, reader(func(context.Context, intents.Utterance) (intents.Reading, error) {
		return intents.Reading{Intent: "hours", IsKnown: true, Ambiguous: true, Alternatives: []intents.Alternative{{Intent: "hours", Confidence: .5}, {Intent: "refund", Confidence: .45}}}, nil
	}))
	id := r.open("en")
	r.say(id, "m1", "the thing")
	asked := r.log(id)[3].Body.(chat.Message)
	require.Equal(t, "Which of these do you mean?", asked.Text)
	require.Equal(t, []chat.Choice{{Value: "hours", Label: "Hours"}, {Value: "refund", Label: "Refund"}, {Value: asked.Choices[2].Value, Label: "Something else"}}, asked.Choices)
	for i, c := range []struct {
		text, choice   string
		chosen, noneOf bool
	}{{"x", "no such value", false, false}, {"x", asked.Choices[2].Value, false, true}, {"something else", "", false, true}, // typed as it stands there
		{"x", "hours", true, false}, {"x", "hours", true, false}} { // the buttons are still on the screen
		_, err := r.Receive(t.Context(), id, here, fmt.Sprint("c", i), &command.Say{Text: c.text, Choice: c.choice})
		require.NoError(t, err)
		r.Wait()
		last := turns[len(turns)-1]
		require.Equal(t, []bool{c.chosen, c.noneOf}, []bool{last.Chosen, last.NoneOf}, "%+v", c)
	}
}

func TestOnlyTheBotsStateIsAnswered(t *testing.T) {
	r := newRoom(t, says(chat.Answer), knows("hours"))
	id := r.open("en")
	_, err := r.desk.Do(t.Context(), id, here, "h", &command.Human{})
	require.NoError(t, err)
	r.say(id, "m1", "are you there")
	require.NotContains(t, kinds(r.log(id)), "decision")
	_, err = r.desk.Do(t.Context(), id, atDesk, "c", &command.Claim{})
	require.NoError(t, err)
	r.say(id, "m2", "hello")
	require.NotContains(t, kinds(r.log(id)), "decision")
	_, err = r.desk.Do(t.Context(), id, atDesk, "d", &command.Resolve{Outcome: "solved"})
	require.NoError(t, err)
	r.say(id, "m3", "when are you open")
	require.Contains(t, kinds(r.log(id)), "agent:closed customer:message bot:decision bot:message")
}

// An agent claims while the bot is answering: the answer is dropped or came before, never after.
func TestAClaimBeatsAnAnswer(t *testing.T) {
	for i := range 200 {
		r := newRoom(t, says(chat.Answer), reader(func(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
			time.Sleep(time.Duration(i%20) * 50 * time.Microsecond)
			return knows("hours")(ctx, u)
		}))
		id := r.open("en")
		r.say(id, "m1", "when are you open")
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		_, err := r.desk.Do(t.Context(), id, atDesk, "c", &command.Claim{})
		require.NoError(t, err)
		r.log(id) // sound
	}
}

func TestATurnReadsFromWhereTheBotGotTheSession(t *testing.T) {
	var seen []chat.Event
	r := newRoom(t, decider(func(t handoff.Turn) chat.Decision {
		seen = t.Log
		return chat.Decision{Action: chat.Handoff, Reason: chat.ExplicitRequest}
	}), knows("hours"))
	id := r.open("en")
	r.say(id, "1", "the wall battery box held a children's bicycle instead")
	r.Wait()
	_, err := r.desk.Do(t.Context(), id, here, "2", &command.CancelHuman{})
	require.NoError(t, err)
	r.say(id, "3", "a person")
	log := r.log(id)
	require.Len(t, log, 11, kinds(log))
	require.Equal(t, log[6:8], seen)
	require.Equal(t, "3", log[9].Ref)
	require.Contains(t, log[10].Body.(chat.HandoffRequested).Summary, "bicycle", "who takes over is told what was said before")
}
