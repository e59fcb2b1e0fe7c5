package bench

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/gorilla/websocket"
)

// customer is a customer's socket, of a session of its own.
type customer struct {
	ws     *websocket.Conn
	n      int    // of this customer
	id     string // of the session
	token  string
	head   int
	handed bool // the session left the bot
}

func dialCustomer(ctx context.Context, addr string, i int, token string) (*customer, error) {
	ws, err := dial(ctx, addr, "/v1/chat", "roundpeg.v1", i)
	if err != nil {
		return nil, err
	}
	hello := `{"type":"hello","locale":"en-US"}`
	if token != "" {
		hello = `{"type":"hello","locale":"en-US","token":"` + token + `"}`
	}
	if err := ws.WriteMessage(websocket.TextMessage, []byte(hello)); err != nil {
		ws.Close()
		return nil, err
	}
	ws.SetReadDeadline(time.Now().Add(30 * time.Second))
	_, b, err := ws.ReadMessage()
	var welcome struct {
		Type, Session, Token, Message string
		Head                          int
	}
	if err == nil {
		err = json.Unmarshal(b, &welcome)
	}
	if err == nil && welcome.Type != "welcome" {
		err = fmt.Errorf("hello was answered by %s: %s", welcome.Type, welcome.Message)
	}
	if err != nil {
		ws.Close()
		return nil, err
	}
	ws.SetReadDeadline(time.Time{})
	return &customer{ws: ws, n: i, id: welcome.Session, token: welcome.Token, head: welcome.Head}, nil
}

// newCustomers opens a session on each socket.
func newCustomers(ctx context.Context, addr string) dialer {
	return func(i int) (probe, error) { return dialCustomer(ctx, addr, i, "") }
}

// resumed reads until all that the session held is there.
func (c *customer) resumed() error {
	c.ws.SetReadDeadline(time.Now().Add(30 * time.Second))
	for {
		_, b, err := c.ws.ReadMessage()
		if err != nil || number(b, `"seq":`) >= c.head {
			return err
		}
	}
}

func (c *customer) send(k int) error {
	b := make([]byte, 0, 160)
	b = append(b, `{"type":"message","id":"m`...)
	b = strconv.AppendInt(b, int64(k), 10)
	b = append(b, `","text":"`...)
	b = append(b, question(c.n, k)...)
	return c.ws.WriteMessage(websocket.TextMessage, append(b, `"}`...))
}

var (
	isAck   = []byte(`"type":"ack"`)
	isError = []byte(`"type":"error"`)
	isBot   = []byte(`"role":"bot"`)
	isHand  = []byte(`"kind":"handoff_requested"`)
)

func (c *customer) listen(acked, replied func(k int)) error {
	for {
		_, b, err := c.ws.ReadMessage()
		switch {
		case err != nil:
			return err
		case bytes.Contains(b, isAck):
			acked(number(b, `"id":"m`))
		case bytes.Contains(b, isError):
			return fmt.Errorf("refused: %s", b)
		case bytes.Contains(b, isHand):
			c.handed = true
		case bytes.Contains(b, isBot):
			if k := number(b, `"ref":"m`); k >= 0 {
				replied(k)
			}
		}
	}
}

// answered reads until the bot has said something.
func (c *customer) answered() error {
	c.ws.SetReadDeadline(time.Now().Add(30 * time.Second))
	for {
		_, b, err := c.ws.ReadMessage()
		if err != nil || bytes.Contains(b, isBot) {
			return err
		}
	}
}

// drain reads until the connection ends.
func (c *customer) drain() {
	for {
		if _, _, err := c.ws.NextReader(); err != nil {
			return
		}
	}
}

func (c *customer) close() { c.ws.Close() }
