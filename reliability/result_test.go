package reliability

import (
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// A run in which the fault did not happen fails, as does one that saw what must never be, or was too slow.
func TestResultJudges(t *testing.T) {
	ok := func() *Result { return &Result{ID: "T0", Happen: []Count{{What: "kills", Seen: 3}}} }
	require.Empty(t, ok().judge())
	require.NotEmpty(t, (&Result{}).judge())
	for _, spoil := range []func(*Result){
		func(r *Result) { r.Happened("cuts", 0) },
		func(r *Result) { r.Zero(Lost, 1, 100) },
		func(r *Result) { r.Seconds("resumed", 3*time.Second, 2*time.Second) },
	} {
		r := ok()
		spoil(r)
		require.Len(t, r.judge(), 1)
	}
	require.Equal(t, "lost: 0 of 300 (95 % bound 0.01)", Count{"lost", 0, 300}.String())
}

func TestProxy(t *testing.T) {
	echo := echoServer(t)
	p, err := NewProxy(echo)
	require.NoError(t, err)
	defer p.Close()
	c := dialEcho(t, p.Addr)
	require.Equal(t, "hello", c.ask("hello", time.Second))
	p.Slice(1)
	require.Equal(t, "hello", c.ask("hello", time.Second))
	p.Slice(0)
	p.Delay(100 * time.Millisecond)
	began := time.Now()
	require.Equal(t, "hello", c.ask("hello", 5*time.Second))
	require.GreaterOrEqual(t, time.Since(began), 200*time.Millisecond)
	p.Delay(0)
	p.Cut()
	require.Empty(t, c.ask("held", 300*time.Millisecond))
	p.Mend()
	require.Equal(t, "held", c.ask("", time.Second))
	require.Positive(t, p.Reset())
	require.Empty(t, c.ask("gone", time.Second))
	p.Deny()
	if denied, err := net.Dial("tcp", p.Addr); err == nil { // the reset may be quicker than the dial
		require.Empty(t, echoed{denied}.ask("no", time.Second))
		denied.Close()
	}
	require.Eventually(t, func() bool { return p.Dials.Load() == 2 }, time.Second, time.Millisecond)
	p.Mend()
	require.Equal(t, "again", dialEcho(t, p.Addr).ask("again", time.Second))
	require.EqualValues(t, 3, p.Dials.Load())
}
