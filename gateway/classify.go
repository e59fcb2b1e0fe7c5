package gateway

import (
	"fmt"
	"net/http"
	"strings"

	"roundpeg/chat"
	"roundpeg/chat/command"
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
