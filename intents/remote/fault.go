package remote

import (
	"errors"
	"fmt"
	"time"

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

// refused is a fault of the status of an answer. What the server says is told only if told: it may repeat what was sent.
func (e *Encoder) refused(c *call, err error, tell bool) *fault {
	f := &fault{status: c.status, wait: c.wait}
	f.says, f.passing = e.named.Refused(c.status, c.wait)
	if message := e.message(err); tell && message != "" {
		f.says += fmt.Sprintf(" (it says %q)", message)
	}
	return f
}

// message is what a server says of a fault, on one line, without the key.
func (e *Encoder) message(err error) string {
	if a, ok := errors.AsType[*openai.APIError](err); ok {
		return e.named.Quote(a.Message)
	}
	if r, ok := errors.AsType[*openai.RequestError](err); ok {
		return e.named.Quote(string(r.Body))
	}
	return ""
}

// broken is a fault of an answer that did not come, or not whole.
func (e *Encoder) broken(err error, limit time.Duration) *fault {
	if errors.Is(err, errTooLong) {
		return &fault{says: fmt.Sprintf("the answer of %s is longer than %d MiB a text: does it give embeddings?", e.named.Host, perText>>20)}
	}
	return &fault{says: e.named.Broken(err, limit), passing: true}
}
