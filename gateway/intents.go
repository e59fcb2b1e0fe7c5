package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"roundpeg/chat"
	"roundpeg/intents"
)

// getIntents is GET /v1/intents: what was saved last.
func (g *Gateway) getIntents(c *call) error {
	set, version, err := g.Mind.Newest()
	if err != nil {
		return err
	}
	return c.answerSet(http.StatusOK, set, version)
}

// putIntents is PUT /v1/intents: all of them or nothing.
func (g *Gateway) putIntents(c *call) error {
	set, err := c.readSet()
	if err != nil {
		return err
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	version, err := g.Mind.Save(c.r.Context(), c.who.by, set, base)
	if err != nil {
		return err
	}
	return c.saved(set, version)
}

// restoreIntents is POST /v1/intents/versions/{version}/restore.
func (g *Gateway) restoreIntents(c *call) error {
	old, set, err := c.version()
	if err != nil {
		return err
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	version, err := g.Mind.Restore(c.r.Context(), c.who.by, old, base)
	if err != nil {
		return err
	}
	return c.saved(set, version)
}

// oneIntents is GET /v1/intents/versions/{version}.
func (g *Gateway) oneIntents(c *call) error {
	version, set, err := c.version()
	if err != nil {
		return err
	}
	return c.answerSet(http.StatusOK, set, version)
}

// listIntents is GET /v1/intents/versions.
func (g *Gateway) listIntents(c *call) error {
	return c.answer(http.StatusOK, list[chat.Version]{Items: append([]chat.Version{}, g.Mind.Versions()...)})
}

// intentsStatus is GET /v1/intents/status.
func (g *Gateway) intentsStatus(c *call) error { return c.answer(http.StatusOK, g.Mind.Learning()) }

// reviewIntents is GET /v1/intents/review.
func (g *Gateway) reviewIntents(c *call) error {
	var out struct {
		Version chat.Seq `json:"version"`
		Ready   bool     `json:"ready"`
		Error   string   `json:"error,omitempty"`
		*intents.Review
	}
	var err error
	out.Version, out.Review, err = g.Mind.Review()
	out.Ready = err != nil || out.Review != nil
	if err != nil {
		out.Error = err.Error()
	}
	if r := out.Review; r != nil { // a list is a list, also where there is nothing in it
		r.Alike, r.Weak, r.Suspect = append([]intents.Pair{}, r.Alike...), append([]intents.Weak{}, r.Weak...), append([]intents.Suspect{}, r.Suspect...)
	}
	return c.answer(http.StatusOK, out)
}

// readSet reads the body, JSON or YAML.
func (c *call) readSet() (set intents.Set, err error) {
	parse, broken := intents.ParseJSON, errBadJSON
	switch c.media() {
	case "application/json":
	case "application/yaml", "application/x-yaml", "text/yaml":
		parse, broken = intents.Parse, chat.ErrInvalid
	default:
		return set, chat.Faultf(chat.ErrInvalid, "send JSON or YAML, with Content-Type: application/json or application/yaml")
	}
	b, err := c.bytes(maxIntents)
	if err != nil {
		return set, err
	}
	set, err = parse(b)
	if p, ok := errors.AsType[*intents.Problem](err); ok {
		kind := chat.ErrInvalid
		if !json.Valid(b) || firstByte(b) != '{' {
			kind = broken
		}
		return set, &badSet{p, kind}
	}
	return set, err
}

// ifMatch is the version that the header names; nil without one.
func (c *call) ifMatch() (*chat.Seq, error) {
	tag := strings.TrimSpace(c.r.Header.Get("If-Match"))
	if tag == "" || tag == "*" {
		return nil, nil
	}
	n, err := strconv.ParseUint(strings.Trim(strings.TrimPrefix(tag, "W/"), `"`), 10, 63)
	if err != nil {
		return nil, chat.Faultf(chat.ErrInvalid, `If-Match must be the ETag of the version that was changed, such as "7"`)
	}
	version := chat.Seq(n)
	return &version, nil
}

// version is the one in the path, with what it holds.
func (c *call) version() (chat.Seq, intents.Set, error) {
	n, err := c.versionNumber()
	if err != nil {
		return 0, intents.Set{}, err
	}
	set, err := c.g.Mind.Version(c.r.Context(), n)
	return n, set, err
}

func (c *call) versionNumber() (chat.Seq, error) {
	n, err := strconv.ParseUint(c.r.PathValue("version"), 10, 63)
	if err != nil {
		return 0, chat.Faultf(chat.ErrNotFound, "there is no such version: it is a whole number")
	}
	return chat.Seq(n), nil
}

// saved answers what was saved: 200 once it is read by, 202 if that takes its time.
func (c *call) saved(set intents.Set, version chat.Seq) error {
	ctx, done := context.WithTimeout(c.r.Context(), c.g.patience.train)
	defer done()
	status := http.StatusAccepted
	if c.g.Mind.Learned(ctx, version) {
		status = http.StatusOK
	}
	return c.answerSet(status, set, version)
}

func (c *call) answerSet(status int, set intents.Set, version chat.Seq) error {
	c.tag(version)
	return c.answer(status, set)
}

// tag names the version of the answer, which a later If-Match is held against.
func (c *call) tag(version chat.Seq) { c.w.Header().Set("ETag", fmt.Sprintf(`"%d"`, version)) }
