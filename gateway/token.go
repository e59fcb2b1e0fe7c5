package gateway

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"strings"

	"roundpeg/chat"
)

// A customer's token is "<session id>.<64 hex digits>". Only a hash of the digits is kept, in the session's first event.

// newSecret makes the digits of a token and the hash that is kept of them.
func newSecret() (secret, key string) {
	secret = chat.Random(32)
	return secret, keyOf(secret)
}

func keyOf(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

var errToken = chat.Faultf(errUnauthorized, "this token is not valid: start a new conversation without one")

// open returns the session of a token; errUnauthorized for a token that is wrong, or whose session was erased or is not there any more.
func (g *Gateway) open(ctx context.Context, token string) (chat.Session, error) {
	id, secret, ok := strings.Cut(token, ".")
	if !ok || id == "" || chat.ID(id).Reserved() || len(token) > 256 {
		return chat.Session{}, errToken
	}
	s, err := g.Store.Get(ctx, chat.ID(id))
	switch {
	case errors.Is(err, chat.ErrNotFound):
		return chat.Session{}, errToken
	case err != nil:
		return chat.Session{}, err
	case s.Erased || s.Key == "" || subtle.ConstantTimeCompare([]byte(s.Key), []byte(keyOf(secret))) != 1:
		return chat.Session{}, errToken
	}
	return s, nil
}
