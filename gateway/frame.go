package gateway

import (
	"bytes"
	"encoding/json"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// frame is what every frame of a client has; the fields of its type are read from raw.
type frame struct {
	kind    string
	id      string
	hasID   bool    // id is a string, so that it is echoed, valid or not
	session chat.ID // empty unless it is a string: customers' frames do not list it, those of the desk check it
	raw     []byte
}

// decode reads the head of a frame. On an error what could be read comes back, so that the id can be echoed.
func decode(raw []byte) (frame, error) {
	f := frame{raw: raw}
	var head struct {
		Type, ID, Session json.RawMessage
	}
	if b := bytes.TrimLeft(raw, " \t\r\n"); len(b) == 0 || b[0] != '{' {
		return f, errBadJSON
	}
	if err := json.Unmarshal(raw, &head); err != nil {
		return f, errBadJSON
	}
	f.hasID = isString(head.ID) && json.Unmarshal(head.ID, &f.id) == nil
	if !isString(head.Type) || json.Unmarshal(head.Type, &f.kind) != nil {
		return f, chat.Faultf(command.ErrUnknown, "type is missing: it must be a string")
	}
	if isString(head.Session) && json.Unmarshal(head.Session, &f.session) != nil {
		return f, errBadJSON
	}
	return f, nil
}

func isString(b json.RawMessage) bool { return len(b) > 0 && b[0] == '"' }

// fields reads the fields of the frame's type into to.
func (f frame) fields(to any) error {
	if err := json.Unmarshal(f.raw, to); err != nil {
		return command.Mistyped(err)
	}
	return nil
}

// What the server says on both sockets.
type (
	ackFrame struct {
		Type      string   `json:"type"`
		ID        string   `json:"id"`
		Seq       chat.Seq `json:"seq,omitempty"`
		Duplicate bool     `json:"duplicate,omitempty"`
		Promise   string   `json:"promise,omitempty"`
		Grant     string   `json:"grant,omitempty"`
	}
	errorFrame struct {
		Type    string  `json:"type"`
		Code    string  `json:"code"`
		Message string  `json:"message"`
		ID      *string `json:"id,omitempty"`
		Retry   int64   `json:"retry_after_ms,omitempty"`
	}
	typingFrame struct {
		Type    string    `json:"type"`
		Session chat.ID   `json:"session,omitempty"`
		Role    chat.Role `json:"role"`
		On      bool      `json:"on"`
	}
	readFrame struct {
		Type    string    `json:"type"`
		Session chat.ID   `json:"session,omitempty"`
		Role    chat.Role `json:"role"`
		Seq     chat.Seq  `json:"seq"`
	}
)

func ackOf(f frame, r command.Receipt) ackFrame {
	return ackFrame{Type: "ack", ID: f.id, Seq: r.Seq, Duplicate: r.Duplicate, Promise: r.Promise, Grant: r.Grant}
}

func (g *Gateway) refusal(f frame, err error) errorFrame {
	p := g.explain(err)
	e := errorFrame{Type: "error", Code: p.Code, Message: p.Detail, Retry: p.Retry}
	if f.hasID {
		e.ID = &f.id
	}
	return e
}

// encode writes a frame of our own types, which always can be.
func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("frame: " + err.Error())
	}
	return b
}

// eventFrame writes an event of a log; session is empty for customers, who have but one.
func eventFrame(session chat.ID, e chat.Event) ([]byte, error) {
	b := make([]byte, 0, 512)
	b = append(b, `{"type":"event",`...)
	if session != "" {
		b = append(b, `"session":`...)
		b = append(b, encode(session)...)
		b = append(b, ',')
	}
	b, err := e.AppendJSON(append(b, `"event":`...))
	return append(b, '}'), err
}
