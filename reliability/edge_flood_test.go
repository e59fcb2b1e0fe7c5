package reliability

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/client"
)

// dialAs opens a customer's socket as from another address, which a proxy that the server trusts names.
func (l *lab) dialAs(from string) (*client.Socket, error) {
	return client.Dial(l.Context(), l.nodes[0].Addr, "/v1/chat", client.ChatProtocol, http.Header{"X-Forwarded-For": {from}})
}

// bystander is a customer at an address of their own who goes on talking; it returns how long each ack took, and how many did not come.
func (l *lab) bystander(from string, stop <-chan struct{}) func() ([]time.Duration, int) {
	var took []time.Duration
	failed, over := 0, make(chan struct{})
	s, err := l.dialAs(from)
	require.NoError(l, err)
	require.NoError(l, s.Send(client.Fields{"type": "hello"}))
	_, err = s.Until(10*time.Second, client.Is("welcome", ""))
	require.NoError(l, err)
	go func() {
		defer close(over)
		defer s.Close()
		for i := 0; ; i++ {
			id, at := fmt.Sprint("b", i), time.Now()
			s.Send(client.Fields{"type": "message", "id": id, "text": "What are your opening hours?"})
			f, err := s.Until(15*time.Second, client.Answer(id))
			if err != nil || f.Type != "ack" {
				failed++
			}
			took = append(took, time.Since(at))
			select {
			case <-stop:
				return
			case <-time.After(400 * time.Millisecond):
			}
			if err != nil {
				return
			}
		}
	}()
	return func() ([]time.Duration, int) { <-over; slices.Sort(took); return took, failed }
}

// T15: floods of large messages, of many messages and of many sockets. Each meets its limit, and others are not harmed.
func TestT15Floods(t *testing.T) {
	beside(t)
	l := newLab(t, "T15", "floods: 1 MiB messages, 10,000 msg/s, 2,000 sockets of one address").config("trusted_proxies: [127.0.0.0/8]\n").up(1)
	n := l.nodes[0]
	base := l.stand(n)
	stop := make(chan struct{})
	quiet := l.bystander("198.51.100.1", stop)
	time.Sleep(2 * time.Second)
	close(stop)
	before, _ := quiet()

	stop = make(chan struct{})
	var others []func() ([]time.Duration, int)
	for i := range 4 {
		others = append(others, l.bystander(fmt.Sprintf("203.0.113.%d", i+1), stop))
	}
	large := l.floodLarge(size(20, 200))
	refused, told, acked := l.floodMany(size(3*time.Second, 20*time.Second))
	opened, turned := l.floodSockets(2000)
	close(stop)
	var took []time.Duration
	harmed := 0
	for _, wait := range others {
		t, failed := wait()
		took, harmed = append(took, t...), harmed+failed
	}
	slices.Sort(took)
	l.Load = "4 bystanders at addresses of their own, who talk all the while"
	l.Happened("messages of 1 MiB closed with 1009", large)
	l.Happened("messages beyond the rate, each refused as rate_limited with a time to come back", refused)
	l.Happened("messages of the flood within the rate, acked", acked)
	l.Happened("sockets of one address opened", opened)
	l.Happened("sockets of one address turned away with 429", turned)
	l.Happened("messages of bystanders", len(took))
	l.Zero("refusals that do not say when to come back", told, refused)
	l.Zero("sockets of one address beyond 1,500", max(0, opened-1500), opened)
	l.Zero("messages of bystanders without an ack", harmed, len(took))
	l.Seconds("bystanders' ack, p99, before", quantile(before, 0.99), 0)
	l.Seconds("bystanders' ack, p99, during the floods", quantile(took, 0.99), 10*time.Second)
	l.leftovers(base, 60*time.Second)
	l.finish()
}

// floodLarge sends messages of 1 MiB, each over a socket of its own, and counts the right goodbyes.
func (l *lab) floodLarge(times int) int {
	var right atomic.Int64
	big := wire(fText, `{"type":"message","id":"big","text":"`+strings.Repeat("x", 1<<20)+`"}`)
	each(8, make([]int, times), func(int) {
		s := l.welcomed("X-Forwarded-For: 192.0.2.1")
		defer s.Close()
		go s.Write(big)
		if code, _ := s.answer(15 * time.Second); code == tooBig {
			right.Add(1)
		} else {
			l.Errorf("1 MiB was answered with %d", code)
		}
	})
	return int(right.Load())
}

// floodMany sends 10,000 messages a second over ten sockets of ten sessions.
func (l *lab) floodMany(lasts time.Duration) (refused, silent, acked int) {
	var no, mute, yes atomic.Int64
	each(10, []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, func(k int) {
		s := l.welcomed("X-Forwarded-For: 192.0.2.2")
		defer s.Close()
		sent, told := 0, make(chan struct{})
		go func() {
			defer close(told)
			for {
				h, err := s.next(30 * time.Second)
				if err != nil || h.op == 10 && h.payload == stillThere {
					return
				}
				var f client.Frame
				if h.op != 1 || json.Unmarshal([]byte(h.payload), &f) != nil {
					continue
				}
				switch {
				case f.Type == "ack":
					yes.Add(1)
				case f.Type == "error" && f.Code == "rate_limited":
					if no.Add(1); f.RetryMS <= 0 {
						mute.Add(1)
					}
				case f.Type == "error":
					l.Errorf("the flood was told %s: %s", f.Code, f.Message)
				}
			}
		}()
		for began := time.Now(); time.Since(began) < lasts; sent++ {
			time.Sleep(time.Until(began.Add(time.Duration(sent) * time.Millisecond)))
			s.SetWriteDeadline(time.Now().Add(30 * time.Second))
			if _, err := s.Write(wire(fText, fmt.Sprintf(`{"type":"message","id":"f%d-%d","text":"flood"}`, k, sent))); err != nil {
				l.Errorf("the flood's socket is gone: %v", err)
				return
			}
		}
		s.Write(wire(fPing, stillThere))
		<-told
	})
	return int(no.Load()), int(mute.Load()), int(yes.Load())
}

// floodSockets opens sockets from one address and keeps them.
func (l *lab) floodSockets(want int) (opened, turned int) {
	var open []*client.Socket
	for range want {
		s, err := l.dialAs("192.0.2.3")
		if r, ok := errors.AsType[*client.Refused](err); ok && r.Status == 429 {
			turned++
			continue
		}
		require.NoError(l, err)
		open = append(open, s)
	}
	for _, s := range open {
		s.Close()
	}
	return len(open), turned
}
