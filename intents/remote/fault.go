package remote

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/sashabaranov/go-openai"
)

// fault is what went wrong, in words for the operator.
type fault struct {
	says    string
	status  int           // of HTTP, if there was an answer that told of a fault
	wait    time.Duration // that the server asks for
	passing bool          // may be over soon
}

func (f *fault) Error() string { return "embeddings: " + f.says }

// said is how much of what a server says of a fault is repeated.
const said = 200

// refused is a fault of the status of an answer. What the server says is told only if told: it may repeat what was sent.
func (e *Encoder) refused(c *call, err error, tell bool) *fault {
	f := &fault{status: c.status, wait: c.wait}
	fix := ""
	switch s := c.status; {
	case s >= 300 && s < 400:
		fix = ": it sends elsewhere, which is not followed; name the right address with bot.embeddings.url"
	case s == http.StatusUnauthorized || s == http.StatusForbidden:
		fix = fmt.Sprintf(": the key in %s is not the right one", e.opt.KeyName)
		if e.opt.Key == "" {
			fix = fmt.Sprintf(": no key was sent; set %s", e.opt.KeyName)
		}
	case s == http.StatusNotFound:
		fix = fmt.Sprintf(": it has no model %q (bot.embeddings.model), or bot.embeddings.url does not end before /embeddings", e.opt.Model)
	case s == http.StatusTooManyRequests:
		fix, f.passing = ": too many requests, or the account is used up", true
		if c.wait > 0 {
			fix += fmt.Sprintf("; again after %s", c.wait)
		}
	case s == http.StatusRequestTimeout || s >= 500:
		f.passing = true
	}
	f.says = fmt.Sprintf("%s answers %d%s", e.host, c.status, fix)
	if message := e.message(err); tell && message != "" {
		f.says += fmt.Sprintf(" (it says %q)", message)
	}
	return f
}

// message is what a server says of a fault, on one line, without the key.
func (e *Encoder) message(err error) string {
	message := ""
	if a, ok := errors.AsType[*openai.APIError](err); ok {
		message = a.Message
	} else if r, ok := errors.AsType[*openai.RequestError](err); ok {
		message = string(r.Body)
	}
	if e.opt.Key != "" {
		message = strings.ReplaceAll(message, e.opt.Key, "…")
	}
	message = strings.Join(strings.FieldsFunc(message, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if r := []rune(message); len(r) > said {
		message = string(r[:said]) + "…"
	}
	return message
}

// broken is a fault of an answer that did not come, or not whole.
func (e *Encoder) broken(err error, limit time.Duration) *fault {
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	f := &fault{passing: true}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		f.says = fmt.Sprintf("%s did not answer within %s", e.host, limit.Round(10*time.Millisecond))
	case errors.Is(err, context.Canceled):
		f.says = "broken off"
	case errors.Is(err, errTooLong):
		f.says, f.passing = fmt.Sprintf("the answer of %s is longer than %d MiB a text: does it give embeddings?", e.host, perText>>20), false
	default:
		f.says = fmt.Sprintf("the answer of %s was cut: %v", e.host, err)
		if o, ok := errors.AsType[*net.OpError](err); ok && o.Op == "dial" {
			f.says = fmt.Sprintf("%s cannot be reached: %v: is it running there? name it with bot.embeddings.url", e.host, err)
		}
	}
	return f
}

// retryAfter reads the header of that name: seconds, or a date.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := h.Get("Retry-After")
	if s, err := strconv.ParseFloat(v, 64); err == nil && s > 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	if at, err := http.ParseTime(v); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
