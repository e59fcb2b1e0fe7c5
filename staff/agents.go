package staff

import (
	"cmp"
	"context"
	"net/mail"
	"slices"
	"strings"
	"unicode/utf8"

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
	Skills      []string         `json:"skills"`
	Lanes       []string         `json:"lanes"`    // of the conversations that the desk may offer: support, sales; none: both
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
	Skills      *[]string         `json:"skills"`
	Lanes       *[]string         `json:"lanes"`
	Capacity    *int              `json:"capacity"`
	Limits      *map[string]Limit `json:"limits"`
	Disabled    *bool             `json:"disabled"`
}

// record is an agent as kept. Key counts the changes that end every sign-in of before: a new password, an account disabled.
type record struct {
	Agent
	Hash string `json:"hash"`
	Key  int    `json:"key"`
}

func (s *Staff) applyAgent(e chat.Event) {
	r, ok := chat.ReadRecord[record](e)
	if !ok {
		return
	}
	s.mu.Lock()
	s.byID[r.ID] = r
	ears := make([]func(string), 0, len(s.ears))
	for _, f := range s.ears {
		ears = append(ears, f)
	}
	s.mu.Unlock()
	for _, f := range ears {
		f(r.ID)
	}
}

// Agent returns the agent with that id, disabled ones too.
func (s *Staff) Agent(id string) (Agent, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	r, ok := s.byID[id]
	return r.Agent, ok
}

// Agents returns everybody, by name.
func (s *Staff) Agents() []Agent {
	s.mu.RLock()
	defer s.mu.RUnlock()
	all := make([]Agent, 0, len(s.byID))
	for _, r := range s.byID {
		all = append(all, r.Agent)
	}
	slices.SortFunc(all, func(a, b Agent) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return all
}

// CreateAgent makes an account. Email, name and password are needed; tier 2, capacity 4 unless given.
func (s *Staff) CreateAgent(ctx context.Context, by chat.By, c Change) (Agent, error) {
	fresh := record{Agent: Agent{ID: "a" + chat.Random(8), Tier: chat.TierAgents, Capacity: 4}}
	for field, p := range map[string]*string{"email": c.Email, "name": c.Name, "password": c.Password} {
		if p == nil || strings.TrimSpace(*p) == "" {
			return Agent{}, chat.Faultf(chat.ErrInvalid, "%s is missing", field)
		}
	}
	return s.put(ctx, by, fresh.ID, func() (record, error) { return fresh.with(c) })
}

// UpdateAgent changes an account; a new password or disabling it ends all its sign-ins and sockets.
func (s *Staff) UpdateAgent(ctx context.Context, by chat.By, id string, c Change) (Agent, error) {
	return s.put(ctx, by, id, func() (record, error) {
		s.mu.RLock()
		old, ok := s.byID[id]
		s.mu.RUnlock()
		if !ok {
			return record{}, chat.Faultf(chat.ErrNotFound, "there is no agent %q", id)
		}
		if by.ID == id && (c.Disabled != nil && *c.Disabled || c.Admin != nil && !*c.Admin) {
			return record{}, chat.Faultf(chat.ErrConflict, "you cannot disable yourself or give up being an admin: let another admin do it")
		}
		return old.with(c)
	})
}

func (s *Staff) put(ctx context.Context, by chat.By, id string, change func() (record, error)) (Agent, error) {
	err := s.agents.Append(ctx, func() ([]chat.Event, error) {
		r, err := change()
		if err != nil {
			return nil, err
		}
		if other, ok := s.byEmail(r.Email); ok && other.ID != r.ID {
			return nil, chat.Faultf(chat.ErrConflict, "email: %s has an account already", r.Email)
		}
		return chat.NewRecord(chat.At(s.now()), by, agentSaved, r)
	})
	a, _ := s.Agent(id)
	return a, err
}

func (s *Staff) byEmail(email string) (record, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	for _, r := range s.byID {
		if strings.EqualFold(r.Email, strings.TrimSpace(email)) {
			return r, true
		}
	}
	return record{}, false
}

// with returns the record after the change, or a fault that names the field.
func (r record) with(c Change) (record, error) {
	set(&r.Email, c.Email)
	set(&r.Name, c.Name)
	set(&r.Tier, c.Tier)
	set(&r.Admin, c.Admin)
	set(&r.Languages, c.Languages)
	set(&r.Departments, c.Departments)
	set(&r.Skills, c.Skills)
	set(&r.Lanes, c.Lanes)
	set(&r.Capacity, c.Capacity)
	set(&r.Limits, c.Limits)
	r.Email, r.Name = strings.TrimSpace(r.Email), strings.TrimSpace(r.Name)
	if a, err := mail.ParseAddress(r.Email); err != nil || a.Address != r.Email || len(r.Email) > 254 {
		return r, chat.Faultf(chat.ErrInvalid, "email must look like name@example.com")
	}
	if n := utf8.RuneCountInString(r.Name); n < 1 || n > 80 {
		return r, chat.Faultf(chat.ErrInvalid, "name must have 1 to 80 characters")
	}
	if r.Tier < chat.TierAgents || r.Tier > chat.TierLeadership {
		return r, chat.Faultf(chat.ErrInvalid, "tier must be 2 (agents), 3 (specialists) or 4 (leadership)")
	}
	if r.Capacity < 0 || r.Capacity > 1000 {
		return r, chat.Faultf(chat.ErrInvalid, "capacity must be 0 to 1000")
	}
	for field, list := range map[string][]string{"languages": r.Languages, "departments": r.Departments, "skills": r.Skills, "lanes": r.Lanes} {
		if len(list) > maxList {
			return r, chat.Faultf(chat.ErrInvalid, "%s: at most %d are taken", field, maxList)
		}
		for _, text := range list {
			if n := utf8.RuneCountInString(strings.TrimSpace(text)); n < 1 || n > 60 {
				return r, chat.Faultf(chat.ErrInvalid, "%s: each must have 1 to 60 characters", field)
			}
		}
	}
	for _, lane := range r.Lanes {
		if lane != "support" && lane != "sales" {
			return r, chat.Faultf(chat.ErrInvalid, "lanes: %q must be support or sales", lane)
		}
	}
	if c.Limits != nil {
		if err := checkLimits(*c.Limits); err != nil {
			return r, err
		}
	}
	if c.Password != nil {
		if err := checkPassword(*c.Password); err != nil {
			return r, err
		}
		r.Hash = hash(*c.Password)
		r.Key++
	}
	if c.Disabled != nil && *c.Disabled != r.Disabled {
		r.Disabled = *c.Disabled
		r.Key++
	}
	return r, nil
}

// maxList bounds what an agent speaks, knows and belongs to.
const maxList = 50

func set[T any](to *T, from *T) {
	if from != nil {
		*to = *from
	}
}
