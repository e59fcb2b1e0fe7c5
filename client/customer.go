package client

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// Customer is one customer with one socket, who comes back with token and after.
type Customer struct {
	link
	own     sync.Mutex
	session string
	token   string
	after   int64
	state   string
}

// NewCustomer connects in the background; commands may be given at once.
func NewCustomer(o Options) *Customer {
	c := &Customer{}
	c.Options = o.orDefault()
	c.journal = newJournal(o.Name, "customer")
	c.enter = c.hello
	c.on = c.took
	c.start()
	return c
}

func (c *Customer) hello(ctx context.Context, addr string) (*Socket, Frame, error) {
	s, err := DialChat(ctx, addr)
	if err != nil {
		return nil, Frame{}, err
	}
	c.own.Lock()
	hello := Fields{"type": "hello", "after": c.after}
	if c.token != "" {
		hello["token"] = c.token
	}
	c.own.Unlock()
	if c.Locale != "" {
		hello["locale"] = c.Locale
	}
	if c.Identity != "" {
		hello["identity"] = c.Identity
	}
	if err := s.Send(hello); err != nil {
		s.Cut()
		return nil, Frame{}, err
	}
	f, err := s.Until(12*time.Second, func(f Frame) bool { return f.Type == "welcome" || f.Type == "error" })
	if err == nil && f.Type == "error" {
		c.note(func(r *Record) {
			r.Refused = append(r.Refused, Refusal{Type: "hello", Code: f.Code, Message: f.Message, At: f.At})
		})
		if f.Code == "unauthorized" {
			_, err = s.Next(5 * time.Second) // the close that follows
		}
		err = errors.Join(fmt.Errorf("hello: %s: %s", f.Code, f.Message), err)
	}
	if err != nil {
		s.Cut()
		return nil, Frame{}, err
	}
	c.own.Lock()
	c.session, c.token, c.state = f.Session, f.Token, f.State
	c.own.Unlock()
	return s, f, nil
}

func (c *Customer) took(f Frame) {
	if f.Type != "event" || f.Event == nil {
		return
	}
	c.own.Lock()
	c.after = max(c.after, f.Event.Seq)
	session := c.session
	c.own.Unlock()
	if !c.KeepNothing {
		c.note(func(r *Record) { r.Got = append(r.Got, Got{Session: session, Event: *f.Event, At: f.At}) })
	}
}

// Message says something.
func (c *Customer) Message(text string) *Command { return c.Send("message", Fields{"text": text}) }

// Session is the id of the session, once welcomed.
func (c *Customer) Session() string {
	c.own.Lock()
	defer c.own.Unlock()
	return c.session
}

// Token is what another socket of this customer needs.
func (c *Customer) Token() string {
	c.own.Lock()
	defer c.own.Unlock()
	return c.token
}

// After is the last seq that was received.
func (c *Customer) After() int64 {
	c.own.Lock()
	defer c.own.Unlock()
	return c.after
}

// WaitOpen returns whether the customer was welcomed in time.
func (c *Customer) WaitOpen(within time.Duration) bool {
	return c.Wait(within, func(r *Record) bool { return len(r.Opened) > 0 })
}

// WaitEvent returns the first event received that is as wanted.
func (c *Customer) WaitEvent(within time.Duration, wanted func(Event) bool) (Event, bool) {
	return waitEvent(&c.link, within, func(g Got) bool { return wanted(g.Event) })
}

func waitEvent(l *link, within time.Duration, wanted func(Got) bool) (found Event, ok bool) {
	at := 0
	ok = l.Wait(within, func(r *Record) bool {
		for ; at < len(r.Got); at++ {
			if wanted(r.Got[at]) {
				found = r.Got[at].Event
				return true
			}
		}
		return false
	})
	return found, ok
}
