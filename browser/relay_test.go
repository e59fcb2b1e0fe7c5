package browser

import (
	"io"
	"net"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// relay is an address that stays while what is behind it comes and goes: the network between a browser and a server.
type relay struct {
	addr string

	mu    sync.Mutex
	to    string
	down  bool // new connections are reset
	conns map[net.Conn]*bool
}

// relayTo starts a relay to a server's address.
func relayTo(t *testing.T, to string) *relay {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	r := &relay{addr: l.Addr().String(), to: to, conns: map[net.Conn]*bool{}}
	t.Cleanup(func() { l.Close(); r.cut() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go r.serve(c.(*net.TCPConn))
		}
	}()
	return r
}

func (r *relay) serve(in *net.TCPConn) {
	r.mu.Lock()
	to, down := r.to, r.down
	r.mu.Unlock()
	out, err := net.Dial("tcp", to)
	if down || err != nil {
		if err == nil {
			out.Close()
		}
		in.SetLinger(0)
		in.Close()
		return
	}
	lost := new(bool)
	r.mu.Lock()
	r.conns[in], r.conns[out] = lost, lost
	r.mu.Unlock()
	var both sync.WaitGroup
	for _, way := range [][2]net.Conn{{in, out}, {out, in}} {
		both.Go(func() {
			io.Copy(&lossy{r, lost, way[1]}, way[0])
			if !r.lost(lost) {
				in.Close()
				out.Close()
			}
		})
	}
	both.Wait()
	r.mu.Lock()
	delete(r.conns, in)
	delete(r.conns, out)
	r.mu.Unlock()
}

// lossy passes on what is written, or swallows it once the connection is lost.
type lossy struct {
	r    *relay
	lost *bool
	to   net.Conn
}

func (l *lossy) Write(b []byte) (int, error) {
	if l.r.lost(l.lost) {
		return len(b), nil
	}
	return l.to.Write(b)
}

func (r *relay) lost(is *bool) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return *is
}

// cut resets every connection and all that come, until heal.
func (r *relay) cut() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.down = true
	for c := range r.conns {
		c.(*net.TCPConn).SetLinger(0)
		c.Close()
	}
}

// lose leaves every connection open and swallows what goes through it from now on, for good: neither end is told. New ones work.
func (r *relay) lose() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, lost := range r.conns {
		*lost = true
	}
}

// heal lets new connections through, to another server if one is given.
func (r *relay) heal(to ...string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.down = false
	for _, a := range to {
		r.to = a
	}
}

func (r *relay) url(path string) string { return "http://" + r.addr + path }
