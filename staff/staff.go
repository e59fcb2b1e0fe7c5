// Package staff keeps who works here: agents, their sign-ins, what the desk keeps for itself, and the API tokens of other programs, each a log of the house's own
// in the same Store as the conversations. Every node folds the logs in memory and follows their pokes.
package staff

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"roundpeg/chat"
)

// The logs and their kinds.
const (
	agentsLog  chat.ID = "@agents"
	tokensLog  chat.ID = "@tokens"
	signInsLog chat.ID = "@signins"

	agentSaved chat.Kind = "@agent_saved"
	tokenSaved chat.Kind = "@token_saved"
	signedIn   chat.Kind = "@signed_in"
	signedOut  chat.Kind = "@signed_out"
)

// Staff is the fold of these logs. Safe for concurrent use.
type Staff struct {
	now func() time.Time

	agents, tokens, signIns, paperLog *chat.Journal

	mu     sync.RWMutex
	byID   map[string]record
	token  map[string]tokenRecord  // hash → token
	cookie map[string]signInRecord // hash → sign-in
	papers map[string]Paper        // by name
	ears   map[int]func(agentID string)
	next   int

	guard *guard
}

// Open reads the logs. Run must be called for changes by other nodes to be seen.
func Open(ctx context.Context, store chat.Store, now func() time.Time) (*Staff, error) {
	s := &Staff{now: now, byID: map[string]record{}, token: map[string]tokenRecord{}, cookie: map[string]signInRecord{}, papers: map[string]Paper{},
		ears: map[int]func(string){}, guard: newGuard(now)}
	var err error
	for _, j := range []struct {
		to    **chat.Journal
		id    chat.ID
		apply func(chat.Event)
	}{{&s.agents, agentsLog, s.applyAgent}, {&s.tokens, tokensLog, s.applyToken}, {&s.signIns, signInsLog, s.applySignIn}, {&s.paperLog, papersLog, s.applyPaper}} {
		if *j.to, err = chat.OpenJournal(ctx, store, j.id, j.apply); err != nil {
			return nil, fmt.Errorf("open staff: %w", err)
		}
	}
	return s, nil
}

// Poke follows a change of one of the logs by another node, without an id of all of them; other ids are ignored.
func (s *Staff) Poke(ctx context.Context, id chat.ID) error {
	switch id {
	case "":
		return errors.Join(s.agents.Follow(ctx), s.tokens.Follow(ctx), s.signIns.Follow(ctx), s.paperLog.Follow(ctx))
	case agentsLog:
		return s.agents.Follow(ctx)
	case tokensLog:
		return s.tokens.Follow(ctx)
	case signInsLog:
		return s.signIns.Follow(ctx)
	case papersLog:
		return s.paperLog.Follow(ctx)
	}
	return nil
}

// Changed calls f after each change of an agent, with their id, until stop. f must be quick.
func (s *Staff) Changed(f func(agentID string)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	n := s.next
	s.ears[n] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.ears, n)
	}
}
