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
	"roundpeg/journey"
)

// acked is what an actor keeps of a command that was acked.
type acked struct {
	by  chat.By
	ref string
	seq chat.Seq
}

// TestStorm lets customers, agents, clocks and bots of two nodes loose on one session at once. Whatever the order: nobody speaks over
// anybody, nobody has it with somebody else, what was acked is there once, and every refusal says why.
func TestStorm(t *testing.T) {
	for _, kind := range stores {
		for h := range 20 {
			t.Run(fmt.Sprint(kind.name, "/", h), func(t *testing.T) { storm(t, kind.open(t, 2), uint64(h)) })
		}
	}
}

func storm(t *testing.T, nodes []chat.Store, seed uint64) {
	const ops = 60
	store, roster := nodes[0], chat.NewLocalRoster(time.Now)
	settings := handoff.Settings{Grace: time.Millisecond, ExclusiveFor: 2 * time.Millisecond, Times: map[int]handoff.Times{2: {FirstResponse: time.Millisecond}}}
	var desks []*handoff.Desk
	var bots []*bot.Bot
	for _, node := range nodes {
		mind, err := shop(t).On(t.Context(), node)
		require.NoError(t, err)
		d := handoff.NewDesk(handoff.DeskOptions{Store: node, Roster: roster, Staff: colleague, Knows: mind.Find, Settings: settings})
		b := bot.New(bot.Options{Store: node, Mind: mind, Policy: handoff.NewPolicy(handoff.Scoring{}), Desk: d})
		desks, bots = append(desks, d), append(bots, b)
	}
	s, err := bots[0].Open(t.Context(), chat.Started{Locale: "en-US"})
	require.NoError(t, err)

	var wg sync.WaitGroup
	var mu sync.Mutex
	var kept []acked
	for actor := range 6 {
		rng := rand.New(rand.NewPCG(seed, uint64(actor)))
		by := command.Actor{By: chat.By{Role: chat.Customer}, Verified: true}
		if actor >= 2 {
			a, _ := colleague(fmt.Sprint("a", actor))
			by = command.Actor{By: chat.By{Role: chat.Agent, ID: a.ID, Name: a.Name}, Tier: a.Tier}
		}
		wg.Go(func() {
			for i := range ops {
				ref := fmt.Sprint(actor, "-", i)
				receipt, err := anything(rng, actor, desks[i%2], bots[i%2], s.ID, by, ref)
				if err != nil {
					if !errors.As(err, new(*chat.Fault)) {
						t.Errorf("%s: %v", ref, err)
					}
					continue
				}
				mu.Lock()
				kept = append(kept, acked{by.By, ref, receipt.Seq})
				mu.Unlock()
			}
		})
	}
	stop, done := context.WithCancel(t.Context())
	for i := range 2 {
		wg.Go(func() {
			for clock := handoff.NewClock(desks[i], bots[i]); stop.Err() == nil; time.Sleep(time.Millisecond) {
				if err := clock.Tick(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	time.AfterFunc(100*time.Millisecond, done)
	wg.Wait()
	for _, b := range bots {
		b.Close()
	}
	log, err := store.Read(t.Context(), s.ID, 0, 0)
	require.NoError(t, err)
	require.NoError(t, journey.Sound(s.ID, log))
	folded, err := store.Get(t.Context(), s.ID)
	require.NoError(t, err)
	require.Equal(t, chat.Fold(s.ID, log), folded)
	for _, k := range kept {
		e, err := store.Ref(t.Context(), s.ID, k.by.Sender(), k.ref)
		require.NoError(t, err)
		if again, ok := e.Body.(chat.Again); ok {
			require.Equal(t, again.Of, k.seq)
			require.NotEqual(t, chat.Kind("asked_again"), log[k.seq-1].Kind, "an ack names what stands")
			continue
		}
		require.Equal(t, e.Seq, k.seq)
	}
}

func colleague(id string) (handoff.Agent, bool) {
	tier := map[string]int{"a2": 2, "a3": 2, "a4": 3, "a5": 4}[id]
	return handoff.Agent{ID: id, Name: "Agent " + id, Tier: tier, Capacity: 5}, tier > 0
}

// anything is a random command of a customer (actors 0 and 1 are two tabs) or an agent.
func anything(rng *rand.Rand, actor int, desk *handoff.Desk, b *bot.Bot, id chat.ID, by command.Actor, ref string) (command.Receipt, error) {
	ctx := context.Background()
	time.Sleep(time.Duration(rng.IntN(1000)) * time.Microsecond)
	yes := true
	var c command.Command
	if actor < 2 {
		switch rng.IntN(9) {
		case 0, 1, 2:
			texts := []string{"What are your opening hours?", "I want to talk to a person", "a cat is in my crate", "hello"}
			return b.Receive(ctx, id, by, ref, &command.Say{Text: texts[rng.IntN(len(texts))]})
		case 3:
			c = &command.Human{}
		case 4:
			c = &command.CancelHuman{}
		case 5:
			c = &command.Callback{Contact: chat.Contact{Email: "kim@example.com"}}
		case 6:
			c = &command.Feedback{Seq: 4, Helpful: &yes}
		case 7:
			c = &command.Escalate{Reason: "enough"}
		default:
			c = &command.End{}
		}
		return desk.Do(ctx, id, by, ref, c)
	}
	switch rng.IntN(9) {
	case 0, 1, 2:
		c = &command.Claim{}
	case 3, 4:
		c = &command.Reply{Text: "x"}
	case 5:
		c = &command.Return{}
	case 6:
		c = &command.Transfer{To: command.To{Agent: fmt.Sprint("a", 2+rng.IntN(4))}, Reason: "x"}
	case 7:
		c = &command.Resolve{Outcome: "solved"}
	default:
		c = &command.Promise{What: chat.Followup, DueAt: chat.At(time.Now().Add(5 * time.Millisecond)), Note: "x"}
	}
	return desk.Do(ctx, id, by, ref, c)
}
