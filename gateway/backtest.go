package gateway

import (
	"encoding/json"
	"net/http"

	"roundpeg/chat"
)

const (
	usualDays = 30
	maxDays   = 366
)

// progress is work in the background, as far as it is. Who asks the same again hears of the same work.
type progress struct {
	Ready  bool            `json:"ready"`
	Done   float64         `json:"done"` // 0 … 1
	Result json.RawMessage `json:"result,omitempty"`
}

// backtest is POST /v1/backtest: what settings, or the newest, would have made of the conversations of so many days.
func (g *Gateway) backtest(c *call) error {
	settings, days, err := c.span()
	if err != nil {
		return err
	}
	done, result, err := g.Backtester.Run(c.r.Context(), settings, days)
	return c.answerProgress(done, result, err)
}

// refit is POST /v1/scorer/refit: settings learned from the verdicts of so many days. They are not saved.
func (g *Gateway) refit(c *call) error {
	_, days, err := c.span()
	if err != nil {
		return err
	}
	done, result, err := g.Backtester.Refit(c.r.Context(), days)
	return c.answerProgress(done, result, err)
}

// span reads the settings, nil for the newest, and the days of a body.
func (c *call) span() (settings json.RawMessage, days int, err error) {
	if c.g.Backtester == nil {
		return nil, 0, chat.Faultf(chat.ErrNotFound, "this server does not work through stored conversations")
	}
	var in struct {
		Settings json.RawMessage `json:"settings"`
		Days     *int            `json:"days"`
	}
	if err := c.readUpTo(maxScorer, &in); err != nil {
		return nil, 0, err
	}
	days = usualDays
	if in.Days != nil {
		days = *in.Days
	}
	if days < 1 || days > maxDays {
		return nil, 0, chat.Faultf(chat.ErrInvalid, "days must be a whole number from 1 to %d", maxDays)
	}
	switch firstByte(in.Settings) {
	case '{':
		return in.Settings, days, nil
	case 0, 'n': // left out, or null
		return nil, days, nil
	}
	return nil, 0, chat.Faultf(chat.ErrInvalid, "settings must be an object, such as GET /v1/scorer gives, or left out for the newest")
}

func (c *call) answerProgress(done float64, result json.RawMessage, err error) error {
	if err != nil {
		return err
	}
	p := progress{Ready: result != nil, Result: result}
	switch {
	case p.Ready:
		p.Done = 1
	case done > 0: // nor is it what can not be written
		p.Done = min(done, 1)
	}
	return c.answer(http.StatusOK, p)
}
