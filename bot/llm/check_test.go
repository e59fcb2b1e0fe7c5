package llm

import (
	"crypto/tls"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
)

// looked is what a look at the server found, a line each.
func looked(t *testing.T, m *Model) string {
	var lines []string
	for _, f := range m.Look(t.Context()) {
		says := f.Says
		if f.Err != nil {
			says = f.Err.Error()
		}
		lines = append(lines, f.What+": "+strings.TrimPrefix(says, "language model: "))
	}
	all := strings.Join(lines, "\n")
	require.NotContains(t, all, secret)
	return all
}

func TestLook(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL)
	all := looked(t, m)
	require.Regexp(t, `^address: good: 127.0.0.1:\d+ answers\nkey: good: THE_KEY is taken\nmodel: good: stub is there\nstream: good: the first word came after \S+$`, all)
	require.NoError(t, m.Check(t.Context()))
	require.Contains(t, string(s.Requests()[0].Raw), `"max_tokens":16`)
	for name, want := range map[string]string{
		"401":            `key: 127.0.0.1:\d+ answers 401: the key in THE_KEY is not the right one`,
		"403":            `key: .* answers 403`,
		"404model":       `model: .* it has no model "stub" .* \(it says "there is no model stub"\); the server lists another$`,
		"429":            `model: .* answers 429: too many requests.* \(it says "the server says no"\)`,
		"500":            `model: .* answers 500`,
		"redirect":       `address: .* answers 307: it sends elsewhere`,
		"cut":            `stream: .* was cut`,
		"badjson":        `stream: .* cannot be read: .* does the server stream`,
		"garbage_stream": `stream: .* cannot be read`,
		"10mib":          `stream: .* is longer than`,
	} {
		s.Do(llmtest.Behaviour{Fault: name})
		all := looked(t, m)
		require.Regexp(t, want, all, name)
		require.Error(t, m.Check(t.Context()), name)
	}
	require.Empty(t, seen.outcomes(), "a look is no use of it")
	require.False(t, m.Open())
	s.Do(llmtest.Behaviour{})
	none, _, _ := newModel(t, s.URL, func(o *Options) { o.Key = "" })
	require.Contains(t, looked(t, none), "key: good: none is wanted")
	s.Do(llmtest.Behaviour{Fault: "401"})
	require.Contains(t, looked(t, none), "answers 401: no key was sent; set THE_KEY")

	wrong, _, _ := newModel(t, s.URL+"/nonsense")
	s.Do(llmtest.Behaviour{})
	require.Contains(t, looked(t, wrong), "\naddress: ")
	require.Contains(t, looked(t, wrong), "or llm.url does not end before /chat/completions")

	gone, end := llmtest.Start()
	end()
	m, _, _ = newModel(t, gone.URL)
	require.Regexp(t, `^address: .* cannot be reached: .* is it running there\? name it with llm.url$`, looked(t, m))
	m, _, _ = newModel(t, "http://169.254.169.254/v1")
	require.Regexp(t, `^address: the host is at a link-local address.*: name another host with llm.url$`, looked(t, m))
}

func TestLookOverTLS(t *testing.T) {
	s := llmtest.New(t)
	u, err := url.Parse(s.URL)
	require.NoError(t, err)
	u.Path = ""
	srv := httptest.NewUnstartedServer(httputil.NewSingleHostReverseProxy(u))
	srv.Config.ErrorLog = log.New(io.Discard, "", 0)
	srv.StartTLS()
	defer srv.Close()
	defer http.DefaultTransport.(*http.Transport).CloseIdleConnections()
	m, _, _ := newModel(t, srv.URL+"/v1")
	require.Regexp(t, `\nTLS: the certificate of .* does not hold: .*: renew it there, or have this machine trust who signed it$`, looked(t, m))
	m.http.Transport.(*http.Transport).TLSClientConfig = &tls.Config{RootCAs: srv.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs}
	require.Regexp(t, `\nTLS: good: the certificate holds until \d{4}-\d\d-\d\d\n(?s:.*)stream: good`, looked(t, m))
	m, _, _ = newModel(t, strings.Replace(s.URL, "http:", "https:", 1))
	require.Contains(t, looked(t, m), "does not speak TLS")
	require.Contains(t, looked(t, m), "does llm.url begin with http:// there?")
}
