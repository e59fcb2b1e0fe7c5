package bench

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
	"github.com/stretchr/testify/require"
)

// TestOpenLoop: a server that stands still for a while is charged with everything that was due meanwhile, not with one slow answer a socket.
func TestOpenLoop(t *testing.T) {
	const rate, window, stop = 500, 2 * time.Second, 500 * time.Millisecond
	began := time.Now()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}
		ws, err := up.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		defer ws.Close()
		for {
			kind, b, err := ws.ReadMessage()
			if since := time.Since(began); since > time.Second && since < time.Second+stop {
				time.Sleep(time.Second + stop - since)
			}
			if err != nil || ws.WriteMessage(kind, b) != nil {
				return
			}
		}
	}))
	defer s.Close()
	all, err := openAll(4, echoes(t.Context(), strings.TrimPrefix(s.URL, "http://")))
	require.NoError(t, err)
	o, err := load(t.Context(), all, rate, window, 0)
	require.NoError(t, err)
	require.Equal(t, int(rate*window.Seconds()), o.sent)
	require.Equal(t, o.sent, o.replied)
	require.Len(t, o.replies, int((1-warm)*float64(o.sent)))
	late := 0
	for _, d := range o.replies {
		if d > stop/5 {
			late++
		}
	}
	require.Greater(t, late, int(rate*stop.Seconds())*7/10) // four fifths of those due in the stop
}

func TestHighest(t *testing.T) {
	tried := 0
	rate, err := highest(1000, 1_000_000, func(rate float64) (bool, error) {
		tried++
		return rate <= 12345 && tried != 2, nil // one bad moment
	})
	require.NoError(t, err)
	require.InEpsilon(t, 12345, rate, 0.04)
	require.LessOrEqual(t, rate, 12345.0)
	rate, err = highest(1000, 1_000_000, func(rate float64) (bool, error) { return rate <= 77, nil })
	require.NoError(t, err)
	require.InEpsilon(t, 77, rate, 0.04)
	_, err = highest(1000, 1_000_000, func(float64) (bool, error) { return false, nil })
	require.ErrorContains(t, err, "too many already")
}

func TestNumber(t *testing.T) {
	require.Equal(t, 17, number([]byte(`{"type":"ack","id":"m17","seq":3}`), `"id":"m`))
	require.Equal(t, 0, number([]byte(`{"id":"m0"}`), `"id":"m`))
	require.Equal(t, -1, number([]byte(`{"id":"x"}`), `"id":"m`))
	require.Equal(t, -1, number([]byte(`{"id":"m`), `"id":"m`))
}

func TestNoAnswerIsNoFigure(t *testing.T) {
	require.False(t, outcome{sent: 10, replied: 9}.good())
	require.False(t, outcome{sent: 10, replied: 10, merged: 5}.good())
	require.False(t, outcome{sent: 1, replied: 1, replies: quantiles{time.Second}}.good())
	require.True(t, outcome{sent: 1, replied: 1, replies: quantiles{time.Millisecond}}.good())
}
