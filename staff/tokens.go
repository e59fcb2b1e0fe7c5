package staff

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"roundpeg/chat"
)

// Scopes are what a token may be for.
var Scopes = []string{"watch", "notices", "classify"}

// Token lets another program in.
type Token struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	Scopes []string  `json:"scopes"`
	Made   chat.Time `json:"made_at"`
}

// Can says whether the token has the scope.
func (t Token) Can(scope string) bool { return slices.Contains(t.Scopes, scope) }

type tokenRecord struct {
	Token
	Hash string `json:"hash"`
}

func (s *Staff) applyToken(e chat.Event) {
	if r, ok := chat.ReadRecord[tokenRecord](e); ok {
		s.mu.Lock()
		s.token[r.Hash] = r
		s.mu.Unlock()
	}
}

// CreateToken makes an API token; the secret is returned this once and only its hash kept. No scopes means all of them.
func (s *Staff) CreateToken(ctx context.Context, by chat.By, name string, scopes []string) (Token, string, error) {
	name = strings.TrimSpace(name)
	if n := utf8.RuneCountInString(name); n < 1 || n > 80 {
		return Token{}, "", chat.Faultf(chat.ErrInvalid, "name must have 1 to 80 characters")
	}
	if len(scopes) == 0 {
		scopes = Scopes
	}
	for _, sc := range scopes {
		if !slices.Contains(Scopes, sc) {
			return Token{}, "", chat.Faultf(chat.ErrInvalid, "scopes: %q is none of %s", sc, strings.Join(Scopes, ", "))
		}
	}
	secret := "rp_" + chat.Random(32)
	t := Token{ID: "t" + chat.Random(8), Name: name, Scopes: slices.Clone(scopes), Made: chat.At(s.now())}
	err := s.tokens.Append(ctx, func() ([]chat.Event, error) {
		return chat.NewRecord(chat.At(s.now()), by, tokenSaved, tokenRecord{t, digest(secret)})
	})
	return t, secret, err
}

// Token returns the API token with that secret.
func (s *Staff) Token(secret string) (Token, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	r, ok := s.token[digest(secret)]
	return r.Token, ok
}
