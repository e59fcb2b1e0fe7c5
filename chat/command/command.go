// Package command holds what customers and agents may ask for, as it comes over the wire: the fields, their bounds and
// the fingerprint by which a repeated command is recognised. Whether the session allows it is decided by the bot and the desk.
package command

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"roundpeg/chat"
)

// Command is one thing asked for. Check trims the fields and returns a chat.ErrInvalid fault that names the field and the fix.
type Command interface {
	Name() string
	Check(now time.Time) error
}

// Actor is who asks: the customer of the session, or an agent with a tier.
type Actor struct {
	By       chat.By
	Tier     int  // agents
	Verified bool // customers: the site signed for who they are
}

// Receipt is what an ack says.
type Receipt struct {
	Seq       chat.Seq
	Duplicate bool
	Promise   string
	Grant     string
}

const (
	MaxText   = 4000 // code points of a message or note
	maxReason = 1000
)

var idPattern = regexp.MustCompile(`^[A-Za-z0-9._:-]{1,64}$`)

// CheckID checks the id that a sender chose for a command.
func CheckID(id string) error {
	if !idPattern.MatchString(id) {
		return chat.Faultf(chat.ErrInvalid, "id must have 1 to 64 of A-Z a-z 0-9 - _ . :")
	}
	return nil
}

// Print fingerprints a checked command: its name and its listed fields.
func Print(c Command) string {
	b, err := json.Marshal(c)
	if err != nil {
		panic(fmt.Sprintf("command %s: %v", c.Name(), err)) // commands are plain structs
	}
	sum := sha256.Sum256(append([]byte(c.Name()+"\x00"), b...))
	return hex.EncodeToString(sum[:12])
}

// Parse reads and checks the command of that type from a frame. Types of another role are unknown.
func Parse(role chat.Role, kind string, frame []byte, now time.Time) (Command, error) {
	set := customers
	if role == chat.Agent {
		set = agents
	}
	build, ok := set[kind]
	if !ok {
		return nil, ErrUnknown
	}
	c := build()
	if err := json.Unmarshal(frame, c); err != nil {
		return nil, Mistyped(err)
	}
	return c, c.Check(now)
}

// ErrUnknown says that there is no command of that type.
var ErrUnknown = errors.New("unknown command")

// Mistyped words a failure of json.Unmarshal so that it names the field.
func Mistyped(err error) error {
	var t *json.UnmarshalTypeError
	if errors.As(err, &t) {
		return chat.Faultf(chat.ErrInvalid, "%s must be %s, not %s", t.Field, plain(t.Type.String()), t.Value)
	}
	return chat.Faultf(chat.ErrInvalid, "a field cannot be read: %v", err)
}

func plain(goType string) string {
	switch {
	case strings.Contains(goType, "string"):
		return "a string"
	case strings.Contains(goType, "bool"):
		return "true or false"
	case strings.Contains(goType, "int"), strings.Contains(goType, "Seq"):
		return "a whole number"
	case strings.Contains(goType, "Time"):
		return "a time such as 2026-11-23T09:00:00Z"
	}
	return "an object"
}

func text(field string, s *string, max int, required bool) error {
	*s = strings.TrimSpace(*s)
	switch n := utf8.RuneCountInString(*s); {
	case n == 0 && required:
		return chat.Faultf(chat.ErrInvalid, "%s is missing: give 1 to %d characters", field, max)
	case n > max:
		return chat.Faultf(chat.ErrInvalid, "%s has %d characters: at most %d are taken", field, n, max)
	}
	return nil
}

func oneOf(field, value string, allowed ...string) error {
	for _, a := range allowed {
		if value == a {
			return nil
		}
	}
	return chat.Faultf(chat.ErrInvalid, "%s must be one of %s", field, strings.Join(allowed, ", "))
}
