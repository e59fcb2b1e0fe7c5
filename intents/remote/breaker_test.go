package remote

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/upstream"
)

func TestBreaker(t *testing.T) {
	s := newStub(t)
	e, c := newEncoder(t, s.URL)
	ask := func() error {
		_, err := e.Encode(message(t), "x")
		return err
	}
	s.does(status(500))
	for range upstream.InARow - 1 {
		require.ErrorContains(t, ask(), "answers 500")
	}
	s.does(nil)
	require.NoError(t, ask(), "four are not five")
	s.does(status(500))
	for range upstream.InARow {
		require.ErrorContains(t, ask(), "answers 500")
	}
	before := s.calls()
	for range 20 {
		require.ErrorContains(t, ask(), "not asked for 10s after 5 failures in a row, the last: ")
	}
	_, err := e.Encode(t.Context(), "x", "y")
	require.ErrorContains(t, err, "not asked", "a training, too")
	_, err = e.Check(t.Context())
	require.ErrorContains(t, err, "not asked")
	require.Equal(t, before, s.calls())

	require.NoError(t, c.sleep(t.Context(), upstream.ShutFor))
	require.ErrorContains(t, ask(), "answers 500", "one looks")
	require.ErrorContains(t, ask(), "not asked")
	require.Equal(t, before+1, s.calls())

	require.NoError(t, c.sleep(t.Context(), upstream.ShutFor))
	came, hold := make(chan struct{}), make(chan struct{})
	s.does(func(w http.ResponseWriter, _ *http.Request) {
		close(came)
		<-hold
		write(w, embed([]string{"x"}, 12))
	})
	looked := make(chan error)
	go func() { looked <- ask() }()
	<-came
	for range 20 {
		require.ErrorContains(t, ask(), "not asked", "while one looks nobody else does")
	}
	close(hold)
	require.NoError(t, <-looked)
	s.does(nil)
	require.NoError(t, ask())
	require.Equal(t, before+3, s.calls())
}

// A training that is too fast does not shut messages out.
func TestATrainingThatIsTooFast(t *testing.T) {
	s := newStub(t)
	e, _ := newEncoder(t, s.URL)
	s.does(status(429, "Retry-After", "1"))
	for range 2 * upstream.InARow {
		_, err := e.Encode(t.Context(), "x")
		require.ErrorContains(t, err, "429")
	}
	s.does(nil)
	_, err := e.Encode(message(t), "x")
	require.NoError(t, err)
}
