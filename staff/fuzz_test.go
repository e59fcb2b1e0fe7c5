package staff

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/journey"
)

// Whatever an earlier or later version has written of accounts, tokens and sign-ins, the house opens and answers.
func FuzzAccounts(f *testing.F) {
	f.Add(`{"id":"a1","name":"Ana","email":"ana@example.com","tier":2,"hash":"$argon2id$v=19$m=8,t=1,p=1$c2FsdA$aGFzaA"}`, 0)
	f.Add(`{"id":"t1","hash":"x","scopes":["classify"]}`, 1)
	f.Add(`{"key":"k","agent":"a1","until":"2026-11-23T10:00:00Z"}`, 2)
	f.Add(`{"key":"k"}`, 3)
	f.Add(`[]`, 0)
	f.Add(`{"id":7,"tier":"x"}`, 0)
	f.Fuzz(func(t *testing.T, data string, which int) {
		logs := []chat.ID{agentsLog, tokensLog, signInsLog, signInsLog}
		kinds := []chat.Kind{agentSaved, tokenSaved, signedIn, signedOut}
		i := (which%len(kinds) + len(kinds)) % len(kinds)
		store := journey.NewMemory()
		_, err := store.Append(t.Context(), chat.Session{ID: logs[i]}, chat.New(chat.At(time.Now()), chat.By{Role: chat.System}, chat.Record{What: kinds[i], Data: []byte(data)}))
		require.NoError(t, err)
		s, err := Open(t.Context(), store, time.Now)
		require.NoError(t, err)
		for _, a := range s.Agents() {
			s.Agent(a.ID)
		}
	})
}
