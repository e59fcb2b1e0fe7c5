package reliability

import (
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// audience is many sockets that follow sessions in which customers talk; some of the sockets may stop reading.
type audience struct {
	l        *lab
	speakers []*client.Customer
	readers  int // of each session
	mu       sync.Mutex
	sent     map[string]time.Time
	late     []time.Duration // from when a message was due to when a reader had it
	deaf     []*deafReader
	stop     chan struct{}
	reading  sync.WaitGroup
}

// deafReader is a socket with a small buffer that nobody reads.
type deafReader struct {
	*rawSocket
	speaker *client.Customer
}

// newAudience has so many sessions, each waiting for a person so that no bot talks, with so many readers each.
func (l *lab) newAudience(sessions, readers int) *audience {
	a := &audience{l: l, readers: readers, sent: map[string]time.Time{}, stop: make(chan struct{})}
	for i := range sessions {
		c := client.NewCustomer(client.Options{Name: fmt.Sprintf("s%d", i), Nodes: l.addrs(), KeepNothing: true})
		l.Cleanup(c.Close)
		a.speakers = append(a.speakers, c)
		require.True(l, c.WaitOpen(30*time.Second))
		_, err := c.Send("human", nil).Within(30 * time.Second)
		require.NoError(l, err)
		for range readers {
			s, err := client.DialChat(l.Context(), l.nodes[0].Addr)
			require.NoError(l, err)
			require.NoError(l, s.Send(client.Fields{"type": "hello", "token": c.Token()}))
			a.reading.Go(func() { a.read(s) })
			l.Cleanup(func() { s.Cut() })
		}
	}
	return a
}

func (a *audience) read(s *client.Socket) {
	for {
		f, err := s.Next(5 * time.Minute)
		if err != nil {
			select {
			case <-a.stop:
			default:
				if !a.l.Failed() && a.l.Context().Err() == nil {
					a.l.Errorf("a reader who reads was cut off: %v", err)
				}
			}
			return
		}
		if f.Event == nil || f.Event.Kind != "message" {
			continue
		}
		a.mu.Lock()
		if due, ok := a.sent[f.Event.Text]; ok {
			a.late = append(a.late, f.At.Sub(due))
		}
		a.mu.Unlock()
	}
}

// speak has rate messages a second said for a time, spread over all sessions, and returns how long readers waited for them.
func (a *audience) speak(rate float64, d time.Duration, name string) []time.Duration {
	a.mu.Lock()
	a.late = nil
	a.mu.Unlock()
	began := time.Now()
	all := int(rate * d.Seconds())
	for n := range all {
		due := began.Add(time.Duration(float64(n) / rate * float64(time.Second)))
		time.Sleep(time.Until(due))
		text := name + " " + strconv.Itoa(n)
		a.mu.Lock()
		a.sent[text] = due
		a.mu.Unlock()
		a.speakers[n%len(a.speakers)].Message(text)
	}
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(100 * time.Millisecond) {
		a.mu.Lock()
		late := slices.Sorted(slices.Values(a.late))
		a.mu.Unlock()
		if len(late) >= all*a.readers || time.Now().After(end) {
			return late
		}
	}
}

// shout fills the buffers of whoever does not read: a few large messages in every session.
func (a *audience) shout(name string) {
	var all sync.WaitGroup
	for _, c := range a.speakers {
		all.Go(func() {
			for i := range 14 {
				if _, err := c.Message(fmt.Sprint(name, i) + strings.Repeat("😀", 3900)).Within(30 * time.Second); err != nil {
					a.l.Errorf("%v", err)
				}
			}
		})
	}
	all.Wait()
}

// deafen adds one socket to every session that says hello and reads nothing, over a connection with the smallest buffers.
func (a *audience) deafen() {
	small := &net.Dialer{Timeout: 10 * time.Second, Control: func(_, _ string, c syscall.RawConn) error {
		var err error
		c.Control(func(fd uintptr) {
			if err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096); err == nil {
				err = syscall.SetsockoptInt(int(fd), syscall.IPPROTO_TCP, syscall.TCP_MAXSEG, 536)
			}
		})
		return err
	}}
	addr := a.l.nodes[0].Addr
	for _, c := range a.speakers {
		s, status, err := upgradeBy(small, addr, handshake(addr))
		require.NoError(a.l, err)
		require.Equal(a.l, 101, status)
		s.Write(wire(fText, fmt.Sprintf(`{"type":"hello","token":%q,"after":%d}`, c.Token(), c.After())))
		h, err := s.next(10 * time.Second)
		require.NoError(a.l, err)
		require.Contains(a.l, h.payload, `"welcome"`)
		a.l.Cleanup(func() { s.Close() })
		a.deaf = append(a.deaf, &deafReader{s, c})
	}
}

// T10: a tenth of the readers stops reading. The others notice nothing; the slow ones are closed soon, and can resume.
func TestT10SlowReaders(t *testing.T) {
	beside(t)
	slowReaders(newLab(t, "T10", "50 of 500 readers stop reading"))
}

func TestT10SlowReadersOverRedis(t *testing.T) {
	beside(t)
	slowReaders(newLab(t, "T10", "50 of 500 readers stop reading").overRedis())
}

func slowReaders(l *lab) {
	l.config(openLimits).up(1)
	sessions, readers, rate, lasts := size(5, 50), size(4, 9), size(40.0, 200), size(5*time.Second, 2*time.Minute)
	l.Load = fmt.Sprintf("%d readers over %d sessions, %.0f msg/s for %v, then again with %d more who do not read, then without", sessions*readers, sessions, rate, lasts, sessions)
	a := l.newAudience(sessions, readers)
	n := l.nodes[0]
	a.speak(rate, lasts/6, "warm")

	var heap, grown float64
	quiet := l.watch(n, &heap)
	a.shout("loud")
	base := a.speak(rate, lasts, "base")
	quiet()
	before, err := n.Metrics(l.Context())
	require.NoError(l, err)

	a.deafen()
	quiet = l.watch(n, &grown)
	a.shout("louder")
	began, closed, slowest := time.Now(), 0, time.Duration(0)
	noticed := make(chan struct{})
	go func() {
		defer close(noticed)
		for closed < sessions && time.Since(began) < 30*time.Second {
			if m, err := n.Metrics(l.Context()); err == nil {
				if now := int(m["roundpeg_write_timeouts_total"] - before["roundpeg_write_timeouts_total"]); now > closed {
					closed, slowest = now, time.Since(began)
				}
			}
			time.Sleep(100 * time.Millisecond)
		}
	}()
	during := a.speak(rate, lasts, "during")
	<-noticed
	quiet()
	base = append(base, a.speak(rate, lasts, "after")...) // the logs grow and machines drift, so the base lies on both sides
	slices.Sort(base)
	close(a.stop)

	resumed := 0
	for _, d := range a.deaf {
		if d.resumes(l) {
			resumed++
		}
	}
	l.Happened("readers who stopped reading and were closed", closed)
	l.Happened("messages received by the others meanwhile", len(during))
	l.Zero("slow readers not closed", max(0, sessions-closed), sessions)
	l.Zero("slow readers who could not resume with all that they missed", sessions-resumed, sessions)
	l.Zero("messages that the others missed", max(0, len(base)-2*len(during)), len(base))
	l.Seconds("slow ones closed, the slowest, after the last large message", slowest, bound(10*time.Second))
	p99, was := quantile(during, 0.99), quantile(base, 0.99)
	l.Seconds("message to reader, p99, before and after", was, 0)
	l.Seconds("message to reader, p99, while some do not read", p99, 0)
	l.Number("the one as a multiple of the other", p99.Seconds()/was.Seconds(), "×", size(0, 1.2)) // beside other tests it says nothing
	l.Number("heap, most, over before", max(0, grown-heap)/(1<<20), "MB", 64)
	l.finish()
}

// resumes says whether a new socket from where the slow one began gets the whole log after it, in order.
func (d *deafReader) resumes(l *lab) bool {
	s, err := client.DialChat(l.Context(), l.nodes[0].Addr)
	if err != nil {
		return false
	}
	defer s.Cut()
	s.Send(client.Fields{"type": "hello", "token": d.speaker.Token()})
	w, err := s.Until(10*time.Second, client.Is("welcome", ""))
	if err != nil || !w.Resumed {
		return false
	}
	last := int64(0)
	for last < w.Head {
		f, err := s.Until(10*time.Second, client.Is("event", ""))
		if err != nil || f.Event.Seq <= last {
			return false
		}
		last = f.Event.Seq
	}
	stored, err := l.api().Session(l.Context(), d.speaker.Session())
	return err == nil && int64(len(stored.Events)) >= w.Head
}

// watch keeps the largest heap that a server had until it is told to stop.
func (l *lab) watch(n *client.Node, most *float64) (stop func()) {
	done, over := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(over)
		for {
			if m, err := n.Metrics(l.Context()); err == nil {
				*most = max(*most, m["go_memstats_heap_inuse_bytes"])
			}
			select {
			case <-done:
				return
			case <-time.After(250 * time.Millisecond):
			}
		}
	}()
	return func() { close(done); <-over }
}
