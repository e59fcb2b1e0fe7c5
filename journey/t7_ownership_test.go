package journey_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/handoff"
	"roundpeg/journey"
	"roundpeg/reliability"
)

const (
	racers = 8  // a customer and seven agents
	steps  = 60 // what each of them does in a history
)

// racerTiers are those of the seven agents.
var racerTiers = map[string]int{"r1": 2, "r2": 2, "r3": 3, "r4": 3, "r5": 4, "r6": 4, "r7": 4}

func racer(id string) (handoff.Agent, bool) {
	tier, ok := racerTiers[id]
	return handoff.Agent{ID: id, Name: "Racer " + id, Tier: tier, Capacity: 5}, ok
}

// TestOwnershipIsLinearizable (T7) races claim, take-over, transfer, assign, return and escalate by eight actors on three nodes. Whatever the
// interleaving, there is an order, one after the other, in which everybody was told the truth.
func TestOwnershipIsLinearizable(t *testing.T) {
	for _, kind := range stores {
		t.Run(kind.name, func(t *testing.T) {
			var lost, taken atomic.Int64
			histories := size(12, 200)
			r := reliability.NewResult("T7", "claim, take over, transfer, return, escalate, assign raced on three nodes", kind.name, size(0, 1) == 1)
			r.Load = fmt.Sprintf("%d histories × %d actors × %d ops, begun at once", histories, racers, steps)
			for h := range histories {
				nodes := kind.open(t, 3)
				for i, s := range nodes {
					nodes[i] = &contended{Store: s, lost: &lost, taken: &taken}
				}
				id, history := race(t, nodes, uint64(h))
				verdict, info := porcupine.CheckOperationsVerbose(oneAtATime, history, time.Minute)
				if verdict != porcupine.Ok {
					file := t.TempDir() + "/history.html"
					t.Fatalf("history %d is %s, see %s (%v)", h, verdict, file, porcupine.VisualizePath(oneAtATime, info, file))
				}
				log, err := nodes[0].Read(t.Context(), id, 0, 0)
				require.NoError(t, err)
				require.NoError(t, journey.Sound(id, log))
			}
			require.Greater(t, lost.Load(), int64(histories), "nobody got into anybody's way: this was no race")
			require.Greater(t, taken.Load(), int64(histories), "too few claims to race for")
			r.Happened("claims that got it", int(taken.Load()))
			r.Happened("appends that came too late and were decided anew", int(lost.Load()))
			r.Zero("histories not linearizable", 0, histories) // the first would have ended the test
			finish(t, r)
		})
	}
}

// TestAPlantedClaimRaceIsFound is how we know that the test above can fail: a store that lets a claim through that came too late.
func TestAPlantedClaimRaceIsFound(t *testing.T) {
	planted, found := 0, 0
	for h := range 60 {
		store := &careless{Store: journey.NewMemory()}
		_, history := race(t, shared(store, 3), uint64(h))
		if !store.harmed.Load() {
			continue
		}
		planted++
		if porcupine.CheckOperationsTimeout(oneAtATime, history, time.Minute) == porcupine.Illegal {
			found++
		}
	}
	t.Logf("a second owner was let in in %d histories; found in %d", planted, found)
	require.Greater(t, planted, 10, "the fault did not happen often enough")
	require.GreaterOrEqual(t, found, planted/2, "most of them cannot be seen")
}

// race lets all actors loose on a new session at the same moment and gives what each was told, and when.
func race(t testing.TB, nodes []chat.Store, seed uint64) (chat.ID, []porcupine.Operation) {
	roster := chat.NewLocalRoster(time.Now)
	var desks []*handoff.Desk
	for _, s := range nodes {
		desks = append(desks, handoff.NewDesk(handoff.DeskOptions{Store: s, Roster: roster, Staff: racer, Settings: handoff.Settings{ExclusiveFor: time.Hour, Escalation: handoff.FairUse{Quota: 1000}}}))
	}
	id, now := chat.NewID(time.Now()), chat.At(time.Now())
	_, err := nodes[0].Append(t.Context(), chat.Session{ID: id}, chat.New(now, chat.By{Role: chat.Customer}, chat.Started{Customer: chat.Person{ID: string(id), Verified: true}}))
	require.NoError(t, err)

	all := make([][]porcupine.Operation, racers)
	gate, start := make(chan struct{}), time.Now()
	var wg sync.WaitGroup
	for actor := range racers {
		rng := rand.New(rand.NewPCG(seed, uint64(actor)))
		wg.Go(func() {
			<-gate
			mine := false
			for i := range steps {
				a := anyStep(rng, actor, mine)
				op := porcupine.Operation{ClientId: actor, Input: a, Call: int64(time.Since(start))}
				op.Output = take(t, desks[(actor+i)%len(desks)], id, a, fmt.Sprint("t7-", actor, "-", i))
				op.Return = int64(time.Since(start))
				mine = (a.what == "claim" || a.what == "take over") && op.Output.(told).code == "done"
				all[actor] = append(all[actor], op)
			}
		})
	}
	close(gate)
	wg.Wait()
	var history []porcupine.Operation
	for _, ops := range all {
		history = append(history, ops...)
	}
	return id, history
}

// anyStep is what an actor does next: the customer (actor 0) escalates or looks; agents mostly claim, and mostly let go of what they got.
func anyStep(rng *rand.Rand, actor int, mine bool) asked {
	if actor == 0 {
		return asked{what: []string{"escalate", "look", "look", "look"}[rng.IntN(4)]}
	}
	does := []string{"claim", "claim", "claim", "claim", "take over", "look", "return", "transfer", "assign"}
	if mine {
		does = []string{"return", "return", "transfer", "assign", "look"}
	}
	id := fmt.Sprint("r", actor)
	a := asked{what: does[rng.IntN(len(does))], agent: id, tier: racerTiers[id]}
	switch a.what {
	case "transfer":
		a.up = 2 + rng.IntN(3)
	case "assign":
		a.to = fmt.Sprint("r", 1+rng.IntN(7))
		a.up = racerTiers[a.to]
	}
	return a
}

// take does it at a desk.
func take(t testing.TB, desk *handoff.Desk, id chat.ID, a asked, ref string) told {
	if a.what == "look" {
		s, err := desk.Store.Get(context.Background(), id)
		if err != nil {
			t.Error(err)
		}
		seen := ownership{state: s.State, tier: s.Tier}
		if s.Owner != nil {
			seen.owner = s.Owner.ID
		}
		return told{code: "done", seen: seen}
	}
	by := command.Actor{By: chat.By{Role: chat.Customer}, Verified: true}
	if a.agent != "" {
		by = command.Actor{By: chat.By{Role: chat.Agent, ID: a.agent, Name: "Racer " + a.agent}, Tier: a.tier}
	}
	_, err := desk.Do(context.Background(), id, by, ref, a.command())
	for code, kind := range map[string]error{"forbidden": chat.ErrDenied, "conflict": chat.ErrConflict, "invalid": chat.ErrInvalid} {
		if errors.Is(err, kind) {
			return told{code: code}
		}
	}
	if err != nil {
		t.Errorf("%+v: %v", a, err)
	}
	return told{code: "done"}
}

// contended gives others a turn between a decision and its append, and counts who came too late.
type contended struct {
	chat.Store
	lost, taken *atomic.Int64
}

func (c *contended) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	runtime.Gosched()
	s, err := c.Store.Append(ctx, at, ev...)
	switch {
	case errors.Is(err, chat.Stale):
		c.lost.Add(1)
	case err == nil && joins(ev):
		c.taken.Add(1)
	}
	return s, err
}

// careless is a store that lets a claim through that came too late: over another's claim.
type careless struct {
	chat.Store
	harmed atomic.Bool
}

func (c *careless) Append(ctx context.Context, at chat.Session, ev ...chat.Event) (chat.Session, error) {
	runtime.Gosched()
	s, err := c.Store.Append(ctx, at, ev...)
	if errors.Is(err, chat.Stale) && joins(ev) && s.State == chat.WithAgent && s.Owner.ID != ev[len(ev)-1].By.ID {
		if again, err := c.Store.Append(ctx, s, ev...); err == nil {
			c.harmed.Store(true)
			return again, nil
		}
	}
	return s, err
}

// joins says whether ev make somebody the owner.
func joins(ev []chat.Event) bool {
	if len(ev) == 0 {
		return false
	}
	_, ok := ev[len(ev)-1].Body.(chat.AgentJoined)
	return ok
}
