package gateway

import (
	"errors"
	"net/http"
	"strings"

	"roundpeg/chat"
)

const cookieName = "roundpeg"

// principal says who asks: an API token, or the agent of the cookie; anybody else is nobody.
func (g *Gateway) principal(r *http.Request) principal {
	if scheme, secret, ok := strings.Cut(r.Header.Get("Authorization"), " "); ok && strings.EqualFold(scheme, "Bearer") {
		if t, ok := g.Staff.Token(strings.TrimSpace(secret)); ok {
			return tokenPrincipal(t, strings.TrimSpace(secret))
		}
		return principal{roles: anyone}
	}
	if cookie, err := r.Cookie(cookieName); err == nil {
		if a, ok := g.Staff.SignedIn(cookie.Value); ok {
			return agentPrincipal(a, cookie.Value)
		}
	}
	return principal{roles: anyone}
}

// setCookie signs in, or, with an empty value, out.
func (c *call) setCookie(value string) {
	cookie := &http.Cookie{Name: cookieName, Value: value, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: c.g.https(c.r)}
	if value == "" {
		cookie.MaxAge = -1
	}
	http.SetCookie(c.w, cookie)
}

// login is POST /v1/login.
func (g *Gateway) login(c *call) error {
	addr := g.address(c.r)
	if err := g.logins.take(addr, g.Now()); err != nil {
		return err
	}
	var in struct{ Email, Password string }
	if err := c.read(&in); err != nil {
		return err
	}
	for field, text := range map[string]string{"email": in.Email, "password": in.Password} {
		if text == "" {
			return chat.Faultf(chat.ErrInvalid, "%s is missing", field)
		}
	}
	cookie, a, err := g.Staff.SignIn(c.r.Context(), in.Email, in.Password, addr)
	if errors.Is(err, chat.ErrDenied) {
		return chat.Faultf(errUnauthorized, "e-mail and password do not match an account")
	}
	if err != nil {
		return err
	}
	c.setCookie(cookie)
	return c.answer(http.StatusOK, agentOut(a))
}

// logout is POST /v1/logout. The agent's sockets of this sign-in end with it.
func (g *Gateway) logout(c *call) error {
	if err := g.Staff.SignOut(c.r.Context(), c.who.cookie); err != nil {
		return err
	}
	c.setCookie("")
	for _, d := range g.hub.allDesks() {
		if d.principal().cookie == c.who.cookie {
			d.dismiss()
		}
	}
	c.w.WriteHeader(http.StatusNoContent)
	return nil
}

// me is GET /v1/me.
func (g *Gateway) me(c *call) error { return c.answer(http.StatusOK, agentOut(c.who.agent)) }
