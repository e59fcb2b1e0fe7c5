package staff

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"roundpeg/chat"
)

// signInFor is how long a cookie counts.
const signInFor = 14 * 24 * time.Hour

type signInRecord struct {
	Cookie string    `json:"cookie"` // SHA-256, hex
	Agent  string    `json:"agent,omitempty"`
	Key    int       `json:"key,omitempty"`
	Until  chat.Time `json:"until,omitzero"`
}

func (s *Staff) applySignIn(e chat.Event) {
	r, ok := chat.ReadRecord[signInRecord](e)
	if !ok {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.Kind == signedOut || s.now().After(r.Until.Time) {
		delete(s.cookie, r.Cookie)
		return
	}
	s.cookie[r.Cookie] = r
}

// nobody is hashed against when there is no such account, so that the answer takes as long.
var nobody = hash("nobody has this password")

var errSignIn = chat.Faultf(chat.ErrDenied, "e-mail and password do not match an account")

// SignIn returns a cookie for the agent: chat.ErrDenied when e-mail and password do not match, or the account is disabled;
// chat.ErrLimited after several failures of this account or from this address, for a while that doubles.
func (s *Staff) SignIn(ctx context.Context, email, password, addr string) (string, Agent, error) {
	if wait := s.guard.wait(email, addr); wait > 0 {
		return "", Agent{}, &Limited{After: wait}
	}
	r, ok := s.byEmail(email)
	phc := r.Hash
	if !ok {
		phc = nobody
	}
	if len(password) > 4*maxPassword || !matches(password, phc) || !ok || r.Disabled {
		s.guard.failed(email, addr)
		return "", Agent{}, errSignIn
	}
	s.guard.succeeded(email, addr)
	cookie := chat.Random(32)
	err := s.signIns.Append(ctx, func() ([]chat.Event, error) {
		return chat.NewRecord(chat.At(s.now()), r.By(), signedIn, signInRecord{digest(cookie), r.ID, r.Key, chat.At(s.now().Add(signInFor))})
	})
	if err != nil {
		return "", Agent{}, err
	}
	return cookie, r.Agent, nil
}

// SignedIn returns the agent whose cookie it is, unless it ran out, was signed out, or the account was disabled or got a new password.
func (s *Staff) SignedIn(cookie string) (Agent, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	in, ok := s.cookie[digest(cookie)]
	if !ok || s.now().After(in.Until.Time) {
		return Agent{}, false
	}
	r, ok := s.byID[in.Agent]
	return r.Agent, ok && !r.Disabled && r.Key == in.Key
}

// SignOut ends the sign-in; an unknown cookie is no error.
func (s *Staff) SignOut(ctx context.Context, cookie string) error {
	a, ok := s.SignedIn(cookie)
	if !ok {
		return nil
	}
	return s.signIns.Append(ctx, func() ([]chat.Event, error) {
		return chat.NewRecord(chat.At(s.now()), a.By(), signedOut, signInRecord{Cookie: digest(cookie)})
	})
}

// digest is what is kept of a secret: whoever reads the store cannot sign in with it. The secrets are random, so one round will do.
func digest(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
