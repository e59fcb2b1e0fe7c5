package gateway

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/golang-jwt/jwt/v5"

	"roundpeg/chat"
)

// Identity is how the site signs for who its own users are: a JWT with sub (their id), aud (this site), exp, and name if there is one.
type Identity struct {
	Algorithm string   // the only one that is taken
	Keys      []string // secrets for HS…, else public keys as PEM; any of them counts, so that they can be changed without a gap
	Audience  string
	Leeway    time.Duration // for the clocks of two machines; 30 s unless given
}

// Algorithms are those that an Identity may name.
var Algorithms = []string{"HS256", "HS384", "HS512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}

const (
	maxIdentity   = 8 << 10 // bytes of a JWT
	maxCustomerID = 200
	maxName       = 100 // what is longer is cut: a name is no reason to turn somebody away
	minSecret     = 32  // bytes; RFC 7518, section 3.2
)

// verifier checks identities.
type verifier struct {
	keys   []any
	parser *jwt.Parser
}

// newVerifier reads the keys, or names what is wrong with them. Without keys nobody is verified: nil.
func newVerifier(o Identity, now func() time.Time) (*verifier, error) {
	if len(o.Keys) == 0 {
		return nil, nil
	}
	if !slices.Contains(Algorithms, o.Algorithm) {
		return nil, fmt.Errorf("identity.algorithm: %q must be one of %s", o.Algorithm, strings.Join(Algorithms, ", "))
	}
	if o.Audience == "" {
		return nil, errors.New("identity.audience is missing: name the site for which identities are signed")
	}
	if o.Leeway == 0 {
		o.Leeway = 30 * time.Second
	}
	v := &verifier{parser: jwt.NewParser(jwt.WithValidMethods([]string{o.Algorithm}), jwt.WithAudience(o.Audience), jwt.WithExpirationRequired(),
		jwt.WithTimeFunc(now), jwt.WithLeeway(o.Leeway))}
	for i, text := range o.Keys {
		key, err := publicKey(o.Algorithm, []byte(text))
		if err != nil {
			return nil, fmt.Errorf("identity.keys: number %d: %w", i+1, err)
		}
		v.keys = append(v.keys, key)
	}
	return v, nil
}

func publicKey(algorithm string, text []byte) (any, error) {
	switch algorithm[:2] {
	case "HS":
		if len(text) < minSecret {
			return nil, fmt.Errorf("a secret must have at least %d bytes", minSecret)
		}
		return text, nil
	case "RS", "PS":
		return jwt.ParseRSAPublicKeyFromPEM(text)
	case "ES":
		return jwt.ParseECPublicKeyFromPEM(text)
	}
	return jwt.ParseEdPublicKeyFromPEM(text)
}

// person is whom the site signed for.
func (v *verifier) person(token string) (chat.Person, error) {
	refuse := func(format string, a ...any) (chat.Person, error) {
		return chat.Person{}, chat.Faultf(errNotVouched, "identity: "+format, a...)
	}
	switch {
	case v == nil:
		return chat.Person{}, chat.Faultf(chat.ErrInvalid, "identity cannot be verified: this server has no key of the site; leave it out")
	case len(token) > maxIdentity:
		return refuse("it is longer than %d bytes", maxIdentity)
	}
	var failed error
	for _, key := range v.keys {
		var claims struct {
			jwt.RegisteredClaims
			Name string `json:"name"`
		}
		_, err := v.parser.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return key, nil })
		if err != nil {
			failed = err
			if errors.Is(err, jwt.ErrTokenSignatureInvalid) {
				continue // an older key may fit
			}
			break
		}
		id := strings.TrimSpace(claims.Subject)
		if n := utf8.RuneCountInString(id); n < 1 || n > maxCustomerID || chat.ID(id).Reserved() {
			return refuse("sub must have 1 to %d characters and not begin with @", maxCustomerID)
		}
		return chat.Person{ID: id, Name: clip(strings.TrimSpace(claims.Name), maxName), Verified: true}, nil
	}
	switch {
	case errors.Is(failed, jwt.ErrTokenExpired):
		return refuse("it has expired: let the site sign a new one")
	case errors.Is(failed, jwt.ErrTokenInvalidAudience):
		return refuse("aud is not this site")
	case errors.Is(failed, jwt.ErrTokenRequiredClaimMissing):
		return refuse("exp and aud are needed")
	}
	return refuse("it is not signed by the site")
}
