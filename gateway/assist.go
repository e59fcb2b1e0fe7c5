package gateway

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

const (
	maxExamples = 100       // texts that an intent is drafted from
	maxIntent   = 256 << 10 // bytes of one intent, or of the texts
)

// assist is POST /v1/sessions/{id}/assist: a summary, suggested replies or a translation, for the agent alone. Nothing of it is kept or sent.
func (g *Gateway) assist(c *call) error {
	var ask chat.Ask
	if err := c.read(&ask); err != nil {
		return err
	}
	ask.Text = strings.TrimSpace(ask.Text)
	for field, l := range map[string]string{"locale": ask.Locale, "to": ask.To} {
		if !localePattern.MatchString(l) {
			return chat.Faultf(chat.ErrInvalid, "%s must look like en or en-US", field)
		}
	}
	if ask.Text != "" {
		if err := checkText("text", ask.Text, command.MaxText); err != nil {
			return err
		}
	}
	return c.machine(func() (chat.Made, error) {
		return g.Assistant.Assist(c.r.Context(), chat.ID(c.r.PathValue("id")), ask)
	})
}

// suggest is POST /v1/intents/suggest: phrases for an intent, or a draft of one from what customers wrote. Nothing is saved.
func (g *Gateway) suggest(c *call) error {
	var in struct {
		What     string         `json:"what"`
		Intent   intents.Intent `json:"intent"`
		Language string         `json:"language"`
		Texts    []string       `json:"texts"`
	}
	if err := c.readUpTo(maxIntent, &in); err != nil {
		return err
	}
	if in.Language == "" || !localePattern.MatchString(in.Language) {
		return chat.Faultf(chat.ErrInvalid, "language must look like en: the one that the phrases are in")
	}
	switch in.What {
	case "phrases":
		return c.machine(func() (chat.Made, error) { return g.Assistant.Phrases(c.r.Context(), in.Intent, in.Language) })
	case "draft":
		if n := len(in.Texts); n < 1 || n > maxExamples {
			return chat.Faultf(chat.ErrInvalid, "texts must have 1 to %d texts, as customers write them", maxExamples)
		}
		for i, text := range in.Texts {
			if err := checkText(fmt.Sprintf("texts[%d]", i), text, command.MaxText); err != nil {
				return err
			}
		}
		return c.machine(func() (chat.Made, error) { return g.Assistant.Draft(c.r.Context(), in.Texts, in.Language) })
	}
	return chat.Faultf(chat.ErrInvalid, "what must be phrases or draft")
}

// machine answers with what a model makes. That may take longer than a body may, whose deadline would end the request when it passes.
func (c *call) machine(make func() (chat.Made, error)) error {
	if c.g.Assistant == nil {
		return chat.Faultf(chat.ErrInvalid, "there is no language model: an admin can name one under llm in the configuration")
	}
	if err := c.g.assists.take(c.who.by.ID, c.g.Now()); err != nil {
		return err
	}
	http.NewResponseController(c.w).SetReadDeadline(time.Time{})
	made, err := make()
	if err != nil {
		return err
	}
	made.Machine = true
	return c.answer(http.StatusOK, made)
}

// uses are what agents may ask of the language model.
func (g *Gateway) uses() []string {
	if g.Assistant == nil {
		return nil
	}
	return g.Assistant.Uses()
}
