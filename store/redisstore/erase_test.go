package redisstore

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/redisstore/redistest"
)

// After an erasure neither a key nor, once Redis has written its file anew, a file has a byte of the content.
func TestEraseLeavesNoByte(t *testing.T) {
	r := redistest.Start(t)
	s := node(t, r.URL())
	const secret = "quinquagenarian"
	e := said("my name is "+secret, "ref-"+secret)
	e.By.Name = "Mr " + secret
	at, err := s.Append(t.Context(), chat.Session{ID: "s1"}, chat.New(t0, chat.By{Role: chat.System}, chat.Started{Customer: chat.Person{ID: "id-" + secret, Verified: true}}), e)
	require.NoError(t, err)
	_, err = s.Append(t.Context(), at, chat.New(t0, chat.By{Role: chat.Agent, ID: "1"}, chat.AgentJoined{Agent: chat.Ref{ID: "1", Name: "Ada"}}))
	require.NoError(t, err)
	holds := func() (found []string) {
		require.NoError(t, filepath.WalkDir(r.Dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // a file of before the rewriting may go meanwhile
			}
			if b, err := os.ReadFile(path); err == nil && bytes.Contains(b, []byte(secret)) {
				found = append(found, path)
			}
			return nil
		}))
		return found
	}
	require.Eventually(t, func() bool { return len(holds()) > 0 }, 3*time.Second, 50*time.Millisecond, "it was there")
	require.NoError(t, s.Erase(t.Context(), "s1"))
	require.NotContains(t, r.Cli("--scan"), secret)
	for _, key := range []string{shardOf("s1").session("s1"), shardOf("s1").log("s1")} {
		require.NotContains(t, r.Cli("dump", key), secret)
	}
	require.Empty(t, r.Cli("zrange", shardOf("s1").index(byOwner+"1"), "0", "-1"))
	require.Eventually(t, func() bool { return len(holds()) == 0 }, 10*time.Second, 50*time.Millisecond, "in %v", holds())
}
