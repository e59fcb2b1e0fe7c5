package staff

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/store/sqlitestore"
)

func TestPapers(t *testing.T) {
	store, err := sqlitestore.Open(t.TempDir(), sqlitestore.Options{})
	require.NoError(t, err)
	defer store.Close()
	one, err := Open(t.Context(), store, time.Now)
	require.NoError(t, err)
	two, err := Open(t.Context(), store, time.Now)
	require.NoError(t, err)
	require.Zero(t, one.Paper("replies").Version)
	none := chat.Seq(0)
	p, err := one.SavePaper(t.Context(), chat.By{Role: chat.Agent, ID: "a", Name: "Ana"}, "replies", json.RawMessage(`{"a":1}`), &none)
	require.NoError(t, err)
	require.EqualValues(t, 1, p.Version)
	_, err = two.SavePaper(t.Context(), chat.By{Role: chat.Agent, ID: "b", Name: "Ben"}, "replies", json.RawMessage(`{"a":2}`), &none)
	require.ErrorIs(t, err, chat.ErrConflict, "another node saved it meanwhile")
	require.ErrorContains(t, err, "Ana")
	require.NoError(t, two.Poke(t.Context(), papersLog))
	require.JSONEq(t, `{"a":1}`, string(two.Paper("replies").Data))
	_, err = two.SavePaper(t.Context(), chat.By{Role: chat.Agent, ID: "b", Name: "Ben"}, "replies", json.RawMessage(`{"a":2}`), nil)
	require.NoError(t, err)
	require.NoError(t, one.Poke(t.Context(), ""))
	require.Equal(t, "Ben", one.Paper("replies").By.Name)
}
