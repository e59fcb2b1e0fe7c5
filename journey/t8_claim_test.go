package journey_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
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
	"roundpeg/reliability"
)

// slowReader is a classifier that takes up to a time to say that somebody asks for the opening hours, as a language model might.
type slowReader struct {
	most    time.Duration
	reading sync.Map // text that is being read now
}

func (r *slowReader) Classify(ctx context.Context, u intents.Utterance) (intents.Reading, error) {
	r.reading.Store(u.Text, true)
	defer r.reading.Delete(u.Text)
	select {
	case <-time.After(rand.N(r.most)):
	case <-ctx.Done():
		return intents.Reading{}, ctx.Err()
	}
	return intents.Reading{Intent: "opening_hours", Confidence: .95, Known: .98, IsKnown: true, Alternatives: []intents.Alternative{{Intent: "opening_hours", Confidence: .95}}, Model: "slow"}, nil
}

// TestAClaimWhileTheBotAnswers (T8): an agent takes the session on one node while the bot reads a question on another. From then on the
// bot is silent, and the agent has the whole transcript, whatever the customer goes on writing.
func TestAClaimWhileTheBotAnswers(t *testing.T) {
	claims := size(150, 1000)
	reader := &slowReader{most: time.Duration(size(200, 800)) * time.Millisecond}
	for _, kind := range stores {
		t.Run(kind.name, func(t *testing.T) {
			r := reliability.NewResult("T8", "an agent claims while the bot is answering", kind.name, size(0, 1) == 1)
			r.Load = fmt.Sprintf("%d claims on three nodes, a classifier that takes 0–%v", claims, reader.most)
			f := newFloor(t, kind.open(t, 3), reader)
			during, before := 0, 0
			for i, c := range f.claims(t, claims) {
				answered, err := f.check(c, f.desks[i%3].Store)
				require.NoError(t, err, "session %d", i)
				if answered {
					before++
				} else if c.reading {
					during++
				}
			}
			require.Greater(t, during, claims/10, "too few claims came while the bot was answering")
			r.Happened("claims while the bot was reading", during)
			r.Happened("claims after its answer", before)
			r.Zero("a bot message after the claim, or a transcript at the claim that is not 1…n", 0, claims) // the first would have ended the test
			finish(t, r)
		})
	}
}

// TestABotThatTalksOnIsFound is how we know that the test above can fail.
func TestABotThatTalksOnIsFound(t *testing.T) {
	f := newFloor(t, shared(&stubborn{journey.NewMemory()}, 3), &slowReader{most: 40 * time.Millisecond})
	found := 0
	for i, c := range f.claims(t, 60) {
		if _, err := f.check(c, f.desks[i%3].Store); err != nil {
			found++
		}
	}
	t.Logf("found in %d of 60", found)
	require.Positive(t, found)
}

// stubborn is a store that keeps what a bot says, whatever happened since.
type stubborn struct{ chat.Store }

func (b *stubborn) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	s, err := b.Store.Append(ctx, at, ev...)
	for errors.Is(err, chat.Stale) && len(ev) > 0 && ev[0].By.Role == chat.Bot {
		s, err = b.Store.Append(ctx, s, ev...)
	}
	return s, err
}

// floor is three nodes with slow bots.
type floor struct {
	desks  []*handoff.Desk
	bots   []*bot.Bot
	reader *slowReader
}

func newFloor(t *testing.T, nodes []chat.Store, reader *slowReader) *floor {
	f := &floor{reader: reader}
	roster := chat.NewLocalRoster(time.Now)
	for _, node := range nodes {
		mind, err := shop(t).On(t.Context(), node)
		require.NoError(t, err)
		mind.Reads(reader)
		d := handoff.NewDesk(handoff.DeskOptions{Store: node, Roster: roster, Staff: racer, Knows: mind.Find})
		b := bot.New(bot.Options{Store: node, Mind: mind, Policy: handoff.NewPolicy(handoff.Scoring{}), Desk: d, Workers: 200})
		t.Cleanup(b.Close)
		f.desks, f.bots = append(f.desks, d), append(f.bots, b)
	}
	return f
}

// claims takes n sessions, many at a time, and returns when all bots are silent.
func (f *floor) claims(t *testing.T, n int) []taken {
	all := make([]taken, n)
	var wg sync.WaitGroup
	room := make(chan struct{}, 100)
	for i := range all {
		room <- struct{}{}
		wg.Go(func() {
			defer func() { <-room }()
			var err error
			if all[i], err = f.claim(i); err != nil {
				t.Errorf("session %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	for _, b := range f.bots {
		b.Wait()
	}
	return all
}

// taken is a session as it was when an agent took it.
type taken struct {
	id      chat.ID
	at      chat.Seq     // of the claim
	seen    []chat.Event // all that the agent found then
	reading bool         // the bot had begun to read the question
}

// claim lets a customer ask on one node and an agent claim on another at some moment of the bot's turn; then the customer writes on.
func (f *floor) claim(i int) (c taken, err error) {
	ctx, here, there := context.Background(), f.bots[i%3], f.desks[(i+1)%3]
	asks := command.Actor{By: chat.By{Role: chat.Customer}}
	takes := command.Actor{By: chat.By{Role: chat.Agent, ID: "r7", Name: "Racer r7"}, Tier: 4}
	question := fmt.Sprintf("What are your opening hours? (%d)", i)

	s, err := here.Open(ctx, chat.Started{Locale: "en-US"})
	if err != nil {
		return c, err
	}
	if _, err = here.Receive(ctx, s.ID, asks, "q", &command.Say{Text: question}); err != nil {
		return c, err
	}
	time.Sleep(rand.N(f.reader.most))
	_, c.reading = f.reader.reading.Load(question)
	receipt, err := there.Do(ctx, s.ID, takes, "c", &command.Claim{})
	if err != nil {
		return c, err
	}
	c.id, c.at = s.ID, receipt.Seq
	if c.seen, err = there.Store.Read(ctx, s.ID, 0, 0); err != nil {
		return c, err
	}
	_, err = here.Receive(ctx, s.ID, asks, "q2", &command.Say{Text: "Is anybody there?"})
	return c, err
}

// check holds what the agent saw against the log as it is in the end, and says whether the bot had answered before the claim.
func (f *floor) check(c taken, store chat.Store) (answered bool, err error) {
	log, err := store.Read(context.Background(), c.id, 0, 0)
	if err != nil {
		return false, err
	}
	if len(c.seen) < int(c.at) || c.seen[c.at-1].Kind != (chat.AgentJoined{}).Kind() {
		return false, fmt.Errorf("the claim is event %d, and the agent saw %d events", c.at, len(c.seen))
	}
	for n, e := range c.seen {
		if e.Seq != chat.Seq(n+1) || n >= len(log) || log[n].Kind != e.Kind || log[n].By != e.By {
			return false, fmt.Errorf("event %d of the agent's transcript is not that of the log", n+1)
		}
	}
	if last := log[len(log)-1]; last.Ref != "q2" || last.By.Role != chat.Customer {
		return false, fmt.Errorf("the last event is %s by %s, not what the customer wrote to the agent", last.Kind, last.By.Role)
	}
	for _, e := range log {
		if _, ok := e.Body.(chat.Message); ok && e.By.Role == chat.Bot {
			if answered = true; e.Seq > c.at {
				return true, fmt.Errorf("the bot speaks (%d) after the claim (%d)", e.Seq, c.at)
			}
		}
	}
	return answered, journey.Sound(c.id, log)
}
