package gateway

import (
	"context"
	"encoding/json"

	"roundpeg/chat"
	"roundpeg/staff"
)

// Staff knows who works here; package staff keeps it. Errors are of chat's kinds.
type Staff interface {
	// SignIn gives a cookie: chat.ErrDenied when e-mail and password do not match, chat.ErrLimited after too many failures.
	SignIn(ctx context.Context, email, password, addr string) (cookie string, a staff.Agent, err error)
	// SignedIn is asked again every second for each open socket, so it must be cheap.
	SignedIn(cookie string) (staff.Agent, bool)
	SignOut(ctx context.Context, cookie string) error
	Token(bearer string) (staff.Token, bool)

	Agents() []staff.Agent
	Agent(id string) (staff.Agent, bool)
	CreateAgent(ctx context.Context, by chat.By, c staff.Change) (staff.Agent, error)
	UpdateAgent(ctx context.Context, by chat.By, id string, c staff.Change) (staff.Agent, error)
	CreateToken(ctx context.Context, by chat.By, name string, scopes []string) (t staff.Token, secret string, err error)
	// Paper is what the desk keeps under a name; SavePaper replaces it: chat.ErrConflict where base, unless nil, is not the version that is kept.
	Paper(name string) staff.Paper
	SavePaper(ctx context.Context, by chat.By, name string, data json.RawMessage, base *chat.Seq) (staff.Paper, error)
	// Changed calls f after each change of an agent until stop; f is quick.
	Changed(f func(agentID string)) (stop func())
}
