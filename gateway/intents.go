package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"roundpeg/chat"
	"roundpeg/chat/command"
	"roundpeg/intents"
)

const maxHistory = 100

// classify is POST /v1/classify: what the bot would decide, with no session made.
func (g *Gateway) classify(c *call) error {
	var in struct {
		Text    string `json:"text"`
		Locale  string `json:"locale"`
		History []Said `json:"history"`
	}
	if err := c.read(&in); err != nil {
		return err
	}
	in.Text = strings.TrimSpace(in.Text)
	if err := checkText("text", in.Text, command.MaxText); err != nil {
		return err
	}
	if !localePattern.MatchString(in.Locale) {
		return chat.Faultf(chat.ErrInvalid, "locale must look like en or en-US")
	}
	if len(in.History) > maxHistory {
		return chat.Faultf(chat.ErrInvalid, "history has %d turns: at most %d are taken", len(in.History), maxHistory)
	}
	for i, turn := range in.History {
		if turn.By != chat.Customer && turn.By != chat.Bot && turn.By != chat.Agent {
			return chat.Faultf(chat.ErrInvalid, "history[%d].by must be customer, bot or agent", i)
		}
		if err := checkText(fmt.Sprintf("history[%d].text", i), turn.Text, command.MaxText); err != nil {
			return err
		}
	}
	d, err := g.Bot.Consider(c.r.Context(), in.Text, in.Locale, in.History)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, d)
}

// getIntents is GET /v1/intents.
func (g *Gateway) getIntents(c *call) error { return c.answer(http.StatusOK, g.Bot.Intents()) }

// putIntents is PUT /v1/intents: all of them or nothing.
func (g *Gateway) putIntents(c *call) error {
	b, err := c.body(maxIntents)
	if err != nil {
		return err
	}
	if !json.Valid(b) || firstByte(b) != '{' {
		return errBadJSON
	}
	set, err := intents.ParseJSON(b)
	if _, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return command.Mistyped(err)
	}
	if err != nil {
		return chat.Faultf(chat.ErrInvalid, "%v", err) // written for owners: it names the field and the fix
	}
	if err := g.Bot.Learn(c.r.Context(), c.who.by, set); err != nil {
		return err
	}
	return c.answer(http.StatusOK, g.Bot.Intents())
}

// listExceptions is GET /v1/exceptions. This version does not group them yet.
func (g *Gateway) listExceptions(c *call) error {
	return c.answer(http.StatusOK, list[struct{}]{Items: []struct{}{}})
}

// promoteException is POST /v1/exceptions/{id}/promote.
func (g *Gateway) promoteException(c *call) error {
	return chat.Faultf(chat.ErrInvalid, "this version does not group exceptions yet: add the intent by PUT /v1/intents")
}
