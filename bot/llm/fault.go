package llm

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/sashabaranov/go-openai"

	"roundpeg/upstream"
)

// Outcomes of a call.
const (
	OK          = "ok"
	NoAnswer    = "no_answer"    // the material does not answer
	Dropped     = "dropped"      // the caller had enough of it
	RefusedKey  = "refused_key"  // 401, 403
	RateLimited = "rate_limited" // 429, or still within the wait of one
	ServerError = "server_error" // any other status that is no success
	Unreachable = "unreachable"
	Timeout     = "timeout"
	Cut         = "cut"        // without a finish reason
	TooLong     = "too_long"   // longer than MaxOutput, or than any such answer can be
	BadAnswer   = "bad_answer" // it cannot be read, or must not be
	Budget      = "budget"
	Broken      = "breaker"
	Cancelled   = "cancelled" // the caller went away, or the model was closed
	Off         = "off"       // the use is switched off; never observed
)

// Fault is what went wrong, in words for the operator. It never holds what anybody wrote, nor the key.
type Fault struct {
	Outcome, Says string
	RetryAfter    time.Duration // that the server asks for; 0: it did not say

	status int  // of HTTP, if that is what is wrong
	well   bool // the server is: it is the answer, or the request, that is not
}

func (f *Fault) Error() string { return "language model: " + f.Says }

func faultf(outcome, format string, a ...any) *Fault {
	return &Fault{Outcome: outcome, Says: fmt.Sprintf(format, a...)}
}

func well(outcome, format string, a ...any) *Fault {
	f := faultf(outcome, format, a...)
	f.well = true
	return f
}

// refused is a fault of the status of an answer.
func (m *Model) refused(status int, wait time.Duration) *Fault {
	says, _ := m.named.Refused(status, wait)
	f := &Fault{Outcome: ServerError, Says: says, RetryAfter: wait, status: status}
	switch {
	case status == 401 || status == 403:
		f.Outcome = RefusedKey
	case status == 429:
		f.Outcome = RateLimited
	case status >= 400 && status < 500 && status != 404 && status != 408: // it does not like this one
		f.well = true
	}
	return f
}

// broken is a fault of an answer that did not come, or not whole. began says that words of it had come.
func (m *Model) broken(err error, limit time.Duration, began bool) *Fault {
	switch {
	case errors.Is(err, errQuiet):
		return faultf(Timeout, "%s fell silent for %s in the middle of an answer", m.named.Host, m.quiet)
	case errors.Is(err, errTooLong):
		return faultf(TooLong, "the answer of %s is longer than one of %d tokens can be", m.named.Host, m.opt.MaxOutput)
	case errors.Is(err, context.DeadlineExceeded):
		return faultf(Timeout, "%s", m.named.Broken(err, limit))
	case errors.Is(err, context.Canceled):
		return faultf(Cancelled, "broken off")
	case errors.Is(err, errNowhere):
		return faultf(Unreachable, "%v: name another host with llm.url", errNowhere)
	case upstream.Unreached(err):
		return faultf(Unreachable, "%s", m.named.Broken(err, limit))
	case began:
		return faultf(Cut, "the answer of %s was cut", m.named.Host)
	}
	return faultf(Unreachable, "the connection to %s broke before an answer came", m.named.Host)
}

// unread is a fault of an answer that the library cannot read; what it says may hold some of the answer, and is not repeated.
func (m *Model) unread(err error) *Fault {
	if _, ok := errors.AsType[*openai.APIError](err); ok {
		return faultf(ServerError, "%s broke off its answer with an error of its own", m.named.Host)
	}
	return faultf(BadAnswer, "the answer of %s cannot be read: does llm.url end before /chat/completions, and does the server stream?", m.named.Host)
}
