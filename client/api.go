package client

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"
)

// API is the HTTP side of a node, signed in or not.
type API struct {
	Addr   string
	Cookie string // of the sign-in, as a Cookie header has it
	Token  string // an API token, instead
}

// Problem is an answer that is no success.
type Problem struct {
	Status       int
	Code, Detail string
}

func (p *Problem) Error() string { return fmt.Sprintf("status %d: %s: %s", p.Status, p.Code, p.Detail) }

var web = &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 16, IdleConnTimeout: 5 * time.Second}}

// Login signs in at the node at addr.
func Login(ctx context.Context, addr, email, password string) (*API, error) {
	a := &API{Addr: addr}
	answer, err := a.ask(ctx, http.MethodPost, "/v1/login", Fields{"email": email, "password": password})
	if err != nil {
		return nil, fmt.Errorf("login: %w", err)
	}
	defer answer.Body.Close()
	for _, c := range answer.Cookies() {
		a.Cookie = c.Name + "=" + c.Value
	}
	return a, nil
}

// At is the same sign-in at another node.
func (a *API) At(addr string) *API { return &API{Addr: addr, Cookie: a.Cookie, Token: a.Token} }

// Do asks for path with in as its JSON body (nil: none) and reads the answer into out (nil: not read). The error is a *Problem unless the node was not reached.
func (a *API) Do(ctx context.Context, method, path string, in, out any) error {
	answer, err := a.ask(ctx, method, path, in)
	if err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	defer answer.Body.Close()
	if out == nil {
		io.Copy(io.Discard, answer.Body)
		return nil
	}
	if err := json.NewDecoder(answer.Body).Decode(out); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}

func (a *API) ask(ctx context.Context, method, path string, in any) (*http.Response, error) {
	var body io.Reader
	if in != nil {
		b, err := json.Marshal(in)
		if err != nil {
			return nil, err
		}
		body = bytes.NewReader(b)
	}
	q, err := http.NewRequestWithContext(ctx, method, "http://"+a.Addr+path, body)
	if err != nil {
		return nil, err
	}
	q.Header.Set("Origin", "http://"+a.Addr)
	q.Header.Set("Content-Type", "application/json")
	if a.Cookie != "" {
		q.Header.Set("Cookie", a.Cookie)
	}
	if a.Token != "" {
		q.Header.Set("Authorization", "Bearer "+a.Token)
	}
	answer, err := web.Do(q)
	if err != nil {
		return nil, err
	}
	if answer.StatusCode >= 300 {
		defer answer.Body.Close()
		p := &Problem{Status: answer.StatusCode}
		b, _ := io.ReadAll(io.LimitReader(answer.Body, 64<<10))
		json.Unmarshal(b, p)
		return nil, p
	}
	return answer, nil
}

// NewAgent makes an agent with room for any number of sessions; the caller must be an admin.
func (a *API) NewAgent(ctx context.Context, name string, tier int) (Account, error) {
	made := Account{Email: name + "@example.com", Password: "a-Password-of-" + name + "-0815"}
	var out struct{ ID string }
	err := a.Do(ctx, http.MethodPost, "/v1/agents", Fields{"email": made.Email, "name": name, "password": made.Password, "tier": tier, "capacity": 100}, &out)
	made.ID = out.ID
	return made, err
}

// NewToken makes an API token.
func (a *API) NewToken(ctx context.Context, name string, scopes ...string) (string, error) {
	var out struct{ Token string }
	err := a.Do(ctx, http.MethodPost, "/v1/tokens", Fields{"name": name, "scopes": scopes}, &out)
	return out.Token, err
}

// Stored is a conversation as the store has it, staff kinds included.
type Stored struct {
	Session Item    `json:"session"`
	Events  []Event `json:"events"`
}

// Session reads the whole log of a session.
func (a *API) Session(ctx context.Context, id string) (Stored, error) {
	var out Stored
	err := a.Do(ctx, http.MethodGet, "/v1/sessions/"+url.PathEscape(id), nil, &out)
	return out, err
}

// Sessions are the sessions of a list, all its pages; query is such as "state=waiting&tier=2".
func (a *API) Sessions(ctx context.Context, query string) ([]Item, error) {
	var all []Item
	for after := ""; ; {
		var page struct {
			Items []Item
			Next  string
		}
		if err := a.Do(ctx, http.MethodGet, "/v1/sessions?limit=200&"+query+"&after="+url.QueryEscape(after), nil, &page); err != nil {
			return nil, err
		}
		all = append(all, page.Items...)
		if after = page.Next; after == "" {
			return all, nil
		}
	}
}
