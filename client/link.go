package client

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"time"
)

// Options say how a client behaves; only Nodes must be set.
type Options struct {
	Name  string   // of the client in its journal, and the head of its command ids
	Nodes []string // addresses (host:port); after a failure the next one is tried
	First int      // index of the node to begin with

	BackOff     time.Duration // first ceiling of the wait before a new try; it doubles, and the wait is anything below it (default 500 ms)
	MaxBackOff  time.Duration // its end (default 3 s)
	AckIn       time.Duration // without an ack for so long the connection is not trusted any more (default 15 s)
	RetryIn     time.Duration // ceiling of the wait before a refused command that may pass later is sent again (default 1 s)
	On          func(Frame)   // sees every frame, in the reader's goroutine; it must not wait for another frame
	Locale      string        // of a customer's hello
	StayClosed  bool          // do not come back
	KeepNothing bool          // events that are received are not kept in the journal
}

func (o Options) orDefault() Options {
	for _, d := range []struct {
		to *time.Duration
		is time.Duration
	}{{&o.BackOff, 500 * time.Millisecond}, {&o.MaxBackOff, 3 * time.Second}, {&o.AckIn, 15 * time.Second}, {&o.RetryIn, time.Second}} {
		if *d.to <= 0 {
			*d.to = d.is
		}
	}
	return o
}

// link keeps one socket alive and sends the outbox over it: one command at a time, each after the ack of the one before, so that what was
// asked for first is kept first, also when the server asks for a pause in between.
type link struct {
	Options
	*journal
	enter func(ctx context.Context, addr string) (*Socket, Frame, error) // dials and is welcomed
	on    func(Frame)
	ready func(*Socket) error // after welcome, before the outbox goes on

	mu      sync.Mutex
	sock    *Socket
	live    bool // welcomed
	ours    bool // this connection is ended by us
	mute    bool // … because no ack came
	outbox  []*Command
	flying  *Command
	silence *time.Timer
	pause   *time.Timer
	n       int
	started bool
	cancel  context.CancelFunc
	over    chan struct{}
}

func (l *link) start() {
	ctx, cancel := context.WithCancel(context.Background())
	l.cancel, l.over, l.started = cancel, make(chan struct{}), true
	go func() {
		defer close(l.over)
		l.run(ctx)
	}()
}

func (l *link) run(ctx context.Context) {
	lost, tries := time.Now(), 0
	for at := l.First; ctx.Err() == nil; at++ {
		addr := l.Nodes[at%len(l.Nodes)]
		tries++
		if s, w, err := l.enter(ctx, addr); err == nil {
			l.note(func(r *Record) {
				r.Opened = append(r.Opened, Opened{Addr: addr, Session: w.Session, Resumed: w.Resumed, Head: w.Head, Tries: tries, At: w.At, Took: w.At.Sub(lost)})
			})
			code := l.serve(ctx, s)
			lost = time.Now()
			l.mu.Lock()
			ours, mute := l.ours, l.mute
			l.mu.Unlock()
			l.note(func(r *Record) {
				r.Closed = append(r.Closed, Closed{Addr: addr, Code: code, Ours: ours, Mute: mute, At: lost})
			})
			if l.StayClosed || code >= 4400 && code < 4500 {
				return
			}
			tries = 0
		} else if code := CloseCode(err); code >= 4400 && code < 4500 {
			l.note(func(r *Record) { r.Closed = append(r.Closed, Closed{Addr: addr, Code: code, At: time.Now()}) })
			return
		}
		ceiling := min(l.BackOff<<min(tries, 20), l.MaxBackOff)
		select {
		case <-ctx.Done():
		case <-time.After(rand.N(max(ceiling, time.Millisecond))):
		}
	}
}

// serve reads until the connection is gone, and returns its close code.
func (l *link) serve(ctx context.Context, s *Socket) int {
	stop := context.AfterFunc(ctx, func() {
		l.mu.Lock()
		l.ours = true
		l.mu.Unlock()
		s.Close()
	})
	defer stop()
	l.mu.Lock()
	l.sock, l.live, l.ours, l.mute = s, false, false, false
	l.mu.Unlock()
	defer l.down()
	if l.ready != nil {
		if err := l.ready(s); err != nil {
			s.Cut()
			return CloseCode(err)
		}
	}
	l.mu.Lock()
	l.live = true
	l.flush()
	l.mu.Unlock()
	for {
		f, err := s.Next(75 * time.Second) // the server pings every 25 s, and a ping is no frame: only the cut of a dead host is found late
		if err != nil {
			s.Cut()
			return CloseCode(err)
		}
		l.frame(f)
	}
}

func (l *link) down() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.live, l.sock, l.flying = false, nil, nil
	stopTimer(&l.silence)
	stopTimer(&l.pause)
}

func stopTimer(t **time.Timer) {
	if *t != nil {
		(*t).Stop()
		*t = nil
	}
}

// frame answers what is the link's own, and gives every frame on.
func (l *link) frame(f Frame) {
	switch f.Type {
	case "ack":
		l.answered(f)
	case "error":
		l.refused(f)
	}
	if l.on != nil {
		l.on(f)
	}
	if l.On != nil {
		l.On(f)
	}
}

// flush sends what is next; l.mu is held.
func (l *link) flush() {
	if !l.live || l.flying != nil || l.pause != nil || len(l.outbox) == 0 {
		return
	}
	c := l.outbox[0]
	l.flying = c
	sock := l.sock
	l.silence = time.AfterFunc(l.AckIn, func() { l.distrust(sock) })
	if err := sock.Send(c.frame); err != nil {
		sock.Cut()
	}
}

func (l *link) answered(f Frame) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.flying
	if c == nil || c.ID != f.ID {
		return
	}
	l.landed()
	l.note(func(r *Record) {
		r.Acked = append(r.Acked, Acked{ID: c.ID, Type: c.Type, Session: c.Session, Seq: f.Seq, Duplicate: f.Duplicate, Promise: f.Promise, At: f.At, Took: f.At.Sub(c.At)})
	})
	c.end(f, nil)
	l.flush()
}

func (l *link) refused(f Frame) {
	l.mu.Lock()
	defer l.mu.Unlock()
	c := l.flying
	if c == nil || c.ID != f.ID {
		l.note(func(r *Record) {
			r.Refused = append(r.Refused, Refusal{ID: f.ID, Session: f.Session, Code: f.Code, Message: f.Message, At: f.At})
		})
		return
	}
	final := !passing(f.Code)
	l.note(func(r *Record) {
		r.Refused = append(r.Refused, Refusal{ID: c.ID, Type: c.Type, Session: c.Session, Code: f.Code, Message: f.Message, Final: final, At: f.At})
	})
	if final {
		l.landed()
		c.end(Frame{}, &CommandError{c.Type, c.ID, f.Code, f.Message})
		l.flush()
		return
	}
	l.flying = nil
	stopTimer(&l.silence)
	wait := time.Duration(f.RetryMS) * time.Millisecond
	if wait <= 0 {
		wait = l.RetryIn/4 + rand.N(l.RetryIn*3/4)
	}
	l.pause = time.AfterFunc(wait, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.pause = nil
		l.flush()
	})
}

// landed takes the command in flight out of the outbox; l.mu is held.
func (l *link) landed() {
	l.outbox = slices.Delete(l.outbox, 0, 1)
	l.flying = nil
	stopTimer(&l.silence)
}

// distrust ends a connection on which no ack came: whoever was frozen or cut off does not say so.
func (l *link) distrust(s *Socket) {
	l.mu.Lock()
	l.mute = l.sock == s
	l.mu.Unlock()
	s.Cut()
}

// Send puts a command into the outbox. It goes out as soon as it can, and again with the same id until it is answered.
func (l *link) Send(kind string, fields Fields) *Command {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.n++
	c := newCommand(fmt.Sprintf("%s-%d", l.Name, l.n), kind, fields)
	l.note(func(r *Record) {
		r.Sent = append(r.Sent, Sent{ID: c.ID, Type: c.Type, Session: c.Session, Text: c.text(), At: c.At})
	})
	l.outbox = append(l.outbox, c)
	l.flush()
	return c
}

// Hint sends a frame that is not acked, such as typing, if there is a connection.
func (l *link) Hint(kind string, fields Fields) {
	f := Fields{"type": kind}
	for k, v := range fields {
		f[k] = v
	}
	l.mu.Lock()
	sock := l.sock
	live := l.live
	l.mu.Unlock()
	if live {
		sock.Send(f)
	}
}

// Pending says how many commands are not answered yet.
func (l *link) Pending() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.outbox)
}

// Live says whether there is a welcomed connection.
func (l *link) Live() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.live
}

// Cut breaks the connection without a word; the client comes back by itself.
func (l *link) Cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.sock != nil {
		l.ours = true
		l.sock.Cut()
	}
}

// Close ends the client; its journal stays. What is still in the outbox is never sent.
func (l *link) Close() {
	if l.started {
		l.cancel()
		<-l.over
	}
}

// Record is a copy of the journal so far.
func (l *link) Record() Record { return l.record() }

// Wait returns whether ok became true in time. ok sees the journal under its lock: it must be quick and keep nothing of it.
func (l *link) Wait(within time.Duration, ok func(*Record) bool) bool { return l.wait(within, ok) }

// Look shows the journal under its lock: f must be quick and keep nothing of it.
func (l *link) Look(f func(*Record)) { l.look(f) }

// Acks is how many commands were acked so far.
func (l *link) Acks() (n int) {
	l.look(func(r *Record) { n = len(r.Acked) })
	return n
}
