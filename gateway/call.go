package gateway

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

const (
	maxBody    = 64 << 10
	maxIntents = 8 << 20
	maxScorer  = 1 << 20
	bodyIn     = 10 * time.Second
)

// call is one HTTP request and its answer.
type call struct {
	g   *Gateway
	w   *recorder
	r   *http.Request
	who principal
}

// recorder remembers the status.
type recorder struct {
	http.ResponseWriter
	status int
}

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(b []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(b)
}

func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// Hijack lets a WebSocket take the connection over.
func (w *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	w.status = http.StatusSwitchingProtocols
	return http.NewResponseController(w.ResponseWriter).Hijack()
}

// body reads the whole body, at most max bytes of JSON, from a peer that does not take for ever.
func (c *call) body(max int64) ([]byte, error) {
	if c.media() != "application/json" {
		return nil, chat.Faultf(chat.ErrInvalid, "send JSON, with Content-Type: application/json")
	}
	return c.bytes(max)
}

// media is the type that the body claims to be; JSON if it claims nothing, empty if that cannot be read.
func (c *call) media() string {
	t := c.r.Header.Get("Content-Type")
	if t == "" {
		return "application/json"
	}
	media, _, err := mime.ParseMediaType(t)
	if err != nil {
		return ""
	}
	return media
}

func (c *call) bytes(max int64) ([]byte, error) {
	http.NewResponseController(c.w).SetReadDeadline(time.Now().Add(bodyIn)) // where the server cannot, it has its own
	b, err := io.ReadAll(http.MaxBytesReader(c.w, c.r.Body, max))
	if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
		return nil, chat.Faultf(errTooLarge, "the body is larger than the %d bytes that are taken here", max)
	}
	if err != nil {
		return nil, errBadJSON
	}
	return b, nil
}

// read reads the body's JSON object into to; a field of the wrong type is named.
func (c *call) read(to any) error { return c.readUpTo(maxBody, to) }

func (c *call) readUpTo(max int64, to any) error {
	b, err := c.body(max)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, to); err != nil {
		if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && t.Field != "" {
			return command.Mistyped(err)
		}
		if json.Valid(b) && len(b) > 0 && firstByte(b) == '{' {
			return command.Mistyped(err) // a field that reads itself, such as a time
		}
		return errBadJSON
	}
	if firstByte(b) != '{' {
		return errBadJSON
	}
	return nil
}

func firstByte(b []byte) byte {
	for _, x := range b {
		if x != ' ' && x != '\t' && x != '\r' && x != '\n' {
			return x
		}
	}
	return 0
}

// answer writes v as JSON.
func (c *call) answer(status int, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	c.w.Header().Set("Content-Type", "application/json; charset=utf-8")
	c.w.WriteHeader(status)
	c.w.Write(b) // a reader that went away is nobody's error
	return nil
}

// fail answers with the problem that err is.
func (c *call) fail(err error) {
	if c.w.status != 0 {
		return // too late: the answer has begun
	}
	c.problem(c.g.explain(err))
}

func (c *call) problem(p problem) {
	h := c.w.Header()
	h.Set("Content-Type", "application/problem+json")
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", "Bearer")
	}
	if p.Retry > 0 {
		h.Set("Retry-After", strconv.FormatInt((p.Retry+999)/1000, 10))
	}
	c.w.WriteHeader(p.Status)
	c.w.Write(encode(p))
}

// list is every list's shape; Next is what ?after= takes to go on.
type list[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next,omitempty"`
}

// limit is ?limit=: 50 unless given, at most 200.
func (c *call) limit() (int, error) {
	text := c.r.FormValue("limit")
	if text == "" {
		return chat.DefaultLimit, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, chat.Faultf(chat.ErrInvalid, "limit must be a whole number from 1 to %d", chat.MaxLimit)
	}
	return min(n, chat.MaxLimit), nil
}

// paged cuts a whole list by ?after= and ?limit=; id names an item.
func paged[T any](c *call, all []T, id func(T) string) (list[T], error) {
	n, err := c.limit()
	if err != nil {
		return list[T]{}, err
	}
	if after := c.r.FormValue("after"); after != "" {
		found := false
		for i := range all {
			if id(all[i]) == after {
				all, found = all[i+1:], true
				break
			}
		}
		if !found {
			return list[T]{}, chat.Faultf(chat.ErrInvalid, "after must be what next said")
		}
	}
	l := list[T]{Items: []T{}}
	l.Items = append(l.Items, all[:min(n, len(all))]...)
	if len(all) > n {
		l.Next = id(all[n-1])
	}
	return l, nil
}

// checkText bounds a text field of a body, in code points.
func checkText(field, text string, max int) error {
	if n := utf8.RuneCountInString(text); n < 1 || n > max {
		return chat.Faultf(chat.ErrInvalid, "%s must have 1 to %d characters", field, max)
	}
	return nil
}
