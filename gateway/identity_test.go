package gateway

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

const (
	siteSecret = "a secret of the site that is long enough"
	oldSecret  = "the secret that it had before that, also long"
)

func claims(change func(jwt.MapClaims)) jwt.MapClaims {
	c := jwt.MapClaims{"sub": "c1", "name": "Cleo", "aud": "shop", "exp": time.Now().Add(time.Hour).Unix()}
	if change != nil {
		change(c)
	}
	return c
}

func sign(t testing.TB, method jwt.SigningMethod, key any, c jwt.MapClaims) string {
	text, err := jwt.NewWithClaims(method, c).SignedString(key)
	require.NoError(t, err)
	return text
}

func public(t testing.TB, key any) string {
	der, err := x509.MarshalPKIXPublicKey(key)
	require.NoError(t, err)
	return string(pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
}

// Whatever the algorithm, only it counts, with a key of the site, for this site, and before it expires.
func TestIdentity(t *testing.T) {
	rsaKey, err := rsa.GenerateKey(rand.Reader, 2048)
	require.NoError(t, err)
	ecKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	edPublic, edKey, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	rsaPEM := public(t, &rsaKey.PublicKey)
	for _, a := range []struct {
		method jwt.SigningMethod
		key    any
		keys   []string
	}{
		{jwt.SigningMethodHS256, []byte(siteSecret), []string{siteSecret}}, {jwt.SigningMethodRS256, rsaKey, []string{rsaPEM}},
		{jwt.SigningMethodES256, ecKey, []string{public(t, &ecKey.PublicKey)}}, {jwt.SigningMethodEdDSA, edKey, []string{public(t, edPublic)}},
	} {
		v, err := newVerifier(Identity{Algorithm: a.method.Alg(), Keys: a.keys, Audience: "shop"}, time.Now)
		require.NoError(t, err)
		p, err := v.person(sign(t, a.method, a.key, claims(nil)))
		require.NoError(t, err, a.method.Alg())
		require.Equal(t, chat.Person{ID: "c1", Name: "Cleo", Verified: true}, p)
		for name, forged := range map[string]string{
			"none":               sign(t, jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, claims(nil)),
			"other algorithm":    sign(t, jwt.SigningMethodHS512, []byte(siteSecret), claims(nil)),
			"public key as HMAC": sign(t, jwt.SigningMethodHS256, []byte(rsaPEM), claims(nil)),
			"expired":            sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["exp"] = time.Now().Add(-time.Minute).Unix() })),
			"never expires":      sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { delete(c, "exp") })),
			"another site":       sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["aud"] = "elsewhere" })),
			"no site":            sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { delete(c, "aud") })),
			"nobody":             sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { delete(c, "sub") })),
			"reserved":           sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["sub"] = "@agents" })),
			"long":               sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["sub"] = strings.Repeat("x", 201) })),
			"huge":               sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["more"] = strings.Repeat("x", maxIdentity) })),
			"no JWT":             "hello",
			"not yet":            sign(t, a.method, a.key, claims(func(c jwt.MapClaims) { c["nbf"] = time.Now().Add(time.Hour).Unix() })),
		} {
			_, err := v.person(forged)
			require.ErrorIs(t, err, errNotVouched, "%s: %s", a.method.Alg(), name)
			require.NotContains(t, err.Error(), siteSecret)
		}
		good := sign(t, a.method, a.key, claims(nil))
		parts := strings.Split(good, ".")
		body, err := base64.RawURLEncoding.DecodeString(parts[1])
		require.NoError(t, err)
		parts[1] = base64.RawURLEncoding.EncodeToString([]byte(strings.Replace(string(body), "c1", "c2", 1)))
		_, err = v.person(strings.Join(parts, "."))
		require.ErrorIs(t, err, errNotVouched, "somebody else by the same signature")
	}
}

func TestIdentityKeysCanBeChanged(t *testing.T) {
	v, err := newVerifier(Identity{Algorithm: "HS256", Keys: []string{siteSecret, oldSecret}, Audience: "shop"}, time.Now)
	require.NoError(t, err)
	for _, key := range []string{siteSecret, oldSecret} {
		_, err := v.person(sign(t, jwt.SigningMethodHS256, []byte(key), claims(nil)))
		require.NoError(t, err)
	}
	for name, o := range map[string]Identity{
		"algorithm": {Algorithm: "none", Keys: []string{siteSecret}, Audience: "shop"},
		"audience":  {Algorithm: "HS256", Keys: []string{siteSecret}},
		"number 2":  {Algorithm: "HS256", Keys: []string{siteSecret, "short"}, Audience: "shop"},
		"number 1":  {Algorithm: "RS256", Keys: []string{siteSecret}, Audience: "shop"},
	} {
		_, err := newVerifier(o, time.Now)
		require.ErrorContains(t, err, name)
	}
	v, err = newVerifier(Identity{}, time.Now)
	require.NoError(t, err)
	_, err = v.person("x")
	require.ErrorIs(t, err, chat.ErrInvalid, "a server without a key says so")
}

func signed(o *Options) {
	o.Identity = Identity{Algorithm: "HS256", Keys: []string{siteSecret}, Audience: "shop"}
}

// A session becomes somebody's with the site's word for it, and stays closed to anybody else for whom the site signs.
func TestHelloOfSomebodySignedIn(t *testing.T) {
	h := newHouse(t, signed)
	cleo := sign(t, jwt.SigningMethodHS256, []byte(siteSecret), claims(nil))
	dora := sign(t, jwt.SigningMethodHS256, []byte(siteSecret), claims(func(c jwt.MapClaims) { c["sub"], c["name"] = "c2", "Dora" }))
	_, w := h.customer(m{"identity": cleo})
	require.Equal(t, m{"id": "c1", "name": "Cleo", "locale": "en-US", "verified": true}, w["customer"])
	require.Equal(t, true, w["site"].(m)["signs"], "so that the widget knows what to offer")

	_, guest := h.customer()
	require.Equal(t, false, guest["customer"].(m)["verified"])
	p, again := h.customer(m{"token": guest["token"], "identity": cleo})
	require.Equal(t, true, again["customer"].(m)["verified"])
	e := p.event(func(e m) bool { return e["kind"] == "identified" })
	require.Equal(t, "c1", e["customer"].(m)["id"])
	s, err := h.store.Get(t.Context(), id(guest))
	require.NoError(t, err)
	require.True(t, s.Customer.Verified)
	_, _ = h.customer(m{"token": guest["token"], "identity": cleo})
	s2, err := h.store.Get(t.Context(), id(guest))
	require.NoError(t, err)
	require.Equal(t, s.Head, s2.Head, "known already")
	_, _ = h.customer(m{"token": guest["token"]})

	other, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	other.send(m{"type": "hello", "token": guest["token"], "identity": dora})
	require.Equal(t, "unauthorized", other.find(0, "error", typed("error"))["code"])
	require.Equal(t, closeUnauthorized, other.closed(), "on a computer that several people use")
	expired, _, err := h.dial("/v1/chat", customerProtocol)
	require.NoError(t, err)
	expired.send(m{"type": "hello", "token": guest["token"], "identity": "x.y.z"})
	require.Equal(t, "unauthorized", expired.find(0, "error", typed("error"))["code"])
	expired.send(m{"type": "hello", "token": guest["token"]})
	expired.find(0, "welcome: an identity that does not hold loses nobody their conversation", typed("welcome"))
}

// What was promised in one conversation is shown in another of the same customer, and what the business told waits for it.
func TestWhatWaitsForSomebodySignedIn(t *testing.T) {
	h := newHouse(t, signed)
	cleo := sign(t, jwt.SigningMethodHS256, []byte(siteSecret), claims(nil))
	_, first := h.customer(m{"identity": cleo})
	h.append(id(first), chat.By{Role: chat.System}, chat.Promised{Promise: "p1", What: chat.Callback, DueAt: chat.At(time.Now().Add(time.Hour)), Note: "staff"})
	api := bearer(h.token("notices"))
	require.Equal(t, 201, h.do("POST", "/v1/notices", m{"customer": "c1", "topic": "recall", "text": "News"}, api).StatusCode)

	_, second := h.customer(m{"identity": cleo})
	require.Equal(t, []any{m{"promise": "p1", "what": "callback", "due_at": second["promises"].([]any)[0].(m)["due_at"]}}, second["promises"])
	_, stranger := h.customer()
	require.Nil(t, stranger["promises"])

	early := h.do("POST", "/v1/notices", m{"customer": "c9", "topic": "recall", "text": "For the next"}, api)
	require.Equal(t, true, early.object(t)["waiting"])
	nine := sign(t, jwt.SigningMethodHS256, []byte(siteSecret), claims(func(c jwt.MapClaims) { c["sub"] = "c9" }))
	q, _ := h.customer(m{"identity": nine})
	require.Equal(t, "recall", q.event(text("For the next"))["topic"])
	r, _ := h.customer(m{"identity": nine})
	r.event(func(e m) bool { return e["kind"] == "started" })
	for _, f := range r.all() {
		require.NotContains(t, fmt.Sprint(f), "For the next", "once")
	}
}

// Notices by tag reach everybody who has it, known or not, once.
func TestNoticesByTag(t *testing.T) {
	h := newHouse(t, signed)
	api := bearer(h.token("notices"))
	a, wa := h.customer()
	_, wb := h.customer()
	h.append(id(wa), chat.By{Role: chat.Agent, ID: "x"}, chat.Tagged{Add: []string{"recall"}})
	h.append(id(wb), chat.By{Role: chat.Agent, ID: "x"}, chat.Tagged{Add: []string{"other"}})
	got := h.do("POST", "/v1/notices", m{"tag": "recall", "topic": "cable", "text": "A new cable"}, api)
	require.Equal(t, 201, got.StatusCode)
	require.EqualValues(t, 1, got.object(t)["count"])
	a.event(text("A new cable"))
	require.Equal(t, 200, h.do("POST", "/v1/notices", m{"tag": "recall", "topic": "cable", "text": "A new cable"}, api).StatusCode, "again nobody is told")
	list := func(query string) int {
		_, ana := h.agent("ana"+query, 2, false)
		return len(h.do("GET", "/v1/sessions?tag="+query, nil, cookie(ana)).object(t)["items"].([]any))
	}
	require.Equal(t, []int{1, 1, 0}, []int{list("recall"), list("other"), list("none")})
}
