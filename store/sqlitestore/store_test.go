package sqlitestore

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/chattest"
)

var t0 = chat.At(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC))

func open(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(dir, Options{})
	require.NoError(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func said(text, ref string) chat.Event {
	e := chat.New(t0, chat.By{Role: chat.Customer}, chat.Message{Text: text})
	e.Ref = ref
	return e
}

func begin(t testing.TB, s *Store, id chat.ID) chat.Session {
	t.Helper()
	at, err := s.Append(t.Context(), chat.Session{ID: id}, chat.New(t0, chat.By{Role: chat.System}, chat.Started{Locale: "en"}))
	require.NoError(t, err)
	return at
}

func TestReopen(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a folder?#%41'")
	s := open(t, dir)
	at := begin(t, s, "s1")
	at, err := s.Append(t.Context(), at, said("Wo bleibt mein Päckchen?", "m1"))
	require.NoError(t, err)
	found, err := s.List(t.Context(), chat.Query{Text: "pack"})
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.NoError(t, s.Close())
	_, err = s.Get(t.Context(), "s1")
	require.ErrorIs(t, err, chat.ErrUnavailable)
	_, err = s.Append(t.Context(), at, said("x", "m2"))
	require.ErrorIs(t, err, chat.ErrUnavailable)

	s = open(t, dir)
	again, err := s.Get(t.Context(), "s1")
	require.NoError(t, err)
	require.Equal(t, at, again)
	log, err := s.Read(t.Context(), "s1", 0, 0)
	require.NoError(t, err)
	require.Len(t, log, 2)
	require.Equal(t, at, chat.Fold("s1", log))
	_, err = s.Append(t.Context(), chat.Session{ID: "s1"}, said("Wo bleibt mein Päckchen?", "m1"))
	require.ErrorIs(t, err, chat.ErrDuplicate)
	found, err = s.List(t.Context(), chat.Query{Text: "päck"})
	require.NoError(t, err)
	require.Len(t, found, 1)

	for _, name := range []string{fileName, searchName, lockName, fileName + "-wal"} {
		fi, err := os.Stat(filepath.Join(dir, name))
		require.NoError(t, err)
		require.Equal(t, os.FileMode(0o600), fi.Mode().Perm(), name)
	}
}

func TestOneProcessAFolder(t *testing.T) {
	dir := t.TempDir()
	open(t, dir)
	_, err := Open(dir, Options{})
	require.ErrorContains(t, err, "another roundpeg has the folder "+dir+" open: stop it")
}

func TestNewerSchemaIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	require.NoError(t, s.w.c.script("PRAGMA user_version = 99"))
	require.NoError(t, s.Close())
	_, err := Open(dir, Options{})
	require.ErrorContains(t, err, "newer roundpeg")
}

func TestSearchIndexIsMadeAgain(t *testing.T) {
	for name, harm := range map[string]func(path string) error{
		"removed": os.Remove,
		"damaged": func(path string) error { return os.WriteFile(path, []byte(strings.Repeat("no database ", 999)), 0o600) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			s := open(t, dir)
			_, err := s.Append(t.Context(), begin(t, s, "s1"), said("walrus", "m1"))
			require.NoError(t, err)
			require.NoError(t, s.Close())
			require.NoError(t, harm(filepath.Join(dir, searchName)))
			s = open(t, dir)
			found, err := s.List(t.Context(), chat.Query{Text: "walrus"})
			require.NoError(t, err)
			require.Len(t, found, 1)
		})
	}
}

func TestStore(t *testing.T) {
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		s := open(t, t.TempDir())
		return s, s
	})
}

// A cache of one and a read from the tables for almost everything.
func TestStoreWithoutMemory(t *testing.T) {
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		s, err := Open(t.TempDir(), Options{Cache: 1, Readers: 1})
		require.NoError(t, err)
		t.Cleanup(func() { s.Close() })
		return s, s
	})
}
