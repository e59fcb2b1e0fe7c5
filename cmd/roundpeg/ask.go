package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"
)

// asking is a running server, asked as an agent who signed in.
type asking struct {
	base   string
	client *http.Client
}

// longestAnswer bounds what is read of an answer, in bytes.
const longestAnswer = 64 << 20

// signIn signs in to the server at addr, host:port or an address with http:// or https://.
func signIn(ctx context.Context, addr, email, password string) (*asking, error) {
	if !strings.Contains(addr, "://") {
		addr = "http://" + addr
	}
	u, err := url.Parse(addr)
	if err != nil || u.Host == "" {
		return nil, usagef("--addr: %q must be host:port, or an address such as https://chat.example", addr)
	}
	if password == "" {
		return nil, fmt.Errorf("put the password of %s into ROUNDPEG_AGENT_PASSWORD", email)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	a := &asking{u.Scheme + "://" + u.Host, &http.Client{Jar: jar, Timeout: 30 * time.Second}}
	b, err := json.Marshal(map[string]string{"email": email, "password": password})
	if err != nil {
		return nil, err
	}
	return a, a.do(ctx, http.MethodPost, "/v1/login", b, nil)
}

func (a *asking) get(ctx context.Context, path string, into any) error {
	return a.do(ctx, http.MethodGet, path, nil, into)
}

func (a *asking) do(ctx context.Context, method, path string, body []byte, into any) error {
	req, err := http.NewRequestWithContext(ctx, method, a.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Origin", a.base)
	res, err := a.client.Do(req)
	if err != nil {
		return fmt.Errorf("ask the server: %w", err)
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, longestAnswer))
	if err != nil {
		return fmt.Errorf("ask the server: %w", err)
	}
	if res.StatusCode/100 != 2 {
		var p struct{ Detail string }
		_ = json.Unmarshal(b, &p)
		return fmt.Errorf("%s %s: %s %s", method, path, res.Status, p.Detail)
	}
	if into == nil {
		return nil
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}
