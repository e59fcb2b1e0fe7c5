package gateway

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"time"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// replies is what agents share: canned replies, and macros, which are several steps in one.
type replies struct {
	Replies []cannedReply `json:"replies"`
	Macros  []macro       `json:"macros"`
}

// cannedReply is a text by language. {name}, {agent}, {order} and the like are filled in when it is chosen.
type cannedReply struct {
	Key  string            `json:"key"`
	Text map[string]string `json:"text"`
}

type macro struct {
	Key   string            `json:"key"`
	Name  map[string]string `json:"name"`
	Steps []macroStep       `json:"steps"`
}

// macroStep is one thing that a macro does, with the fields of the frame of that name.
type macroStep struct {
	Do         string            `json:"do"`
	Text       map[string]string `json:"text,omitempty"` // message, note: by language
	Add        []string          `json:"add,omitempty"`  // tag
	Remove     []string          `json:"remove,omitempty"`
	Minutes    int               `json:"minutes,omitempty"` // snooze: for so long
	Tier       int               `json:"tier,omitempty"`    // transfer
	Department string            `json:"department,omitempty"`
	Outcome    string            `json:"outcome,omitempty"` // resolve
	Cause      string            `json:"cause,omitempty"`
	Reason     string            `json:"reason,omitempty"`
}

const (
	repliesPaper = "replies"
	maxReplies   = 500
	maxSteps     = 10
	maxSettings  = 32 << 10
	maxPaper     = 512 << 10
)

var (
	keyPattern      = regexp.MustCompile(`^[^\s/:{}]{1,24}$`)
	languagePattern = regexp.MustCompile(`^[a-z]{2,3}$`)
	steps           = []string{"message", "note", "tag", "snooze", "transfer", "return", "resolve"}
)

func (r *replies) check() error {
	if len(r.Replies) > maxReplies || len(r.Macros) > maxReplies {
		return chat.Faultf(chat.ErrInvalid, "replies and macros: at most %d of each are taken", maxReplies)
	}
	seen := map[string]bool{}
	for _, c := range r.Replies {
		if err := checkKey("replies", c.Key, seen); err != nil {
			return err
		}
		if err := checkTexts("replies: "+c.Key+": text", c.Text, command.MaxText); err != nil {
			return err
		}
	}
	for _, m := range r.Macros {
		if err := checkKey("macros", m.Key, seen); err != nil {
			return err
		}
		if err := checkTexts("macros: "+m.Key+": name", m.Name, 80); err != nil {
			return err
		}
		if n := len(m.Steps); n < 1 || n > maxSteps {
			return chat.Faultf(chat.ErrInvalid, "macros: %s: steps must be 1 to %d", m.Key, maxSteps)
		}
		for i, s := range m.Steps {
			if err := s.check(); err != nil {
				return chat.Faultf(chat.ErrInvalid, "macros: %s: step %d: %s", m.Key, i+1, err)
			}
			if i < len(m.Steps)-1 && (s.Do == "transfer" || s.Do == "return" || s.Do == "resolve") {
				return chat.Faultf(chat.ErrInvalid, "macros: %s: step %d: after a %s the conversation is no longer the agent's: make it the last step", m.Key, i+1, s.Do)
			}
		}
	}
	return nil
}

func checkKey(field, key string, seen map[string]bool) error {
	switch {
	case !keyPattern.MatchString(key):
		return chat.Faultf(chat.ErrInvalid, "%s: key %q must have 1 to 24 characters without spaces, /, : or braces", field, key)
	case seen[strings.ToLower(key)]:
		return chat.Faultf(chat.ErrInvalid, "%s: key %q is there twice", field, key)
	}
	seen[strings.ToLower(key)] = true
	return nil
}

func checkTexts(field string, texts map[string]string, most int) error {
	if len(texts) == 0 {
		return chat.Faultf(chat.ErrInvalid, "%s is missing: give it by language, such as {\"en\": …}", field)
	}
	for language, text := range texts {
		if !languagePattern.MatchString(language) {
			return chat.Faultf(chat.ErrInvalid, "%s: %q is no language such as en", field, language)
		}
		if err := checkText(field+": "+language, strings.TrimSpace(text), most); err != nil {
			return err
		}
	}
	return nil
}

// check holds a step against what the frame of its name takes.
func (s macroStep) check() error {
	switch s.Do {
	case "message", "note":
		return checkTexts("text", s.Text, command.MaxText)
	case "tag":
		return (&command.Tag{Add: s.Add, Remove: s.Remove}).Check(time.Time{})
	case "snooze":
		if s.Minutes < 1 || s.Minutes > 30*24*60 {
			return chat.Faultf(chat.ErrInvalid, "minutes must be from 1 to %d", 30*24*60)
		}
		return nil
	case "transfer":
		return (&command.Transfer{To: command.To{Tier: s.Tier, Department: s.Department}, Reason: s.Reason}).Check(time.Time{})
	case "resolve":
		return (&command.Resolve{Outcome: s.Outcome, Cause: s.Cause, Department: s.Department}).Check(time.Time{})
	case "return":
		return nil
	}
	return chat.Faultf(chat.ErrInvalid, "do must be one of %s", strings.Join(steps, ", "))
}

// getReplies is GET /v1/replies.
func (g *Gateway) getReplies(c *call) error {
	r := replies{}
	p := g.Staff.Paper(repliesPaper)
	if p.Version > 0 {
		if err := json.Unmarshal(p.Data, &r); err != nil {
			return err
		}
	}
	return c.answerReplies(r, p.Version)
}

// putReplies is PUT /v1/replies: replaces all of them; with If-Match only what the caller has seen.
func (g *Gateway) putReplies(c *call) error {
	var r replies
	if err := c.readUpTo(maxPaper, &r); err != nil {
		return err
	}
	if err := r.check(); err != nil {
		return err
	}
	base, err := c.ifMatch()
	if err != nil {
		return err
	}
	p, err := g.Staff.SavePaper(c.r.Context(), c.who.by, repliesPaper, encode(r), base)
	if err != nil {
		return err
	}
	return c.answerReplies(r, p.Version)
}

func (c *call) answerReplies(r replies, version chat.Seq) error {
	if r.Replies == nil {
		r.Replies = []cannedReply{}
	}
	if r.Macros == nil {
		r.Macros = []macro{}
	}
	c.tag(version)
	return c.answer(http.StatusOK, r)
}

// getSettings is GET /v1/me/settings: what the agent's console keeps for them.
func (g *Gateway) getSettings(c *call) error {
	p := g.Staff.Paper(settingsPaper(c))
	if p.Version == 0 {
		p.Data = json.RawMessage("{}")
	}
	return c.answer(http.StatusOK, p.Data)
}

// putSettings is PUT /v1/me/settings: any JSON object.
func (g *Gateway) putSettings(c *call) error {
	var any map[string]json.RawMessage
	if err := c.readUpTo(maxSettings, &any); err != nil {
		return err
	}
	p, err := g.Staff.SavePaper(c.r.Context(), c.who.by, settingsPaper(c), encode(any), nil)
	if err != nil {
		return err
	}
	return c.answer(http.StatusOK, p.Data)
}

func settingsPaper(c *call) string { return "settings/" + c.who.by.ID }
