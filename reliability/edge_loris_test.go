package reliability

import (
	"fmt"
	"io"
	"net"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"roundpeg/client"
)

// T13: hundreds of peers are slow on purpose: with their headers, with their body, or silent after the handshake. Others get in as ever,
// and the slow ones are cut.
func TestT13SlowLoris(t *testing.T) {
	beside(t)
	l := newLab(t, "T13", "slow loris: headers, body, upgraded and silent").config(openLimits).up(1)
	n := l.nodes[0]
	base := l.stand(n)
	each := size(40, 500)
	l.Load = fmt.Sprintf("%d slow with headers or body, %d upgraded and silent, good clients ten times a second", each, each)
	var slow sync.WaitGroup
	var mu sync.Mutex
	var cut []time.Duration
	held, kept := atomic.Int64{}, 0
	attack := func(open func() (net.Conn, error), drip string) {
		slow.Go(func() {
			c, err := open()
			if err != nil {
				l.Errorf("attack: %v", err)
				return
			}
			defer c.Close()
			held.Add(1)
			defer held.Add(-1)
			took, ended := dripInto(c, drip, 25*time.Second)
			mu.Lock()
			defer mu.Unlock()
			if cut = append(cut, took); !ended {
				kept++
			}
		})
	}
	plain := func() (net.Conn, error) { return dialer.Dial("tcp", n.Addr) }
	for i := range each {
		if i%2 == 0 {
			attack(plain, "GET / HTTP/1.1\r\nHost: "+n.Addr+"\r\nX-Slow: "+strings.Repeat("x", 1000))
		} else {
			attack(func() (net.Conn, error) {
				c, err := plain()
				if err == nil {
					_, err = io.WriteString(c, "POST /v1/login HTTP/1.1\r\nHost: "+n.Addr+"\r\nOrigin: http://"+n.Addr+"\r\nContent-Type: application/json\r\nContent-Length: 2000\r\n\r\n")
				}
				return c, err
			}, `{"email":"`+strings.Repeat("x", 1000))
		}
	}
	for range each {
		attack(func() (net.Conn, error) {
			s, status, err := upgrade(n.Addr)
			if err == nil && status != 101 {
				err = fmt.Errorf("status %d", status)
			}
			return s, err
		}, "")
	}
	var good []time.Duration
	failed, most := 0, int64(0)
	for began := time.Now(); time.Since(began) < 9*time.Second; time.Sleep(100 * time.Millisecond) {
		most = max(most, held.Load())
		at := time.Now()
		if s, err := client.DialChat(l.Context(), n.Addr); err != nil {
			failed++
		} else {
			s.Send(client.Fields{"type": "hello"})
			if _, err := s.Until(10*time.Second, client.Is("welcome", "")); err != nil {
				failed++
			}
			good = append(good, time.Since(at))
			s.Close()
		}
	}
	slow.Wait()
	slices.Sort(good)
	slices.Sort(cut)
	l.Happened("slow peers at the same time", int(most))
	l.Happened("good clients who came meanwhile", len(good))
	l.Zero("good clients who did not get in", failed, len(good))
	l.Zero("slow peers never cut", kept, len(cut))
	l.Seconds("good connect and welcome, p99", quantile(good, 0.99), size(5*time.Second, 500*time.Millisecond))
	l.Seconds("slow ones cut, p50", quantile(cut, 0.5), 0)
	l.Seconds("slow ones cut, the slowest", quantile(cut, 1), bound(10*time.Second)+500*time.Millisecond)
	l.leftovers(base, 30*time.Second)
	l.finish()
}

// dripInto writes a byte a second until the peer ends the connection; it says after how long, and whether that happened in time.
func dripInto(c net.Conn, drip string, within time.Duration) (time.Duration, bool) {
	began, over := time.Now(), make(chan struct{})
	go func() {
		defer close(over)
		c.SetReadDeadline(began.Add(within))
		io.Copy(io.Discard, c)
	}()
	beat := time.NewTicker(time.Second)
	defer beat.Stop()
	for i := 0; ; i++ {
		select {
		case <-over:
			return time.Since(began), time.Since(began) < within
		case <-beat.C:
			if i < len(drip) {
				c.Write([]byte(drip[i : i+1]))
			}
		}
	}
}
