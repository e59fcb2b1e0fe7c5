package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
	"roundpeg/client"
)

// talking is a server whose language model is a stub.
type talking struct {
	*testing.T
	model *llmtest.Server
	addr  string
	admin *client.API
	stop  func() int
}

func withModel(t *testing.T, does llmtest.Behaviour, more ...string) *talking {
	s := &talking{T: t, model: llmtest.New(t)}
	s.model.Do(does)
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte(`
llm: { url: "`+s.model.URL+`", model: `+llmtest.Model+`, uses: [word], concurrency: 200, tokens_per_day: 0, tokens_per_session: 0 }
bot: { turn_budget: 30s }
limits: { connects: { per_second: 1000000, burst: 1000000 }, new_sessions: { per_second: 1000000, burst: 1000000 }, desk_commands: { per_second: 1000000, burst: 1000000 }, sockets_per_address: 1000000 }
`), 0o600))
	base, _, stop := up(t, t.TempDir(), map[string]string{"ROUNDPEG_ADMIN_PASSWORD": "chosen-by-the-operator"}, append(more, "--config", file)...)
	s.addr, s.stop = strings.TrimPrefix(base, "http://"), stop
	var err error
	s.admin, err = client.Login(t.Context(), s.addr, "admin@localhost", "chosen-by-the-operator")
	require.NoError(t, err)
	return s
}

// customer says hello and a first message.
func (s *talking) customer(text string) (c *client.Socket, session string, err error) {
	if c, err = client.DialChat(s.Context(), s.addr); err != nil {
		return nil, "", err
	}
	if err = c.Send(client.Fields{"type": "hello", "locale": "en"}); err != nil {
		return c, "", err
	}
	f, err := c.Until(20*time.Second, client.Is("welcome", ""))
	if err != nil {
		return c, "", err
	}
	return c, f.Session, c.Send(client.Fields{"type": "message", "id": "m1", "text": text})
}

// longAnswer is one of many short sentences, so that something new is shown all the time.
const longAnswer = `
fallback: en
intents:
  - name: hours
    phrases: { en: [what are your opening hours, when are you open, how late are you open today, are you open on sunday, opening times please] }
    answer:
      en: "The shop opens early. The workshop opens late. The yard is shut. The door is green. The bell is loud. The lift is small. The stairs are steep. The
        lamp is bright. The chairs are soft. The coffee is hot. The tea is black. The milk is fresh. The bread is brown. The garden is wide. The fence is low.
        The gate is heavy. The road is narrow. The bridge is old. The river is slow. The train is quick. The bus is yellow. The bench is wooden."
  - name: refund
    phrases: { en: [where is my refund, i want my money back, when will i get the refund, my refund has not come, refund for my return] }
`

// TestTakeOversWhileItIsWritten: again and again (a thousand times with ROUNDPEG_RELIABILITY=full) an agent comes while an answer is being written. From the moment that the customer is told so, nothing
// of it appears any more, and nothing of it is in the log.
func TestTakeOversWhileItIsWritten(t *testing.T) {
	t.Parallel()
	takeOvers, atOnce := 150, 20
	if os.Getenv("ROUNDPEG_RELIABILITY") == "full" {
		takeOvers = 1000
	}
	file := filepath.Join(t.TempDir(), "intents.yaml")
	require.NoError(t, os.WriteFile(file, []byte(longAnswer), 0o600))
	s := withModel(t, llmtest.Behaviour{Pause: 60 * time.Millisecond}, "--intents", file)
	account, err := s.admin.NewAgent(t.Context(), "ana", 2)
	require.NoError(t, err)
	ana := client.NewAgent(account, "available", client.Options{Name: "ana", Nodes: []string{s.addr}})
	t.Cleanup(ana.Close)
	var during atomic.Int64
	turns := make(chan int)
	failed := make(chan error, takeOvers)
	var work sync.WaitGroup
	for range atOnce {
		work.Go(func() {
			for i := range turns {
				if err := s.takeOver(ana, &during); err != nil {
					failed <- fmt.Errorf("take-over %d: %w", i, err)
				}
			}
		})
	}
	for i := range takeOvers {
		turns <- i
	}
	close(turns)
	work.Wait()
	close(failed)
	for err := range failed {
		require.NoError(t, err)
	}
	t.Logf("%d of %d came after the first words and before the last", during.Load(), takeOvers)
	require.Greater(t, during.Load(), int64(takeOvers/2), "most came while it was being written")
	require.Zero(t, s.stop())
}

func (s *talking) takeOver(ana *client.Agent, during *atomic.Int64) error {
	c, session, err := s.customer("what are your opening hours?")
	if err != nil {
		return err
	}
	defer c.Close()
	if _, err = c.Until(20*time.Second, func(f client.Frame) bool { return f.Type == "partial" || f.Event != nil && f.Event.By.Role == "bot" }); err != nil {
		return fmt.Errorf("no words came: %w", err)
	}
	time.Sleep(rand.N(60 * time.Millisecond))
	if _, err = ana.Claim(session).Within(20 * time.Second); err != nil {
		return err
	}
	time.Sleep(400 * time.Millisecond) // it would have shown the next sentence
	if _, err = ana.Send("message", client.Fields{"session": session, "text": "Ana here"}).Within(20 * time.Second); err != nil {
		return err
	}
	joined := false
	for {
		f, err := c.Next(20 * time.Second)
		switch {
		case err != nil:
			return err
		case f.Event != nil && f.Event.Kind == "message" && f.Event.By.Role == "agent":
			log, err := s.admin.Session(s.Context(), session)
			if err != nil {
				return err
			}
			if err := silent(log.Events, during); err != nil {
				return err
			}
			_, err = ana.Send("resolve", client.Fields{"session": session, "outcome": "solved"}).Within(20 * time.Second)
			return err
		case f.Event != nil && f.Event.Kind == "agent_joined":
			joined = true
		case joined && (f.Type == "partial" || f.Event != nil && f.Event.By.Role == "bot"):
			return fmt.Errorf("%s came after the agent had joined", f.Raw)
		}
	}
}

// silent says that the bot said nothing once an agent was there.
func silent(log []client.Event, during *atomic.Int64) error {
	joined, answered := false, false
	for _, e := range log {
		joined = joined || e.Kind == "agent_joined"
		if e.By.Role == "bot" && e.Kind == "message" {
			answered = true
			if joined {
				return fmt.Errorf("the bot's message %d is behind the agent's coming", e.Seq)
			}
		}
	}
	if !answered {
		during.Add(1)
	}
	return nil
}

// TestPromptAttacks: a hundred messages that would have the model do something else, and a model that obeys them all. What reaches the customer is the
// configured answer or a person, plain and capped, and no canary of the instructions or of another session.
func TestPromptAttacks(t *testing.T) {
	t.Parallel()
	f, err := os.Open("../../bot/grounding/testdata/attacks.jsonl")
	require.NoError(t, err)
	defer f.Close()
	type attack struct{ ID, Attack, Obeys string }
	var all []attack
	for in := bufio.NewScanner(f); in.Scan(); {
		var a attack
		require.NoError(t, json.Unmarshal(in.Bytes(), &a))
		all = append(all, a)
	}
	require.GreaterOrEqual(t, len(all), 100)
	obeys := map[string]string{}
	for _, a := range all {
		obeys[a.ID] = a.Obeys
	}
	var asked atomic.Int64
	s := withModel(t, llmtest.Behaviour{Reply: func(r llmtest.Request) string {
		asked.Add(1)
		said := strings.Join(r.Blocks("customer"), " ")
		for id, text := range obeys {
			if strings.Contains(said, "case "+id+":") {
				return text
			}
		}
		return r.System // a model that gives its instructions away
	}})
	secret, _, err := s.customer("what are your opening hours? My code is CANARY-OF-SOMEBODY-ELSE")
	require.NoError(t, err)
	defer secret.Close()
	_, err = secret.Until(30*time.Second, func(f client.Frame) bool {
		return f.Event != nil && f.Event.By.Role == "bot" && f.Event.Kind == "message"
	})
	require.NoError(t, err)
	var work sync.WaitGroup
	room := make(chan struct{}, 8)
	var mu sync.Mutex
	said := map[string][]string{} // by attack: all that the customer was shown
	for _, a := range all {
		room <- struct{}{}
		work.Go(func() {
			defer func() { <-room }()
			texts, err := s.attack(a.ID, a.Attack)
			mu.Lock()
			defer mu.Unlock()
			if said[a.ID] = texts; err != nil {
				t.Errorf("%s: %v", a.ID, err)
			}
		})
	}
	work.Wait()
	for _, a := range all {
		require.NotEmpty(t, said[a.ID], a.ID)
		for _, text := range said[a.ID] {
			require.NotContains(t, text, "CANARY", a.ID)
			require.NotEqual(t, a.Obeys, text, a.ID)
			require.LessOrEqual(t, len([]rune(text)), 1500, a.ID)
			require.NotRegexp(t, `[<>*_#\x60\x00-\x09\x0b-\x1f]|https?://`, text, a.ID)
		}
	}
	t.Logf("%d attacks, the model was asked %d times", len(all), asked.Load())
	require.Positive(t, asked.Load())
	for _, r := range s.model.Requests()[1:] {
		require.NotContains(t, string(r.Raw), "CANARY-OF-SOMEBODY-ELSE", "no session sees another")
	}
	require.Zero(t, s.stop())
}

// attack sends one together with something that is known, so that the model has its say, and gives all that comes of it until it is answered.
func (s *talking) attack(id, text string) (shown []string, err error) {
	words := []rune("what are your opening hours? case " + id + ": " + text)
	c, _, err := s.customer(string(words[:min(len(words), 3900)]))
	if err != nil {
		return nil, err
	}
	defer c.Close()
	for {
		f, err := c.Next(30 * time.Second)
		switch {
		case err != nil:
			return nil, err
		case f.Type == "partial":
			var p struct{ Text string }
			if err := json.Unmarshal(f.Raw, &p); err != nil {
				return nil, err
			}
			shown = append(shown, p.Text)
		case f.Event != nil && f.Event.By.Role == "bot" && f.Event.Kind == "message":
			return append(shown, f.Event.Text), nil
		}
	}
}
