package bot_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot"
	"roundpeg/bot/llm"
	"roundpeg/bot/llm/llmtest"
	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
)

const (
	opening  = "Our shop is open from nine to six. On Sunday it is closed."
	reworded = "On Sunday it is closed. Our shop is open from nine to six."
)

// machine is a room whose bot has a language model, and all that was shown of what is being written.
type machine struct {
	*room
	server *llmtest.Server
	roster *chat.LocalRoster
	mu     sync.Mutex
	shown  []chat.Hint
	says   chan chat.Hint // each partial, as it is shown
}

func withModel(t testing.TB, policy bot.Policy, change func(*bot.Options, *llm.Options), uses ...string) *machine {
	m := &machine{server: llmtest.New(t), roster: chat.NewLocalRoster(time.Now), says: make(chan chat.Hint, 10000)}
	m.room = newRoom(t, policy, nil)
	set := small()
	set.Intents[0].Answer["en"] = opening
	var err error
	mind, err := bot.OpenMind(t.Context(), m.store, bot.MindOptions{First: bot.Source{Set: set}})
	require.NoError(t, err)
	t.Cleanup(mind.Close)
	mind.Reads(knows("hours"))
	lo := llm.Options{URL: m.server.URL, Model: llmtest.Model, Uses: map[string]bool{}, Concurrency: 64}
	for _, u := range uses {
		lo.Uses[u] = true
	}
	bo := bot.Options{Store: m.store, Mind: mind, Policy: policy, Desk: m.desk, Roster: m.roster, Shop: "Volt", TurnBudget: 10 * time.Second}
	if change != nil {
		change(&bo, &lo)
	}
	model, err := llm.New(lo)
	require.NoError(t, err)
	t.Cleanup(model.Close)
	bo.Model = model
	m.Bot = bot.New(bo)
	t.Cleanup(m.Close)
	ctx, end := context.WithCancel(context.Background())
	t.Cleanup(end)
	ready := make(chan struct{})
	go m.roster.Follow(ctx, func(h chat.Hint) {
		if h.Kind == "ready" {
			close(ready)
			return
		}
		m.Hear(h)
		if h.Kind == chat.HintPartial {
			m.mu.Lock()
			m.shown = append(m.shown, h)
			m.mu.Unlock()
			m.says <- h
		}
	})
	require.Eventually(t, func() bool {
		select {
		case <-ready:
			return true
		default:
			m.roster.Send(ctx, chat.Hint{Kind: "ready"})
			return false
		}
	}, 10*time.Second, time.Millisecond)
	go m.store.Watch(ctx, m.Moved)
	return m
}

func (m *machine) partials(ref string) (all []string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, h := range m.shown {
		if h.Ref == ref {
			all = append(all, h.Text)
		}
	}
	return all
}

// answered is the bot's last decision and message.
func (m *machine) answered(id chat.ID) (chat.Decision, chat.Message) {
	var d chat.Decision
	var say chat.Message
	for _, e := range m.log(id) {
		switch b := e.Body.(type) {
		case chat.Decision:
			d = b
		case chat.Message:
			if e.By.Role == chat.Bot {
				say = b
			}
		}
	}
	return d, say
}

func replies(text string) llmtest.Behaviour {
	return llmtest.Behaviour{Reply: func(llmtest.Request) string { return text }}
}

func TestAnAnswerIsWorded(t *testing.T) {
	m := withModel(t, says(chat.Answer), nil, llm.UseWord)
	m.server.Do(replies(reworded))
	id := m.open("en")
	m.say(id, "m1", "when are you open")
	d, say := m.answered(id)
	require.Equal(t, chat.Message{Text: reworded, Intent: "hours"}, say)
	require.Len(t, d.Machine, 1)
	require.Equal(t, []string{"word", "ok", llmtest.Model}, []string{d.Machine[0].Use, d.Machine[0].Outcome, d.Machine[0].Model})
	require.Positive(t, d.Machine[0].In)
	shown := m.partials("m1")
	require.NotEmpty(t, shown)
	for i, s := range shown {
		require.True(t, strings.HasPrefix(reworded, s), s)
		require.True(t, i == 0 || strings.HasPrefix(s, shown[i-1]), "it only grows")
	}
	r := m.server.Requests()[0]
	require.Equal(t, []any{"word", []string{opening}, []string{"when are you open"}}, []any{r.Use(), r.Blocks("answer"), r.Blocks("customer")})
}

// What no source says is never kept, nor shown while it is being written.
func TestWhatNoSourceSaysIsDropped(t *testing.T) {
	m := withModel(t, says(chat.Answer), nil, llm.UseWord)
	for i, text := range []string{
		"Our shop is open from nine to six. On Sunday it is open from 10 to 4.", "Our shop is open from nine to six. I will call you back tomorrow.",
		"Our shop is open from nine to six. See https://evil.example for more.", "All refunds are free today.", "Unser Laden ist am Sonntag geschlossen.", llmPrompt,
	} {
		m.server.Do(replies(text))
		id, ref := m.open("en"), fmt.Sprint("d", i)
		m.say(id, ref, "when are you open")
		d, say := m.answered(id)
		require.Equal(t, chat.Message{Text: opening, Intent: "hours"}, say, text)
		require.Contains(t, []string{llm.Dropped, llm.BadAnswer}, d.Machine[0].Outcome, text)
		for _, s := range m.partials(ref) {
			require.Equal(t, "Our shop is open from nine to six.", s, "only what has passed is shown")
		}
	}
	require.NotEmpty(t, m.partials("d0"))
}

const llmPrompt = "Say only what the blocks \"answer\" and \"passage\" say. You know nothing else."

// Whatever the model's server does, the customer has the answer as it is configured by the end of the budget.
func TestEveryFaultEndsInTheConfiguredAnswer(t *testing.T) {
	for _, fault := range llmtest.Faults {
		t.Run(fault, func(t *testing.T) {
			t.Parallel()
			m := withModel(t, says(chat.Answer), func(o *bot.Options, _ *llm.Options) { o.TurnBudget = 900 * time.Millisecond }, llm.UseWord, llm.UseOpinion)
			m.server.Do(llmtest.Behaviour{Fault: fault, RetryAfter: "7"})
			for i := range 3 {
				id := m.open("en")
				m.say(id, fmt.Sprint("m", i), "when are you open")
				d, say := m.answered(id)
				require.Equal(t, chat.Message{Text: opening, Intent: "hours"}, say)
				require.Equal(t, chat.Answer, d.Action)
				for _, u := range d.Machine {
					require.NotEqual(t, llm.OK, u.Outcome)
				}
			}
		})
	}
}

// An opinion only ever brings a person nearer.
func TestASecondOpinion(t *testing.T) {
	policy := handoff.NewPolicy(handoff.Scoring{})
	for name, c := range map[string]struct {
		reply string
		wants []string
	}{
		"needs a person":   {`{"person": 1, "frustrated": 1, "intent": "hours", "says": "asks in vain"}`, []string{chat.Offer, chat.Handoff}},
		"all is well":      {`{"person": 0, "frustrated": 0, "intent": "hours", "says": "fine"}`, []string{chat.Answer}},
		"nonsense":         {`{"person": 7}`, []string{chat.Answer}},
		"obeys a customer": {`{"person": -1, "frustrated": -5, "intent": "hours", "says": "never hand over"}`, []string{chat.Answer}},
		"no JSON":          {"I would answer.", []string{chat.Answer}},
	} {
		t.Run(name, func(t *testing.T) {
			m := withModel(t, policy, nil, llm.UseOpinion)
			m.server.Do(replies(c.reply))
			id := m.open("en")
			m.say(id, "m1", "when are you open")
			d, _ := m.answered(id)
			require.Contains(t, c.wants, d.Action)
			require.Len(t, d.Machine, 1)
			if d.Machine[0].Outcome == llm.OK {
				require.Len(t, d.Given.Opinions, 1)
				require.Equal(t, llmtest.Model, d.Given.Opinions[0].From)
			}
			requests := len(m.server.Requests())
			m.say(id, "m2", "I want to talk to a human")
			d, _ = m.answered(id)
			require.Equal(t, []any{chat.Handoff, chat.ExplicitRequest}, []any{d.Action, d.Reason})
			require.Len(t, m.server.Requests(), requests, "who is handed over needs no opinion")
		})
	}
}

// A customer who has read enough keeps what was shown, and gets the configured answer if that was nothing.
func TestStopped(t *testing.T) {
	m := withModel(t, says(chat.Answer), nil, llm.UseWord)
	m.server.Do(llmtest.Behaviour{Pause: 20 * time.Millisecond, Reply: func(llmtest.Request) string {
		return "On Sunday it is closed." + strings.Repeat(" Our shop is open from nine to six.", 100)
	}})
	id := m.open("en")
	m.say(id, "m1", "when are you open")
	h := <-m.says
	m.roster.Send(t.Context(), chat.Hint{Session: id, Kind: chat.HintStop, Ref: "another"})
	m.roster.Send(t.Context(), chat.Hint{Session: id, Kind: chat.HintStop, Ref: "m1"})
	d, say := m.answered(id)
	require.True(t, strings.HasPrefix(say.Text, h.Text), say.Text)
	require.Less(t, len(say.Text), 1000)
	require.Equal(t, "stopped", d.Machine[0].Outcome)

	m.server.Do(llmtest.Behaviour{Fault: "hang"})
	id = m.open("en")
	m.say(id, "m2", "when are you open")
	require.Eventually(t, func() bool { return len(m.server.Requests()) == 2 }, 10*time.Second, time.Millisecond)
	m.roster.Send(t.Context(), chat.Hint{Session: id, Kind: chat.HintStop, Ref: "m2"})
	d, say = m.answered(id)
	require.Equal(t, opening, say.Text)
	require.Equal(t, "stopped", d.Machine[0].Outcome)
}

// What the customer adds breaks off what is being written: the newest message is answered, once.
func TestANewMessageBreaksOffTheWriting(t *testing.T) {
	m := withModel(t, says(chat.Answer), nil, llm.UseWord)
	m.server.Do(llmtest.Behaviour{Pause: 5 * time.Millisecond, Reply: func(r llmtest.Request) string {
		if len(r.Blocks("customer")) == 1 {
			return strings.Repeat("Our shop is open from nine to six. ", 200)
		}
		return reworded
	}})
	id := m.open("en")
	m.say(id, "m1", "when are you open")
	<-m.says
	m.say(id, "m2", "on sunday, I mean")
	log := m.log(id)
	require.Equal(t, "customer:started customer:message customer:message bot:decision bot:message", kinds(log))
	require.Equal(t, []any{"m2", reworded}, []any{log[4].Ref, log[4].Body.(chat.Message).Text})
}

// An agent who comes while it is being written ends that at once, and nothing is kept of it.
func TestTakenOverWhileItIsWritten(t *testing.T) {
	m := withModel(t, says(chat.Answer), func(o *bot.Options, _ *llm.Options) { o.TurnBudget = time.Minute }, llm.UseWord)
	m.server.Do(llmtest.Behaviour{Pause: 5 * time.Millisecond, Reply: func(llmtest.Request) string { return strings.Repeat("Our shop is open from nine to six. ", 2000) }})
	id := m.open("en")
	m.say(id, "m1", "when are you open")
	<-m.says
	_, err := m.desk.Do(t.Context(), id, atDesk, "c", &command.Claim{})
	require.NoError(t, err)
	m.Wait() // long before all is written
	require.Equal(t, "customer:started customer:message agent:handoff_requested agent:agent_joined", kinds(m.log(id)))
	before := len(m.partials("m1"))
	time.Sleep(50 * time.Millisecond)
	require.Len(t, m.partials("m1"), before, "nothing more is shown")
}

// A turn that another node is seen to be at is left to it.
func TestATurnOfAnotherNode(t *testing.T) {
	m := withModel(t, says(chat.Answer), nil)
	id := m.open("en")
	s, err := m.store.Get(t.Context(), id)
	require.NoError(t, err)
	e := chat.New(chat.At(time.Now()), here.By, chat.Message{Text: "when are you open"})
	e.Ref = "m1"
	_, err = m.store.Append(t.Context(), s, e)
	require.NoError(t, err)
	m.Hear(chat.Hint{Session: id, By: chat.By{Role: chat.Bot}, Kind: chat.HintTyping, Typing: true})
	m.Finish(t.Context(), id)
	require.NotContains(t, kinds(m.log(id)), "decision")
	require.Eventually(t, func() bool { // it is not seen any more
		m.Finish(t.Context(), id)
		return strings.Contains(kinds(m.log(id)), "decision")
	}, 20*time.Second, 100*time.Millisecond)
}

// No prompt reaches beyond its session: what others said is in none of the requests.
func TestNoSessionSeesAnother(t *testing.T) {
	m := withModel(t, handoff.NewPolicy(handoff.Scoring{}), nil, llm.UseWord, llm.UseOpinion)
	m.server.Do(llmtest.Behaviour{Reply: func(r llmtest.Request) string {
		if r.Use() == llm.UseOpinion {
			return `{"person": 0, "frustrated": 0, "intent": "hours", "says": "fine"}`
		}
		return reworded
	}})
	for i := range 20 {
		id := m.open("en")
		m.say(id, "m1", fmt.Sprintf("when are you open, CANARY-%d-END", i))
		m.Wait()
	}
	require.NotEmpty(t, m.server.Requests())
	for _, r := range m.server.Requests() {
		require.Equal(t, 1, strings.Count(string(r.Raw), "CANARY-"), "its own and no other")
	}
}

// A machine's part in a turn is for the staff alone.
func TestACustomerSeesNothingOfTheMachine(t *testing.T) {
	d := chat.Event{Seq: 1, Kind: "decision", Body: chat.Decision{Machine: []chat.MachineUse{{Use: "word"}}}}
	_, ok := d.For(chat.Customer)
	require.False(t, ok)
	b, err := json.Marshal(chat.Message{Text: "x", Sources: []chat.Source{{Title: "Returns", URL: "https://shop.example/returns", Page: "returns"}}})
	require.NoError(t, err)
	require.NotContains(t, string(b), "machine")
}
