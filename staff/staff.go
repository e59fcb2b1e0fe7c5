// Package staff keeps who works here: agents, their sign-ins and the API tokens of other programs, each a log of the house's own
// in the same Store as the conversations. Every node folds the logs in memory and follows their pokes.
package staff

import (
	"context"

	"roundpeg/chat"
)

// Agent is a person at the desk.
type Agent struct {
	ID          string           `json:"id"`
	Email       string           `json:"email"`
	Name        string           `json:"name"`
	Tier        int              `json:"tier"` // 2, 3 or 4
	Admin       bool             `json:"admin"`
	Languages   []string         `json:"languages"`
	Departments []string         `json:"departments"`
	Capacity    int              `json:"capacity"` // how many sessions at once the desk may offer
	Limits      map[string]Limit `json:"limits"`
	Disabled    bool             `json:"disabled"`
}

// Limit is how far an agent may go with an action on their own.
type Limit struct {
	Amount   string `json:"amount"`
	PerDay   string `json:"per_day"`
	Currency string `json:"currency"`
}

// Ref names the agent to others.
func (a Agent) Ref() chat.Ref { return chat.Ref{ID: a.ID, Name: a.Name} }

// By is the agent as the cause of an event.
func (a Agent) By() chat.By { return chat.By{Role: chat.Agent, ID: a.ID, Name: a.Name} }

// Change is what an admin sets; nil leaves a field as it is.
type Change struct {
	Email       *string           `json:"email"`
	Name        *string           `json:"name"`
	Password    *string           `json:"password"`
	Tier        *int              `json:"tier"`
	Admin       *bool             `json:"admin"`
	Languages   *[]string         `json:"languages"`
	Departments *[]string         `json:"departments"`
	Capacity    *int              `json:"capacity"`
	Limits      *map[string]Limit `json:"limits"`
	Disabled    *bool             `json:"disabled"`
}

// Token lets another program in. Scopes: watch (the desk's socket, read only), notices, classify.
type Token struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Scopes []string  `json:"scopes"`
	Made   chat.Time `json:"made_at"`
}

// Can says whether the token has the scope.
func (t Token) Can(scope string) bool {
	for _, s := range t.Scopes {
		if s == scope {
			return true
		}
	}
	return false
}

var _ = context.Background
