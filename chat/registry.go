package chat

import (
	"bytes"
	"encoding/json"
	"strings"
)

func (Started) Kind() Kind          { return "started" }
func (Message) Kind() Kind          { return "message" }
func (Decision) Kind() Kind         { return "decision" }
func (HandoffRequested) Kind() Kind { return "handoff_requested" }
func (HandoffCancelled) Kind() Kind { return "handoff_cancelled" }
func (AgentJoined) Kind() Kind      { return "agent_joined" }
func (AgentLeft) Kind() Kind        { return "agent_left" }
func (Returned) Kind() Kind         { return "returned" }
func (Transferred) Kind() Kind      { return "transferred" }
func (Promised) Kind() Kind         { return "promised" }
func (PromiseKept) Kind() Kind      { return "promise_kept" }
func (PromiseOverdue) Kind() Kind   { return "promise_overdue" }
func (PromiseReminded) Kind() Kind  { return "promise_reminded" }
func (Escalated) Kind() Kind        { return "escalated" }
func (Note) Kind() Kind             { return "note" }
func (Notice) Kind() Kind           { return "notice" }
func (Feedback) Kind() Kind         { return "feedback" }
func (Rated) Kind() Kind            { return "rated" }
func (Closed) Kind() Kind           { return "closed" }
func (Verdict) Kind() Kind          { return "verdict" }
func (Again) Kind() Kind            { return "asked_again" }
func (r Record) Kind() Kind         { return r.What }
func (u Unknown) Kind() Kind        { return u.Of }

type decoder func([]byte) (Body, error)

// decode reads the body of an event of kind. Kinds of the house's own logs start with "@" and are Records.
func decode(kind Kind, b []byte) (Body, error) {
	if d, ok := kinds[kind]; ok {
		return d(b)
	}
	if strings.HasPrefix(string(kind), "@") {
		r := Record{What: kind}
		err := json.Unmarshal(b, &r)
		return r, err
	}
	return Unknown{Of: kind, Raw: bytes.Clone(b)}, nil
}

func as[B Body](b []byte) (Body, error) {
	var body B
	err := json.Unmarshal(b, &body)
	return body, err
}

var kinds = map[Kind]decoder{
	Started{}.Kind():          as[Started],
	Message{}.Kind():          as[Message],
	Decision{}.Kind():         as[Decision],
	HandoffRequested{}.Kind(): as[HandoffRequested],
	HandoffCancelled{}.Kind(): as[HandoffCancelled],
	AgentJoined{}.Kind():      as[AgentJoined],
	AgentLeft{}.Kind():        as[AgentLeft],
	Returned{}.Kind():         as[Returned],
	Transferred{}.Kind():      as[Transferred],
	Promised{}.Kind():         as[Promised],
	PromiseKept{}.Kind():      as[PromiseKept],
	PromiseOverdue{}.Kind():   as[PromiseOverdue],
	PromiseReminded{}.Kind():  as[PromiseReminded],
	Escalated{}.Kind():        as[Escalated],
	Note{}.Kind():             as[Note],
	Notice{}.Kind():           as[Notice],
	Feedback{}.Kind():         as[Feedback],
	Rated{}.Kind():            as[Rated],
	Closed{}.Kind():           as[Closed],
	Verdict{}.Kind():          as[Verdict],
	Again{}.Kind():            as[Again],
	Breached{}.Kind():         as[Breached],
	PromiseMoved{}.Kind():     as[PromiseMoved],
	PromiseBroken{}.Kind():    as[PromiseBroken],
	Identified{}.Kind():       as[Identified],
	Granted{}.Kind():          as[Granted],
	GrantPending{}.Kind():     as[GrantPending],
	GrantRefused{}.Kind():     as[GrantRefused],
	GrantTried{}.Kind():       as[GrantTried],
	Tagged{}.Kind():           as[Tagged],
	Snoozed{}.Kind():          as[Snoozed],
	Joined{}.Kind():           as[Joined],
	Parted{}.Kind():           as[Parted],
}
