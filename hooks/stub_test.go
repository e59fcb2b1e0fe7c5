package hooks

import (
	"context"
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

var monday = time.Date(2026, 11, 23, 15, 0, 0, 0, time.UTC)

func client(t *testing.T, o Options) *Client {
	if o.Secrets == nil {
		o.Secrets = []string{secret}
	}
	o.Now = func() time.Time { return monday }
	c, err := New(o)
	require.NoError(t, err)
	t.Cleanup(c.Close)
	return c
}

// receiver is a business's own system, which says in how many calls it got what.
type receiver struct {
	*httptest.Server
	calls atomic.Int32
}

func serve(t *testing.T, answer func(n int, w http.ResponseWriter, r *http.Request)) *receiver {
	s := &receiver{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { answer(int(s.calls.Add(1)), w, r) }))
	t.Cleanup(s.Close)
	return s
}

func order(url string, attempt int) authority.Order {
	return authority.Order{URL: url, Grant: "g1", At: chat.At(monday), Action: "refund", Amount: "12.50", Currency: "EUR", Session: "s1",
		Customer: chat.Person{ID: "kim", Name: "Kim", Verified: true}, Reason: "late", GrantedBy: chat.Ref{ID: "cyn", Name: "Cyn"}, AskedBy: chat.Ref{ID: "ana", Name: "Ana"}, Attempt: attempt}
}

// names is a resolver that answers each look-up with what find says of it: the nth question of all, for addresses of the fourth version.
func names(find func(n int) []net.IP) *net.Resolver {
	var asked atomic.Int32
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		here, there := net.Pipe()
		go func() {
			defer there.Close()
			for {
				var size [2]byte // as over TCP: a length before each message
				if _, err := io.ReadFull(there, size[:]); err != nil {
					return
				}
				q := make([]byte, binary.BigEndian.Uint16(size[:]))
				if _, err := io.ReadFull(there, q); err != nil {
					return
				}
				a := reply(q, func() []net.IP { return find(int(asked.Add(1))) })
				if _, err := there.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(a))), a...)); err != nil {
					return
				}
			}
		}()
		return here, nil
	}}
}

// reply answers a question (RFC 1035, section 4.1): for type A with these addresses, for others with none.
func reply(q []byte, find func() []net.IP) []byte {
	end := 12
	for q[end] != 0 {
		end += int(q[end]) + 1
	}
	end += 5
	a := append([]byte{}, q[:end]...)
	binary.BigEndian.PutUint16(a[2:], 0x8180) // a response, recursion available
	binary.BigEndian.PutUint16(a[10:], 0)     // no additional records
	if binary.BigEndian.Uint16(q[end-4:]) != 1 {
		return a
	}
	ips := find()
	binary.BigEndian.PutUint16(a[6:], uint16(len(ips)))
	for _, ip := range ips {
		a = append(a, 0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 0, 0, 4) // the name asked for, A, IN, no time to live, four bytes
		a = append(a, ip.To4()...)
	}
	return a
}
