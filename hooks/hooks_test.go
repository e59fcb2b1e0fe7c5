package hooks

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	webhook "github.com/standard-webhooks/standard-webhooks/libraries/go"
	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/handoff/authority"
)

// The vector that the specification's own libraries are tested with.
func TestSignatureVector(t *testing.T) {
	s, err := newSigner([]string{secret})
	require.NoError(t, err)
	got, err := s.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", time.Unix(1614265330, 0), []byte(`{"test": 2432232314}`))
	require.NoError(t, err)
	require.Equal(t, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", got)
}

func TestSecrets(t *testing.T) {
	good := "whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 32))
	require.Equal(t, []string{"a", "b", "c"}, Secrets(" a, b\n c,"))
	require.Empty(t, Secrets(" , "))
	for _, bad := range [][]string{nil, {""}, {"hunter2"}, {good[6:]}, {"whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 23))}, {good, "whsec_!!"}, {"whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 65))}} {
		_, err := New(Options{Secrets: bad})
		require.ErrorContains(t, err, "whsec_")
		require.NotContains(t, err.Error(), "hunter2")
	}
	_, err := New(Options{Secrets: []string{good, secret}})
	require.NoError(t, err)
}

// What arrives can be verified with either secret, by the library and by hand, and says all that was granted.
func TestWhatIsSent(t *testing.T) {
	old := "whsec_" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("old!", 8)))
	var head http.Header
	var body []byte
	s := serve(t, func(_ int, w http.ResponseWriter, r *http.Request) {
		require.Equal(t, http.MethodPost, r.Method)
		head = r.Header.Clone()
		body, _ = io.ReadAll(r.Body)
	})
	c := client(t, Options{Secrets: []string{secret, old}, Allow: []string{"127.0.0.1"}})
	require.Equal(t, authority.Outcome{Done: true}, c.Carry(t.Context(), order(s.URL+"/hook?x=1", 1)))
	require.Equal(t, "application/json", head.Get("Content-Type"))
	require.Equal(t, "g1", head.Get("webhook-id"))
	require.Equal(t, fmt.Sprint(monday.Unix()), head.Get("webhook-timestamp"))
	signatures := strings.Split(head.Get("webhook-signature"), " ")
	require.Len(t, signatures, 2)
	for i, key := range []string{secret, old} {
		w, err := webhook.NewWebhook(key)
		require.NoError(t, err)
		require.NoError(t, w.VerifyIgnoringTimestamp(body, head))
		require.Error(t, w.VerifyIgnoringTimestamp(append(body, ' '), head))
		raw, _ := base64.StdEncoding.DecodeString(key[6:])
		mac := hmac.New(sha256.New, raw)
		fmt.Fprintf(mac, "g1.%d.%s", monday.Unix(), body)
		require.Equal(t, "v1,"+base64.StdEncoding.EncodeToString(mac.Sum(nil)), signatures[i])
	}
	require.JSONEq(t, `{"type":"grant.granted","timestamp":"2026-11-23T15:00:00.000Z","data":{"grant":"g1","action":"refund","amount":"12.50","currency":"EUR","session":"s1",
		"customer":{"id":"kim","name":"Kim","verified":true},"reason":"late","granted_by":{"id":"cyn","name":"Cyn"},"asked_by":{"id":"ana","name":"Ana"}}}`, string(body))

	o := order(s.URL, 1)
	o.Amount, o.Currency, o.Customer = "", "", chat.Person{}
	require.True(t, c.Carry(t.Context(), o).Done)
	var got map[string]map[string]any
	require.Error(t, json.Unmarshal(body, &got), "type is no object")
	require.NotContains(t, string(body), "amount")
	require.Contains(t, string(body), `"customer":{"verified":false}`)
}

func TestOutcomes(t *testing.T) {
	var code int
	var after string
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		if after != "" {
			w.Header().Set("Retry-After", after)
		}
		w.WriteHeader(code)
	})
	c := client(t, Options{Allow: []string{"127.0.0.1"}})
	for want, codes := range map[string][]int{
		"done":   {200, 201, 202, 204, 299},
		"failed": {400, 401, 403, 404, 405, 409, 410, 413, 415, 422, 451, 499},
		"again":  {300, 304, 399, 408, 429, 500, 501, 502, 503, 504, 599},
	} {
		for _, code = range codes {
			got := c.Carry(t.Context(), order(s.URL, 3))
			require.Equal(t, want == "done", got.Done, code)
			require.Equal(t, want == "failed", got.Failed, code)
			require.Equal(t, want == "again", got.Again > 0, code)
			if !got.Done {
				require.Contains(t, got.Says, fmt.Sprint("answered ", code))
			}
		}
	}
	for _, c429 := range []struct {
		after    string
		from, to time.Duration
	}{{"", 2 * time.Minute, 3 * time.Minute}, {"1", 2 * time.Minute, 3 * time.Minute}, {"900", 15 * time.Minute, 15 * time.Minute}, {"999999999999999999999", 2 * time.Minute, 3 * time.Minute},
		{"86400", time.Hour, time.Hour}, {"Mon, 23 Nov 2026 15:30:00 GMT", 30 * time.Minute, 30 * time.Minute}, {"Mon, 23 Nov 2020 15:30:00 GMT", 2 * time.Minute, 3 * time.Minute}, {"soon", 2 * time.Minute, 3 * time.Minute}} {
		for _, code = range []int{429, 503} {
			after = c429.after
			got := c.Carry(t.Context(), order(s.URL, 3))
			require.True(t, got.Again >= c429.from && got.Again <= c429.to, "%q: %s", after, got.Again)
		}
	}
	code, after = 500, ""
	last := c.Carry(t.Context(), order(s.URL, attempts))
	require.True(t, last.Failed)
	require.Contains(t, last.Says, "given up after 12 attempts")
}

// Receivers that behave badly cost no more than the time that a call may take, and are tried again.
func TestFaults(t *testing.T) {
	quick := 300 * time.Millisecond
	hang := func(r *http.Request) { // until the caller has gone
		select {
		case <-r.Context().Done():
		case <-time.After(20 * time.Second):
		}
	}
	for name, f := range map[string]struct {
		answer func(n int, w http.ResponseWriter, r *http.Request)
		done   bool
		says   string
	}{
		"hangs": {func(_ int, _ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body); hang(r) }, false, "no answer in time"},
		"hangs within the answer": {func(_ int, w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			w.WriteHeader(200)
			w.(http.Flusher).Flush()
			hang(r)
		}, true, ""},
		"redirects": {func(_ int, w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://127.0.0.1:1/", http.StatusTemporaryRedirect)
		}, false, "answered 307 Temporary Redirect: redirects are not followed"},
		"10 MiB": {func(_ int, w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 10<<20)) }, true, ""},
		"headers without end": {func(_ int, w http.ResponseWriter, _ *http.Request) {
			for i := range 2000 {
				w.Header().Set(fmt.Sprint("X-", i), strings.Repeat("x", 500))
			}
		}, false, "no answer: "},
		"cuts the wire": {func(int, http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, false, "no answer: "},
		"is not HTTP": {func(_ int, w http.ResponseWriter, _ *http.Request) {
			conn, _, err := http.NewResponseController(w).Hijack()
			if err == nil {
				conn.Write([]byte("220 mail.example ESMTP\r\n"))
				conn.Close()
			}
		}, false, "no answer: "},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, f.answer)
			c := client(t, Options{Allow: []string{"127.0.0.1"}, timeout: quick})
			start := time.Now()
			got := c.Carry(t.Context(), order(s.URL, 1))
			require.Less(t, time.Since(start), quick+5*time.Second)
			require.Equal(t, f.done, got.Done, got.Says)
			require.False(t, got.Failed)
			require.Contains(t, got.Says, f.says)
			require.Equal(t, !f.done, got.Again > 0)
			require.NotContains(t, got.Says, s.URL+"/", "an address may hold a secret")
			c.Close()
		})
	}
	c := client(t, Options{Allow: []string{"127.0.0.1"}, timeout: quick})
	require.Contains(t, c.Carry(t.Context(), order("http://127.0.0.1:1/", 1)).Says, "no answer: ")
	require.True(t, c.Carry(t.Context(), order("http://%zz", 1)).Failed)
}

// Of an answer that has no end a little is read, and then no more.
func TestAnswersWithoutEnd(t *testing.T) {
	s := serve(t, func(_ int, w http.ResponseWriter, _ *http.Request) {
		for b := make([]byte, 1<<20); ; {
			if _, err := w.Write(b); err != nil {
				return
			}
		}
	})
	c := client(t, Options{Allow: []string{"127.0.0.1"}, timeout: 20 * time.Second})
	start := time.Now()
	require.True(t, c.Carry(t.Context(), order(s.URL, 1)).Done)
	require.Less(t, time.Since(start), 10*time.Second)
}

// 500, then 200: the receiver sees the same id and body twice, so that it can tell.
func TestTheSameOrderTwice(t *testing.T) {
	var seen []string
	s := serve(t, func(n int, w http.ResponseWriter, r *http.Request) {
		b, _ := io.ReadAll(r.Body)
		seen = append(seen, r.Header.Get("webhook-id")+string(b))
		if n == 1 {
			w.WriteHeader(500)
		}
	})
	c := client(t, Options{Allow: []string{"127.0.0.1"}})
	require.Positive(t, c.Carry(t.Context(), order(s.URL, 1)).Again)
	require.True(t, c.Carry(t.Context(), order(s.URL, 2)).Done)
	require.Equal(t, seen[0], seen[1])
}

func TestBackoff(t *testing.T) {
	for i, want := range []time.Duration{5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, 30 * time.Minute, time.Hour, 3 * time.Hour, 6 * time.Hour, 6 * time.Hour, 6 * time.Hour, 6 * time.Hour} {
		differ := map[time.Duration]bool{}
		for n := range 50 {
			grant := fmt.Sprint("g", n)
			got := backoff(grant, i+1)
			require.True(t, got >= want && got < want+want/5+1, "%d: %s", i+1, got)
			require.Equal(t, got, backoff(grant, i+1), "every node reckons the same")
			differ[got] = true
		}
		require.Greater(t, len(differ), 25, "they do not come back together")
	}
}

// Whatever a receiver asks for, it is between nothing and an hour.
func FuzzRetryAfter(f *testing.F) {
	for _, s := range []string{"", "1", "-1", "99999999999999999999999", "Mon, 23 Nov 2026 15:30:00 GMT", "Mon, 23 Nov 9999 15:30:00 GMT", "\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d := retryAfter(s, monday); d < 0 || d > longest {
			t.Fatal(d)
		}
	})
}
