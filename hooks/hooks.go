// Package hooks has the business's own systems carry out what agents granted: signed calls after the Standard Webhooks specification
// (standardwebhooks.com), which reach no address inside the house unless its operator named the host.
package hooks

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
)

// Options is what a Client is made of.
type Options struct {
	Secrets []string // whsec_…; while a secret is changed, the new one and the old one
	Allow   []string // hosts that may be inside the house, by name
	Now     func() time.Time

	timeout  time.Duration // the usual one unless a test is in a hurry
	resolver *net.Resolver // the system's unless a test has its own
}

const (
	usualTimeout = 10 * time.Second
	maxAnswer    = 64 << 10 // bytes of an answer that are read; nothing of it is kept
)

// Client sends orders. Safe for concurrent use.
type Client struct {
	http *http.Client
	sign signer
	now  func() time.Time
}

// New makes a Client; it refuses secrets that are no secrets.
func New(o Options) (*Client, error) {
	sign, err := newSigner(o.Secrets)
	if err != nil {
		return nil, err
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.timeout == 0 {
		o.timeout = usualTimeout
	}
	transport := &http.Transport{ // no proxy: it would dial for us, past the guard
		DialContext:            newGuard(o.Allow, o.resolver).dial,
		TLSHandshakeTimeout:    o.timeout,
		MaxResponseHeaderBytes: maxAnswer,
		MaxIdleConnsPerHost:    4,
		IdleConnTimeout:        time.Minute,
		ForceAttemptHTTP2:      true,
	}
	return &Client{sign: sign, now: o.Now, http: &http.Client{Transport: transport, Timeout: o.timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}}, nil
}

// Close lets go of idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// message is the body of a call.
type message struct {
	Type      string    `json:"type"`
	Timestamp chat.Time `json:"timestamp"` // of the grant, not of the attempt
	Data      granted   `json:"data"`
}

type granted struct {
	Grant     string      `json:"grant"`
	Action    string      `json:"action"`
	Amount    string      `json:"amount,omitempty"`
	Currency  string      `json:"currency,omitempty"`
	Session   chat.ID     `json:"session"`
	Customer  chat.Person `json:"customer"`
	Reason    string      `json:"reason"`
	GrantedBy chat.Ref    `json:"granted_by"`
	AskedBy   chat.Ref    `json:"asked_by"`
}

// Carry sends an order once and says what became of it. The same order sent again has the same webhook-id, by which its receiver knows it.
func (c *Client) Carry(ctx context.Context, o authority.Order) authority.Outcome {
	body, err := json.Marshal(message{"grant.granted", o.At, granted{Grant: o.Grant, Action: o.Action, Amount: o.Amount, Currency: o.Currency, Session: o.Session,
		Customer: o.Customer, Reason: o.Reason, GrantedBy: o.GrantedBy, AskedBy: o.AskedBy}})
	if err != nil {
		return authority.Outcome{Failed: true, Says: "the order cannot be written: " + err.Error()}
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, o.URL, bytes.NewReader(body))
	if err != nil {
		return authority.Outcome{Failed: true, Says: "the webhook's address cannot be read: set it right in the configuration"}
	}
	now := c.now()
	signature, err := c.sign.sign(o.Grant, now, body)
	if err != nil {
		return authority.Outcome{Failed: true, Says: "the order cannot be signed: " + err.Error()}
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "Roundpeg")
	r.Header.Set("Webhook-Id", o.Grant)
	r.Header.Set("Webhook-Timestamp", strconv.FormatInt(now.Unix(), 10))
	r.Header.Set("Webhook-Signature", signature)
	answer, err := c.http.Do(r)
	if err != nil {
		return unreached(o, err)
	}
	defer answer.Body.Close()
	io.Copy(io.Discard, io.LimitReader(answer.Body, maxAnswer)) // so that the connection can be used again; the status is all that counts
	return answered(o, answer, now)
}

// unreached is the outcome of a call that got no answer.
func unreached(o authority.Order, err error) authority.Outcome {
	if inside, ok := errors.AsType[*insideError](err); ok { // until somebody changes the configuration
		return authority.Outcome{Failed: true, Says: inside.Error()}
	}
	says := "no answer"
	if u, ok := errors.AsType[*url.Error](err); ok {
		if u.Timeout() {
			says = "no answer in time"
		} else {
			says += ": " + u.Err.Error()
		}
	}
	return again(o, says, 0)
}

// answered is the outcome of a call by the answer's status: 2xx is done, 4xx is for good, save those that mean "later"; all others may get better.
func answered(o authority.Order, r *http.Response, now time.Time) authority.Outcome {
	says := fmt.Sprintf("answered %d", r.StatusCode)
	if text := http.StatusText(r.StatusCode); text != "" {
		says += " " + text
	}
	switch code := r.StatusCode; {
	case code >= 200 && code < 300:
		return authority.Outcome{Done: true}
	case code >= 300 && code < 400:
		return again(o, says+": redirects are not followed", 0)
	case code >= 400 && code < 500 && code != http.StatusRequestTimeout && code != http.StatusTooManyRequests:
		return authority.Outcome{Failed: true, Says: says}
	}
	return again(o, says, retryAfter(r.Header.Get("Retry-After"), now))
}

// again lets an order be tried again after the back-off, or after least if that is longer; after the last attempt it has failed for good.
func again(o authority.Order, says string, least time.Duration) authority.Outcome {
	if o.Attempt >= attempts {
		return authority.Outcome{Failed: true, Says: fmt.Sprintf("%s; given up after %d attempts", says, o.Attempt)}
	}
	return authority.Outcome{Says: says, Again: max(backoff(o.Grant, o.Attempt), least)}
}

// hostname is a host as it is compared: without case and the root's dot.
func hostname(host string) string { return strings.ToLower(strings.TrimSuffix(host, ".")) }
