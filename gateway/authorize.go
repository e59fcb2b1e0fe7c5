package gateway

import (
	"fmt"

	"roundpeg/chat"
	"roundpeg/staff"
)

// role is a set of the parts in which somebody may act.
type role uint8

const (
	anyone     role = 1 << iota
	customer        // of one session
	verified        // a customer for whom the site signed
	agent           // signed in
	admin           // an agent who is one
	watcher         // an API token with scope watch
	notifier        // … notices
	classifier      // … classify
)

// principal is who asks.
type principal struct {
	roles   role
	by      chat.By
	agent   staff.Agent // agents
	session chat.ID     // customers: the only one that is theirs
	cookie  string      // agents: what they are signed in by
	bearer  string      // API tokens
}

// access says who may do what: each HTTP route by its pattern, each frame of the sockets as "chat <type>" or "desk <type>".
// What has no row, nobody may do. Who may see which event is Event.For's to say; what the state and an agent's tier allow, the desk's.
var access = map[string]role{
	"/":                  anyone,
	"GET /widget.js":     anyone,
	"GET /widget/{file}": anyone,
	"GET /console/":      anyone,
	"GET /livez":         anyone,
	"GET /healthz":       anyone,
	"GET /readyz":        anyone,
	"GET /metrics":       anyone,

	"GET /v1/chat": anyone,
	"GET /v1/desk": agent | watcher,

	"POST /v1/login":  anyone,
	"POST /v1/logout": agent,
	"GET /v1/me":      agent,

	"GET /v1/sessions":              agent,
	"GET /v1/sessions/{id}":         agent,
	"GET /v1/sessions/{id}/dossier": agent,
	"POST /v1/sessions/{id}/check":  agent,
	"POST /v1/sessions/{id}/assist": agent,
	"GET /v1/reviews":               agent,
	"GET /v1/overview":              agent,
	"GET /v1/team":                  agent,
	"GET /v1/replies":               agent,
	"PUT /v1/replies":               agent,
	"GET /v1/me/settings":           agent,
	"PUT /v1/me/settings":           agent,
	"GET /v1/promises":              agent,
	"GET /v1/grants":                agent,
	"GET /v1/stats":                 agent,
	"GET /v1/stats.csv":             agent,

	"GET /v1/sessions/{id}/actions": agent,

	"POST /v1/notices":  notifier,
	"POST /v1/classify": classifier | admin, // who teaches the bot may ask what it learned

	"GET /v1/agents":                              admin,
	"POST /v1/agents":                             admin,
	"PATCH /v1/agents/{id}":                       admin,
	"POST /v1/tokens":                             admin,
	"GET /v1/intents":                             admin,
	"PUT /v1/intents":                             admin,
	"GET /v1/intents/status":                      admin,
	"GET /v1/intents/review":                      admin,
	"POST /v1/intents/suggest":                    admin,
	"GET /v1/intents/versions":                    admin,
	"GET /v1/intents/versions/{version}":          admin,
	"POST /v1/intents/versions/{version}/restore": admin,
	"GET /v1/scorer":                              admin,
	"PUT /v1/scorer":                              admin,
	"GET /v1/scorer/versions":                     admin,
	"GET /v1/scorer/versions/{version}":           admin,
	"POST /v1/scorer/versions/{version}/restore":  admin,
	"POST /v1/scorer/refit":                       admin,
	"POST /v1/backtest":                           admin,
	"GET /v1/knowledge":                           agent,
	"POST /v1/knowledge/ask":                      admin,
	"POST /v1/knowledge/restore":                  admin,
	"GET /v1/knowledge/{page...}":                 agent,
	"PUT /v1/knowledge/{page...}":                 admin,
	"DELETE /v1/knowledge/{page...}":              admin,
	"GET /v1/exceptions":                          admin,
	"POST /v1/exceptions/{id}/promote":            admin,
	"GET /v1/customers/{id}/export":               admin,
	"DELETE /v1/customers/{id}":                   admin,

	"chat hello":        anyone,
	"chat message":      customer,
	"chat human":        customer,
	"chat cancel_human": customer,
	"chat callback":     customer,
	"chat escalate":     verified,
	"chat feedback":     customer,
	"chat rate":         customer,
	"chat end":          customer,
	"chat typing":       customer,
	"chat read":         customer,
	"chat stop":         customer,

	"desk status":   agent,
	"desk watch":    agent | watcher,
	"desk unwatch":  agent | watcher,
	"desk typing":   agent,
	"desk claim":    agent,
	"desk message":  agent,
	"desk note":     agent,
	"desk transfer": agent,
	"desk return":   agent,
	"desk resolve":  agent,
	"desk promise":  agent,
	"desk keep":     agent,
	"desk grant":    agent,
	"desk approve":  agent,
	"desk refuse":   agent,
	"desk verdict":  agent,

	"desk viewing":    agent,
	"desk reschedule": agent,
	"desk break":      agent,
	"desk tag":        agent,
	"desk snooze":     agent,
	"desk join":       agent,
	"desk part":       agent,
	"desk take_over":  agent,
	"desk redeliver":  agent,
}

// authorize says whether p may do that; session is the one it is about, or empty. nil is yes; otherwise errUnauthorized for
// somebody who is not signed in, chat.ErrDenied, or chat.ErrNotFound for what p may not even know of.
func authorize(p principal, action string, session chat.ID) error {
	allowed := access[action]
	switch {
	case allowed&p.roles != 0:
	case p.roles == anyone:
		return errUnauthorized
	default:
		return chat.Faultf(chat.ErrDenied, "%s", needed(allowed))
	}
	if session.Reserved() || p.session != "" && session != p.session {
		return chat.Faultf(chat.ErrNotFound, "there is no such session")
	}
	return nil
}

func needed(allowed role) string {
	for r, who := range map[role]string{verified: "only a customer who is signed in on the site", admin: "only an admin",
		notifier: "only an API token with the scope notices", classifier: "only an API token with the scope classify", agent: "only an agent"} {
		if allowed == r {
			return fmt.Sprintf("%s may do this", who)
		}
	}
	return "this is not yours to do"
}

func agentPrincipal(a staff.Agent, cookie string) principal {
	p := principal{roles: anyone | agent, by: a.By(), agent: a, cookie: cookie}
	if a.Admin {
		p.roles |= admin
	}
	return p
}

func tokenPrincipal(t staff.Token, bearer string) principal {
	p := principal{roles: anyone, by: chat.By{Role: chat.System, ID: t.ID, Name: t.Name}, bearer: bearer}
	for scope, r := range map[string]role{"watch": watcher, "notices": notifier, "classify": classifier} {
		if t.Can(scope) {
			p.roles |= r
		}
	}
	return p
}

func customerPrincipal(s chat.Session) principal {
	p := principal{roles: anyone | customer, by: chat.By{Role: chat.Customer, Name: s.Customer.Name}, session: s.ID}
	if s.Customer.Verified {
		p.roles |= verified
	}
	return p
}
