package sqlitestore

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// TestEraseLeavesNoByte looks for erased words in every file of the folder, among logs that share pages with the erased ones and have split them.
func TestEraseLeavesNoByte(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	logs := make([]chat.Session, 60)
	words := make([][]string, len(logs))
	next := 0
	word := func(i int) string {
		next = (next + 7919*7919) % 1e9 // each once, and in no order
		w := fmt.Sprintf("q%09dz", next)
		words[i] = append(words[i], w)
		return w
	}
	for i := range logs {
		at := chat.Session{ID: chat.ID(fmt.Sprintf("s%03d", i))}
		first := chat.New(t0, chat.By{Role: chat.System}, chat.Started{Key: word(i), Customer: chat.Person{ID: word(i), Name: word(i), Verified: true}, Page: &chat.Page{URL: word(i)}})
		at, err := s.Append(t.Context(), at, first)
		require.NoError(t, err)
		logs[i] = at
	}
	for round := range 30 {
		for i := range logs {
			ev := []chat.Event{said(word(i)+" filler words of some length "+word(i), word(i))}
			if round%7 == 3 {
				ev = append(ev, chat.New(t0, chat.By{Role: chat.Agent, ID: "a", Name: word(i)}, chat.Note{Text: word(i)}),
					chat.New(t0, chat.By{Role: chat.Customer}, chat.HandoffRequested{Tier: 2, Summary: word(i), Department: word(i)}),
					chat.New(t0, chat.By{Role: chat.Agent, ID: "a"}, chat.Promised{Promise: word(i), What: chat.Followup, DueAt: t0, Contact: &chat.Contact{Phone: word(i)}}))
			}
			var err error
			logs[i], err = s.Append(t.Context(), logs[i], ev...)
			require.NoError(t, err)
		}
		if round%5 == 0 {
			_, err := s.List(t.Context(), chat.Query{Text: words[0][5]})
			require.NoError(t, err)
		}
	}
	for i := 0; i < len(logs); i += 2 {
		require.NoError(t, s.Erase(t.Context(), logs[i].ID))
	}
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	kept, gone := 0, map[string]int{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		for i := range logs {
			for _, w := range words[i] {
				if i%2 == 0 && bytes.Contains(b, []byte(w)) {
					gone[filepath.Base(f)]++
				} else if i%2 == 1 && bytes.Contains(b, []byte(w)) {
					kept++
				}
			}
		}
	}
	require.Empty(t, gone, "erased words found, by file")
	require.Positive(t, kept, "the scan finds what is there")
	for i := 1; i < len(logs); i += 2 {
		log, err := s.Read(t.Context(), logs[i].ID, 0, 0)
		require.NoError(t, err)
		require.Equal(t, logs[i], chat.Fold(logs[i].ID, log))
		found, err := s.List(t.Context(), chat.Query{Text: words[i][5]})
		require.NoError(t, err)
		require.Len(t, found, 1)
		require.Equal(t, logs[i].ID, found[0].ID)
	}
}
