package client

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

func stopTimer(t **time.Timer) {
	if *t != nil {
		(*t).Stop()
		*t = nil
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

// Acks is how many commands were acked so far.
func (l *link) Acks() (n int) {
	l.look(func(r *Record) { n = len(r.Acked) })
	return n
}
