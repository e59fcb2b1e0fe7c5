package client

import (
	"context"
	"fmt"
	"time"
)

// Fields are the fields of a command beside type and id.
type Fields map[string]any

// Command is something asked for, until it is acked or refused for good.
type Command struct {
	ID, Type, Session string
	At                time.Time // when it was given to the client

	frame Fields
	done  chan struct{}
	ack   Frame
	err   error
}

func newCommand(id, kind string, fields Fields) *Command {
	c := &Command{ID: id, Type: kind, At: time.Now(), frame: Fields{"type": kind, "id": id}, done: make(chan struct{})}
	for k, v := range fields {
		c.frame[k] = v
	}
	c.Session, _ = fields["session"].(string)
	return c
}

func (c *Command) text() string {
	t, _ := c.frame["text"].(string)
	return t
}

func (c *Command) end(ack Frame, err error) {
	c.ack, c.err = ack, err
	close(c.done)
}

// Done is closed when the command was acked or refused for good.
func (c *Command) Done() <-chan struct{} { return c.done }

// Wait gives the ack, or the refusal as a *CommandError.
func (c *Command) Wait(ctx context.Context) (Frame, error) {
	select {
	case <-c.done:
		return c.ack, c.err
	case <-ctx.Done():
		return Frame{}, fmt.Errorf("%s %s: no answer: %w", c.Type, c.ID, ctx.Err())
	}
}

// Within is Wait with a time-out.
func (c *Command) Within(d time.Duration) (Frame, error) {
	ctx, done := context.WithTimeout(context.Background(), d)
	defer done()
	return c.Wait(ctx)
}

// CommandError is a refusal; Code is one of the wire's error codes.
type CommandError struct{ Type, ID, Code, Message string }

func (e *CommandError) Error() string {
	return fmt.Sprintf("%s %s: %s: %s", e.Type, e.ID, e.Code, e.Message)
}

// passing are the codes after which the same command is sent again: nothing was kept, and the cause goes away by itself.
func passing(code string) bool {
	return code == "rate_limited" || code == "unavailable" || code == "internal"
}
