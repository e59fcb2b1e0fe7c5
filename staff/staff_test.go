package staff

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/sqlitestore"
)

var admin = chat.By{Role: chat.System, Name: "set-up"}

func ptr[T any](v T) *T { return &v }

// fresh opens a staff on a folder, with a clock that the test moves.
func fresh(t *testing.T, dir string, now *time.Time) *Staff {
	store, err := sqlitestore.Open(dir, sqlitestore.Options{})
	require.NoError(t, err)
	t.Cleanup(func() { store.Close() })
	s, err := Open(t.Context(), store, func() time.Time { return *now })
	require.NoError(t, err)
	return s
}

func ana() Change {
	return Change{Email: ptr("ana@example.com"), Name: ptr("Ana"), Password: ptr("correct horse"), Tier: ptr(3)}
}

func TestSignInAndOut(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := fresh(t, t.TempDir(), &now)
	a, err := s.CreateAgent(t.Context(), admin, ana())
	require.NoError(t, err)
	require.Equal(t, 3, a.Tier)
	cookie, got, err := s.SignIn(t.Context(), " ANA@example.com ", "correct horse", "192.0.2.1")
	require.NoError(t, err)
	require.Equal(t, a, got)
	in, ok := s.SignedIn(cookie)
	require.True(t, ok)
	require.Equal(t, a, in)
	_, ok = s.SignedIn("x" + cookie[1:])
	require.False(t, ok)
	require.NoError(t, s.SignOut(t.Context(), cookie))
	_, ok = s.SignedIn(cookie)
	require.False(t, ok)
}

func TestCookiesEnd(t *testing.T) {
	for name, end := range map[string]func(s *Staff, id string, now *time.Time) error{
		"disabled": func(s *Staff, id string, _ *time.Time) error {
			_, err := s.UpdateAgent(t.Context(), admin, id, Change{Disabled: ptr(true)})
			return err
		},
		"new password": func(s *Staff, id string, _ *time.Time) error {
			_, err := s.UpdateAgent(t.Context(), admin, id, Change{Password: ptr("another one")})
			return err
		},
		"too old": func(_ *Staff, _ string, now *time.Time) error { *now = now.Add(signInFor + time.Second); return nil },
	} {
		t.Run(name, func(t *testing.T) {
			now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
			s := fresh(t, t.TempDir(), &now)
			a, err := s.CreateAgent(t.Context(), admin, ana())
			require.NoError(t, err)
			cookie, _, err := s.SignIn(t.Context(), "ana@example.com", "correct horse", "")
			require.NoError(t, err)
			told := 0
			defer s.Changed(func(id string) { require.Equal(t, a.ID, id); told++ })()
			require.NoError(t, end(s, a.ID, &now))
			_, ok := s.SignedIn(cookie)
			require.False(t, ok)
			if name != "too old" {
				require.Equal(t, 1, told, "sockets must hear of it")
			}
		})
	}
}

func TestWrongSignInsAreSlowedDown(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := fresh(t, t.TempDir(), &now)
	_, err := s.CreateAgent(t.Context(), admin, ana())
	require.NoError(t, err)
	for range freeAccount {
		_, _, err = s.SignIn(t.Context(), "ana@example.com", "wrong", "192.0.2.1")
		require.ErrorIs(t, err, chat.ErrDenied)
	}
	_, _, unknown := s.SignIn(t.Context(), "nobody@example.com", "wrong", "192.0.2.2")
	require.Equal(t, err, unknown, "an unknown account must not be told from a wrong password")
	_, _, err = s.SignIn(t.Context(), "ana@example.com", "correct horse", "192.0.2.1")
	require.ErrorIs(t, err, chat.ErrLimited)
	now = now.Add(2 * time.Second)
	_, _, err = s.SignIn(t.Context(), "ana@example.com", "correct horse", "192.0.2.1")
	require.NoError(t, err)
	require.Zero(t, s.guard.wait("ana@example.com", "192.0.2.1"))
}

func TestAccountsSurviveARestartAndSecretsAreNotKept(t *testing.T) {
	now := time.Now()
	dir := t.TempDir()
	var cookie, secret string
	t.Run("before", func(t *testing.T) {
		s := fresh(t, dir, &now)
		_, err := s.CreateAgent(t.Context(), admin, ana())
		require.NoError(t, err)
		cookie, _, err = s.SignIn(t.Context(), "ana@example.com", "correct horse", "")
		require.NoError(t, err)
		_, secret, err = s.CreateToken(t.Context(), admin, "reports", []string{"watch"})
		require.NoError(t, err)
	})
	files, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	for _, f := range files {
		b, err := os.ReadFile(f)
		require.NoError(t, err)
		for _, s := range []string{cookie, secret, "correct horse"} {
			require.NotContains(t, string(b), s, f)
		}
	}
	s := fresh(t, dir, &now)
	_, ok := s.SignedIn(cookie)
	require.True(t, ok)
	token, ok := s.Token(secret)
	require.True(t, ok)
	require.True(t, token.Can("watch"))
	require.False(t, token.Can("notices"))
}

func TestFieldsAreChecked(t *testing.T) {
	now := time.Now()
	s := fresh(t, t.TempDir(), &now)
	a, err := s.CreateAgent(t.Context(), admin, ana())
	require.NoError(t, err)
	for field, spoil := range map[string]func(*Change){
		"email":    func(c *Change) { c.Email = ptr("ana") },
		"name":     func(c *Change) { c.Name = ptr(strings.Repeat("é", 81)) },
		"password": func(c *Change) { c.Password = ptr("short") },
		"tier":     func(c *Change) { c.Tier = ptr(1) },
		"capacity": func(c *Change) { c.Capacity = ptr(-1) },
	} {
		c := ana()
		c.Email = ptr("new@example.com")
		spoil(&c)
		_, err := s.CreateAgent(t.Context(), admin, c)
		require.ErrorIs(t, err, chat.ErrInvalid, field)
		require.ErrorContains(t, err, field)
	}
	_, err = s.CreateAgent(t.Context(), admin, ana())
	require.ErrorIs(t, err, chat.ErrConflict, "an e-mail has one account")
	_, err = s.CreateAgent(t.Context(), admin, Change{Email: ptr("b@example.com"), Name: ptr("B")})
	require.ErrorContains(t, err, "password is missing")
	_, err = s.UpdateAgent(t.Context(), admin, "nobody", Change{})
	require.ErrorIs(t, err, chat.ErrNotFound)
	_, err = s.UpdateAgent(t.Context(), a.By(), a.ID, Change{Disabled: ptr(true)})
	require.ErrorIs(t, err, chat.ErrConflict, "nobody locks himself out")
	_, _, err = s.CreateToken(t.Context(), admin, "x", []string{"everything"})
	require.ErrorContains(t, err, "scopes")
	require.Len(t, s.Agents(), 1)
}
