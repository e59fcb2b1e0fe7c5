package upstream

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
)

// Named is what a fault's words call things by: the server, and the operator's settings.
type Named struct {
	Host, Model       string
	Key, KeyName      string // its value, which is never repeated, and the environment variable that it is from
	Field, ModelField string // the settings with the address and the model
	Path              string // what the address must end before, such as /embeddings
}

// Refused is what an answer of status 300 and above means. Passing says that it may be over soon.
func (n Named) Refused(status int, wait time.Duration) (says string, passing bool) {
	fix := ""
	switch {
	case status >= 300 && status < 400:
		fix = fmt.Sprintf(": it sends elsewhere, which is not followed; name the right address with %s", n.Field)
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		fix = fmt.Sprintf(": the key in %s is not the right one", n.KeyName)
		if n.Key == "" {
			fix = fmt.Sprintf(": no key was sent; set %s", n.KeyName)
		}
	case status == http.StatusNotFound:
		fix = fmt.Sprintf(": it has no model %q (%s), or %s does not end before %s", n.Model, n.ModelField, n.Field, n.Path)
	case status == http.StatusTooManyRequests:
		fix, passing = ": too many requests, or the account is used up", true
		if wait > 0 {
			fix += fmt.Sprintf("; again after %s", wait)
		}
	case status == http.StatusRequestTimeout || status >= 500:
		passing = true
	}
	return fmt.Sprintf("%s answers %d%s", n.Host, status, fix), passing
}

// Broken is what an answer that did not come, or not whole, means; limit is how long was waited for it.
func (n Named) Broken(err error, limit time.Duration) string {
	if u, ok := errors.AsType[*url.Error](err); ok {
		err = u.Err
	}
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Sprintf("%s did not answer within %s", n.Host, limit.Round(10*time.Millisecond))
	case errors.Is(err, context.Canceled):
		return "broken off"
	case Unreached(err):
		return fmt.Sprintf("%s cannot be reached: %v: is it running there? name it with %s", n.Host, err, n.Field)
	}
	return fmt.Sprintf("the answer of %s was cut: %v", n.Host, err)
}

// Unreached says that no connection came about.
func Unreached(err error) bool {
	o, ok := errors.AsType[*net.OpError](err)
	return ok && o.Op == "dial"
}

// said is how much of what a server says of a fault is repeated.
const said = 200

// Quote is what a server says of a fault, on one line, without the key.
func (n Named) Quote(message string) string {
	if n.Key != "" {
		message = strings.ReplaceAll(message, n.Key, "…")
	}
	message = strings.Join(strings.FieldsFunc(message, func(r rune) bool { return unicode.IsSpace(r) || !unicode.IsPrint(r) }), " ")
	if r := []rune(message); len(r) > said {
		message = string(r[:said]) + "…"
	}
	return message
}

// RetryAfter reads the header of that name: seconds, or a date.
func RetryAfter(h http.Header, now time.Time) time.Duration {
	v := h.Get("Retry-After")
	if s, err := strconv.ParseFloat(v, 64); err == nil && s > 0 && s < 1e6 {
		return time.Duration(s * float64(time.Second))
	}
	if at, err := http.ParseTime(v); err == nil {
		return max(0, at.Sub(now))
	}
	return 0
}
