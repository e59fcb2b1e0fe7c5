package llm

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Finding is what one look at the server has shown.
type Finding struct {
	What string // address, TLS, key, model, stream
	Says string // what is good about it
	Err  error  // in words, with the fix; nil: it is good
}

// A look may take so long: a server that loads its model when it is first asked needs that.
const (
	checkFor    = time.Minute
	checkTokens = 16 // some servers want no fewer
)

// Check says in words the first thing that is wrong with the address, the key or the model.
func (m *Model) Check(ctx context.Context) error {
	for _, f := range m.Look(ctx) {
		if f.Err != nil {
			return f.Err
		}
	}
	return nil
}

// Look tries one thing after the other, up to the first that is wrong: is somebody at the address, by a certificate that holds; is the key taken; is the model
// known, and does it write. It asks for a word, whatever may be spent, and whether or not the breaker is open.
func (m *Model) Look(ctx context.Context) (all []Finding) {
	ctx, done := m.within(ctx, checkFor)
	defer done()
	add := func(what, says string, err error) bool {
		all = append(all, Finding{what, says, err})
		return err == nil
	}
	u, err := url.Parse(m.opt.URL)
	if err != nil || !add("address", "good: "+m.named.Host+" answers", m.dial(ctx, u)) {
		return all
	}
	if u.Scheme == "https" {
		says, err := m.shake(ctx, u)
		if !add("TLS", says, err) {
			return all
		}
	}
	listed, f := m.models(ctx)
	if f != nil && f.Outcome == RefusedKey {
		add("key", "", f)
		return all
	}
	s := newSheet(UseTranslation)
	s.slots["from"], s.slots["language"] = "English", "German"
	s.add("text", "Yes.")
	q := &request{sheet: s, instructions: s.system(), material: s.blocks.String(), began: time.Now(), most: checkTokens}
	f = m.stream(ctx, q)
	switch {
	case f == nil, f.well && f.Outcome != ServerError: // whatever it says
	case f.Outcome == RefusedKey:
		add("key", "", quoted(f, q))
		return all
	case f.status >= 300 && f.status < 400, f.status == 404 && listed == nil:
		add("address", "", quoted(f, q))
		return all
	case listed != nil && !slices.Contains(listed, m.opt.Model):
		add("model", "", fmt.Errorf("%w; the server lists %s", quoted(f, q), some(listed)))
		return all
	case f.status > 0:
		add("model", "", quoted(f, q))
		return all
	default:
		add("stream", "", f)
		return all
	}
	key := "good: " + m.opt.KeyName + " is taken"
	if m.opt.Key == "" {
		key = "good: none is wanted"
	}
	add("key", key, nil)
	add("model", "good: "+m.opt.Model+" is there", nil)
	add("stream", "good: the first word came after "+q.first.Round(time.Millisecond).String(), nil)
	return all
}

// quoted adds what the server says, which here cannot be what a customer wrote.
func quoted(f *Fault, q *request) error {
	if q.quote == "" {
		return f
	}
	return fmt.Errorf("%w (it says %q)", f, q.quote)
}

// dial says whether somebody listens at the address.
func (m *Model) dial(ctx context.Context, u *url.URL) error {
	c, err := dialer().DialContext(ctx, "tcp", hostPort(u))
	if err != nil {
		return m.broken(err, dialFor, false)
	}
	return c.Close()
}

// shake says whether the server is who it says it is.
func (m *Model) shake(ctx context.Context, u *url.URL) (says string, err error) {
	d := tls.Dialer{NetDialer: dialer(), Config: m.http.Transport.(*http.Transport).TLSClientConfig}
	ctx, done := context.WithTimeout(ctx, dialFor)
	defer done()
	c, err := d.DialContext(ctx, "tcp", hostPort(u))
	if err != nil {
		return "", faultf(Unreachable, "%s", m.noTrust(err))
	}
	defer c.Close()
	if t, ok := c.(*tls.Conn); ok && len(t.ConnectionState().PeerCertificates) > 0 {
		return "good: the certificate holds until " + t.ConnectionState().PeerCertificates[0].NotAfter.Format(time.DateOnly), nil
	}
	return "good", nil
}

// noTrust says why a connection by TLS did not come about.
func (m *Model) noTrust(err error) string {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return fmt.Sprintf("the certificate of %s does not hold: %v: renew it there, or have this machine trust who signed it", m.named.Host, err)
	}
	if r, ok := errors.AsType[tls.RecordHeaderError](err); ok {
		return fmt.Sprintf("%s does not speak TLS (%s): does llm.url begin with http:// there?", m.named.Host, r.Msg)
	}
	return m.named.Broken(err, dialFor)
}

// models are those that the server lists; nil if it has no list.
func (m *Model) models(ctx context.Context) ([]string, *Fault) {
	c := &call{http: m.http, most: listBody, line: listBody, now: m.opt.Now, silent: func() {}}
	list, err := m.library(c).ListModels(ctx)
	switch {
	case c.status >= 300:
		return nil, m.refused(c.status, c.wait)
	case err != nil:
		return nil, faultf(BadAnswer, "the list of models cannot be read")
	}
	all := make([]string, 0, len(list.Models))
	for _, model := range list.Models {
		all = append(all, model.ID)
	}
	return all, nil
}

// some are the first of a list, in words.
func some(all []string) string {
	const most = 5
	if len(all) == 0 {
		return "none"
	}
	if len(all) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
	}
	return strings.Join(all, ", ")
}

func hostPort(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"https": "443", "http": "80"}[u.Scheme]
	}
	return net.JoinHostPort(u.Hostname(), port)
}
