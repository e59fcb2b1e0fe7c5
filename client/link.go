package client

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"
)

// Options say how a client behaves; only Nodes must be set.
type Options struct {
	Name  string   // of the client in its journal, and the head of its command ids
	Nodes []string // addresses (host:port); after a failure another one is tried
	First int      // index of the node to begin with

	BackOff     time.Duration // first ceiling of the wait before a new try; it doubles, and the wait is anything below it (default 500 ms)
	MaxBackOff  time.Duration // its end (default 3 s)
	AckIn       time.Duration // without an ack for so long the connection is not trusted any more (default 15 s)
	RetryIn     time.Duration // ceiling of the wait before a refused command that may pass later is sent again (default 1 s)
	On          func(Frame)   // sees every frame, in the reader's goroutine; it must not wait for another frame
	Locale      string        // of a customer's hello
	Identity    string        // of a customer's hello: how the site signs for them
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
	for at := l.First; ctx.Err() == nil; at += 1 + rand.IntN(max(1, len(l.Nodes)-1)) {
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
