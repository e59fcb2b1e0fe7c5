package gateway

import (
	"context"
	"errors"
	"net/http"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
	"roundpeg/staff"
)

// Failures of the gateway's own, beside chat's kinds.
var (
	errBadJSON      = errors.New("bad json")
	errTooLarge     = errors.New("too large")
	errUnauthorized = errors.New("unauthorized")
	errNotVouched   = errors.New("not vouched for") // the site's word for who somebody is does not hold; unlike a token that is wrong it closes nothing
)

// limited is a chat.ErrLimited that says when to come back.
type limited struct{ after time.Duration }

func (l *limited) Error() string { return "too many, too fast: slow down" }
func (l *limited) Unwrap() error { return chat.ErrLimited }

// badSet is a set that is refused, and says where.
type badSet struct {
	*intents.Problem
	kind error
}

func (b *badSet) Unwrap() error { return b.kind }

// problem is a failure as people and programs outside may see it; over HTTP it is an RFC 9457 document.
type problem struct {
	Type   string `json:"type"`
	Title  string `json:"title"`
	Status int    `json:"status"`
	Detail string `json:"detail"`
	Code   string `json:"code"`
	Retry  int64  `json:"retry_after_ms,omitempty"`
	Line   int    `json:"line,omitempty"` // of a body that is a text of many lines, from 1
}

// kinds maps each kind of failure to its code on both wires, its status, and what is said unless a chat.Fault says more.
var kinds = []struct {
	kind   error
	code   string
	status int
	says   string
}{
	{errBadJSON, "bad_json", http.StatusBadRequest, "this is no JSON object"},
	{command.ErrUnknown, "unknown_type", http.StatusBadRequest, "there is no frame of this type"},
	{errTooLarge, "too_large", http.StatusRequestEntityTooLarge, "this is larger than what is taken here"},
	{errUnauthorized, "unauthorized", http.StatusUnauthorized, "sign in first"},
	{errNotVouched, "unauthorized", http.StatusUnauthorized, "the identity is not valid"},
	{chat.ErrInvalid, "invalid", http.StatusBadRequest, "a field is missing or out of bounds"},
	{chat.ErrLimited, "rate_limited", http.StatusTooManyRequests, "too many, too fast: slow down"},
	{chat.ErrDenied, "forbidden", http.StatusForbidden, "this is not yours to do"},
	{chat.ErrNotFound, "not_found", http.StatusNotFound, "there is no such thing"},
	{chat.ErrDuplicate, "conflict", http.StatusConflict, "this id was used before"},
	{chat.ErrConflict, "conflict", http.StatusConflict, "somebody else was first, or the state does not allow it"},
	{chat.ErrUnavailable, "unavailable", http.StatusServiceUnavailable, "storage is away; nothing was kept: send the same again"},
	{context.DeadlineExceeded, "unavailable", http.StatusServiceUnavailable, "this took too long: send the same again"},
	{context.Canceled, "unavailable", http.StatusServiceUnavailable, "the server is going down: send the same again"},
}

// explain is the only place where an error becomes a code. Only the text of a chat.Fault, which was written for people, is passed on;
// what has no kind is logged here with an id, and only the id is told.
func (g *Gateway) explain(err error) problem {
	p := problem{Type: "about:blank", Status: http.StatusInternalServerError, Code: "internal"}
	for _, k := range kinds {
		if errors.Is(err, k.kind) {
			p.Status, p.Code, p.Detail = k.status, k.code, k.says
			break
		}
	}
	if f, ok := errors.AsType[*chat.Fault](err); ok && p.Code != "internal" {
		p.Detail, p.Retry = f.Text, f.After.Milliseconds()
	}
	if b, ok := errors.AsType[*badSet](err); ok {
		p.Detail, p.Line = "intents: "+b.Says(), b.Line // written for owners: it names the field and the fix
	}
	if l, ok := errors.AsType[*limited](err); ok {
		p.Retry = max(1, l.after.Milliseconds())
	}
	if l, ok := errors.AsType[*staff.Limited](err); ok {
		p.Retry, p.Detail = max(1, l.After.Milliseconds()), l.Error()
	}
	if p.Code == "rate_limited" && p.Retry == 0 {
		p.Retry = 1000
	}
	if p.Code == "internal" {
		id := chat.Random(6)
		g.Log.Error("internal error", zap.String("id", id), zap.Error(err))
		p.Detail = "something went wrong here; it was noted as " + id
	}
	p.Title = http.StatusText(p.Status)
	g.metrics.errors.WithLabelValues(p.Code).Inc()
	return p
}
