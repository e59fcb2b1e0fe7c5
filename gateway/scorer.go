package gateway

import (
	"encoding/json"
	"net/http"
	"unicode/utf8"

	"roundpeg/chat"
)

const maxScorerNote = 1000

// scorerOut is a version of the scorer's settings.
type scorerOut struct {
	Version  chat.Seq        `json:"version"`
	Settings json.RawMessage `json:"settings"`
}

// getScorer is GET /v1/scorer: what was saved last.
func (g *Gateway) getScorer(c *call) error {
	if err := g.hasScorer(); err != nil {
		return err
	}
	settings, version := g.Scorer.Newest()
	return c.answerScorer(settings, version)
}

// putScorer is PUT /v1/scorer.
func (g *Gateway) putScorer(c *call) error {
	if err := g.hasScorer(); err != nil {
		return err
	}
	var in struct {
		Settings json.RawMessage `json:"settings"`
		Note     string          `json:"note"`
	}
	if err := c.readUpTo(maxScorer, &in); err != nil {
		return err
	}
	if firstByte(in.Settings) != '{' {
		return chat.Faultf(chat.ErrInvalid, "settings must be an object, such as GET /v1/scorer gives")
	}
	if n := utf8.RuneCountInString(in.Note); n > maxScorerNote {
		return chat.Faultf(chat.ErrInvalid, "note has %d characters: at most %d are taken", n, maxScorerNote)
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	version, err := g.Scorer.Save(c.r.Context(), c.who.by, in.Settings, in.Note, base)
	if err != nil {
		return err
	}
	if kept, err := g.Scorer.Version(c.r.Context(), version); err == nil { // as the scorer wrote them; saved they are either way
		in.Settings = kept
	}
	return c.answerScorer(in.Settings, version)
}

// listScorer is GET /v1/scorer/versions.
func (g *Gateway) listScorer(c *call) error {
	if err := g.hasScorer(); err != nil {
		return err
	}
	return c.answer(http.StatusOK, list[chat.ScorerVersion]{Items: append([]chat.ScorerVersion{}, g.Scorer.Versions()...)})
}

// oneScorer is GET /v1/scorer/versions/{version}.
func (g *Gateway) oneScorer(c *call) error {
	version, settings, err := c.scorerVersion()
	if err != nil {
		return err
	}
	return c.answerScorer(settings, version)
}

// restoreScorer is POST /v1/scorer/versions/{version}/restore.
func (g *Gateway) restoreScorer(c *call) error {
	old, settings, err := c.scorerVersion()
	if err != nil {
		return err
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	version, err := g.Scorer.Restore(c.r.Context(), c.who.by, old, base)
	if err != nil {
		return err
	}
	return c.answerScorer(settings, version)
}

func (g *Gateway) hasScorer() error {
	if g.Scorer == nil {
		return chat.Faultf(chat.ErrNotFound, "this server keeps no settings of the scorer")
	}
	return nil
}

// scorerVersion is the one in the path, with what it holds.
func (c *call) scorerVersion() (chat.Seq, json.RawMessage, error) {
	if err := c.g.hasScorer(); err != nil {
		return 0, nil, err
	}
	n, err := c.versionNumber()
	if err != nil {
		return 0, nil, err
	}
	settings, err := c.g.Scorer.Version(c.r.Context(), n)
	return n, settings, err
}

func (c *call) answerScorer(settings json.RawMessage, version chat.Seq) error {
	c.tag(version)
	return c.answer(http.StatusOK, scorerOut{version, settings})
}
