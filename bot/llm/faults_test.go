package llm

import (
	"context"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/bot/llm/llmtest"
	"roundpeg/upstream"
)

// Each fault has its outcome, in words without the key, for whoever streams and whoever does not; after it the model is as good as before.
func TestFaults(t *testing.T) {
	words := says(strings.Repeat("one two three ", 10)).Reply
	for name, c := range map[string]struct {
		outcome, says string
		limit         time.Duration
	}{
		"401":            {RefusedKey, "answers 401: the key in THE_KEY is not the right one", 0},
		"403":            {RefusedKey, "answers 403", 0},
		"404model":       {ServerError, `answers 404: it has no model "stub" (llm.model)`, 0},
		"429":            {RateLimited, "answers 429: too many requests", 0},
		"500":            {ServerError, "answers 500", 0},
		"redirect":       {ServerError, "answers 307: it sends elsewhere, which is not followed; name the right address with llm.url", 0},
		"hang":           {Timeout, "did not answer within", 200 * time.Millisecond},
		"cut":            {Cut, "was cut", 0},
		"10mib":          {TooLong, "is longer than one of 400 tokens can be", 0},
		"badjson":        {BadAnswer, "cannot be read: does llm.url end before /chat/completions", 0},
		"garbage_stream": {BadAnswer, "cannot be read", 0},
		"empty":          {BadAnswer, "is empty", 0},
		"slow":           {Timeout, "did not answer within", 300 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(t)
			m, seen, _ := newModel(t, s.URL)
			if c.limit == 0 {
				c.limit = time.Minute
			}
			check := func(err error) {
				f := fault(t, err)
				require.Equal(t, c.outcome, f.Outcome)
				require.ErrorContains(t, f, c.says)
				require.NotContains(t, f.Error(), secret)
				require.NotContains(t, f.Error(), "send it back")
				require.Equal(t, c.outcome, seen.last().Outcome)
			}
			for range 2 {
				s.Do(llmtest.Behaviour{Fault: name, Reply: words})
				_, _, err := m.Word(within(t, c.limit), returns, func(string) bool { return true })
				check(err)
				_, _, err = m.Judge(within(t, c.limit), opinions)
				check(err)
				s.Do(llmtest.Behaviour{})
				_, _, err = m.Word(within(t, time.Minute), returns, nil)
				require.NoError(t, err)
			}
			require.Empty(t, m.seats)
			require.Zero(t, m.purse.held)
		})
	}
	t.Run("gone", func(t *testing.T) {
		s, end := llmtest.Start()
		end()
		m, seen, _ := newModel(t, s.URL)
		_, _, err := m.Word(within(t, time.Minute), returns, nil)
		require.ErrorContains(t, err, "cannot be reached")
		require.ErrorContains(t, err, "name it with llm.url")
		require.Equal(t, []string{Unreachable}, seen.outcomes())
	})
	require.Len(t, llmtest.Faults, 13, "a new fault needs a line here")
}

// An answer of 10 MiB costs little memory, however it comes.
func TestTenMiB(t *testing.T) {
	huge := []byte(strings.Repeat("x", 10<<20))
	raw := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(huge) }))
	defer raw.Close()
	refused := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusInternalServerError)
		_, _ = w.Write(huge)
	}))
	defer refused.Close()
	trickle := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		event := []byte(`data: {"choices":[{"index":0,"delta":{"reasoning_content":"hm"}}]}` + "\n\n")
		for range (10 << 20) / len(event) {
			if _, err := w.Write(event); err != nil {
				return
			}
		}
	}))
	defer trickle.Close()
	line := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `data: {"choices":[{"index":0,"delta":{"content":"`)
		_, _ = w.Write(huge)
	}))
	defer line.Close()
	for name, url := range map[string]string{"one line": line.URL, "no stream": raw.URL, "refused": refused.URL} {
		m, _, _ := newModel(t, url)
		least := uint64(math.MaxUint64) // what else allocates meanwhile, such as the stub or a first connection, only adds
		for range 5 {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, _, err := m.Word(within(t, time.Minute), returns, nil)
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			least = min(least, after.TotalAlloc-before.TotalAlloc)
		}
		require.Less(t, least, uint64(1<<20), name)
	}
	m, _, _ := newModel(t, trickle.URL)
	_, _, err := m.Word(within(t, time.Minute), returns, nil)
	require.Equal(t, TooLong, fault(t, err).Outcome)
}

func TestABreaker(t *testing.T) {
	s := llmtest.New(t)
	m, seen, c := newModel(t, s.URL)
	ask := func() error {
		_, _, err := m.Word(within(t, time.Minute), returns, nil)
		return err
	}
	s.Do(llmtest.Behaviour{Fault: "500"})
	for range upstream.InARow {
		require.ErrorContains(t, ask(), "answers 500")
	}
	require.True(t, m.Open())
	asked := len(s.Requests())
	for range 20 {
		f := fault(t, ask())
		require.Equal(t, Broken, f.Outcome)
		require.Equal(t, 10*time.Second, f.RetryAfter)
	}
	require.Equal(t, Broken, seen.last().Outcome)
	require.Len(t, s.Requests(), asked)
	c.move(10 * time.Second)
	require.ErrorContains(t, ask(), "answers 500", "one looks")
	require.Equal(t, 20*time.Second, fault(t, ask()).RetryAfter, "and then it is shut for longer")
	c.move(20 * time.Second)
	s.Do(llmtest.Behaviour{})
	require.NoError(t, ask())
	require.False(t, m.Open())
	require.Len(t, s.Requests(), asked+2)
}

// What is no fault of the server does not shut it: texts that it does not like, answers that must not be shown, callers who go away.
func TestWhatShutsNothing(t *testing.T) {
	s := llmtest.New(t)
	m, seen, _ := newModel(t, s.URL)
	s.Do(says("NO_ANSWER"))
	for range 2 * upstream.InARow {
		_, _, err := m.Judge(within(t, time.Minute), opinions)
		require.Equal(t, BadAnswer, fault(t, err).Outcome)
	}
	s.Do(llmtest.Behaviour{Fault: "hang"})
	for range 2 * upstream.InARow {
		ctx, cancel := context.WithCancel(t.Context())
		before := len(s.Requests())
		go func() {
			for len(s.Requests()) == before {
				time.Sleep(time.Millisecond)
			}
			cancel()
		}()
		_, _, err := m.Word(ctx, returns, nil)
		require.Equal(t, Cancelled, fault(t, err).Outcome)
	}
	require.Equal(t, Cancelled, seen.last().Outcome)
	for range 2 * upstream.InARow {
		_, _, err := m.Word(within(t, 10*time.Millisecond), returns, nil)
		require.Equal(t, Timeout, fault(t, err).Outcome, "in a hurry")
	}
	require.False(t, m.Open())
}

// A model that is not there any more is a fault of the server, for all that it answers.
func TestAModelThatIsGoneShutsIt(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL)
	s.Do(llmtest.Behaviour{Fault: "404model"})
	for range upstream.InARow {
		_, _, err := m.Word(within(t, time.Minute), returns, nil)
		require.ErrorContains(t, err, "404")
	}
	require.True(t, m.Open())
}

// A server that leaves everybody waiting is at fault.
func TestHangingShutsIt(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL)
	m.enough = 20 * time.Millisecond
	s.Do(llmtest.Behaviour{Fault: "hang"})
	for range upstream.InARow {
		require.False(t, m.Open())
		_, _, err := m.Word(within(t, 100*time.Millisecond), returns, nil)
		require.Equal(t, Timeout, fault(t, err).Outcome)
	}
	require.True(t, m.Open())
}

// A wait that the server asks for is waited if there is time; else everybody leaves the server alone until then.
func TestRetryAfter(t *testing.T) {
	s := llmtest.New(t)
	m, seen, c := newModel(t, s.URL, func(o *Options) { o.Now = time.Now })
	s.Do(llmtest.Behaviour{Fault: "429", RetryAfter: "0.3"})
	go func() {
		for len(s.Requests()) == 0 {
			time.Sleep(time.Millisecond)
		}
		s.Do(llmtest.Behaviour{})
	}()
	began := time.Now()
	_, _, err := m.Word(within(t, time.Minute), returns, nil)
	require.NoError(t, err)
	require.GreaterOrEqual(t, time.Since(began), 290*time.Millisecond)
	require.Equal(t, []string{OK}, seen.outcomes(), "one use, however often it was asked")
	require.Len(t, s.Requests(), 2)

	m, seen, c = newModel(t, s.URL)
	for _, by := range []string{"429", "500"} {
		s.Do(llmtest.Behaviour{Fault: by, RetryAfter: "30"})
		asked := len(s.Requests())
		for i := range 2 * upstream.InARow {
			_, _, err := m.Judge(within(t, 20*time.Second), opinions)
			f := fault(t, err)
			require.Equal(t, RateLimited, f.Outcome)
			require.Equal(t, 30*time.Second, f.RetryAfter, i)
		}
		require.Len(t, s.Requests(), asked+1)
		require.False(t, m.Open())
		c.move(30 * time.Second)
		s.Do(llmtest.Behaviour{})
		_, _, err = m.Judge(within(t, 20*time.Second), opinions)
		require.NoError(t, err)
	}
	s.Do(llmtest.Behaviour{Fault: "429", RetryAfter: "999999"})
	_, _, err = m.Judge(within(t, 20*time.Second), opinions)
	require.Equal(t, mostWait, fault(t, err).RetryAfter, "no server shuts us out for days")
}

// A server that falls silent within an answer is not waited for.
func TestSilence(t *testing.T) {
	done := make(chan struct{})
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, `data: {"choices":[{"index":0,"delta":{"content":"Yes"}}]}`+"\n\n")
		w.(http.Flusher).Flush()
		select {
		case <-done:
		case <-r.Context().Done():
		}
	}))
	defer srv.Close()
	defer close(done)
	m, _, _ := newModel(t, srv.URL)
	m.quiet = 50 * time.Millisecond
	_, _, err := m.Word(within(t, time.Minute), returns, nil)
	require.Equal(t, Timeout, fault(t, err).Outcome)
	require.ErrorContains(t, err, "fell silent for 50ms")
}

// No more are asked at once than may be, and who waits for a turn does not wait longer than they can.
func TestSeats(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL, func(o *Options) { o.Concurrency = 2 })
	s.Do(llmtest.Behaviour{Fault: "hang"})
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() { _, _, _ = m.Word(ctx, returns, nil) })
	}
	require.Eventually(t, func() bool { return len(s.Requests()) == 2 }, time.Minute, time.Millisecond)
	_, _, err := m.Word(within(t, 50*time.Millisecond), returns, nil)
	require.ErrorContains(t, err, "before it was its turn")
	require.Len(t, s.Requests(), 2)
	cancel()
	all.Wait()
	s.Do(llmtest.Behaviour{})
	_, _, err = m.Word(within(t, time.Minute), returns, nil)
	require.NoError(t, err)
}

func TestClosing(t *testing.T) {
	s := llmtest.New(t)
	m, _, _ := newModel(t, s.URL)
	s.Do(llmtest.Behaviour{Fault: "hang"})
	go func() {
		for len(s.Requests()) == 0 {
			time.Sleep(time.Millisecond)
		}
		m.Close()
	}()
	_, _, err := m.Word(t.Context(), returns, nil)
	require.Equal(t, Cancelled, fault(t, err).Outcome)
	_, _, err = m.Word(t.Context(), returns, nil)
	require.Equal(t, Cancelled, fault(t, err).Outcome)
	require.Len(t, s.Requests(), 1)
}

// Of two hundred at once each has an outcome, whatever the server does, and it is left alone soon; when it is well again all have their answers.
func TestTwoHundredAtOnce(t *testing.T) {
	for _, name := range []string{"401", "500", "cut", "badjson"} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.New(t)
			m, seen, c := newModel(t, s.URL)
			at := func() {
				var all sync.WaitGroup
				for range 200 {
					all.Go(func() { _, _, _ = m.Word(within(t, time.Minute), returns, nil) })
				}
				all.Wait()
			}
			s.Do(llmtest.Behaviour{Fault: name})
			at()
			require.Len(t, seen.outcomes(), 200)
			require.NotContains(t, seen.outcomes(), OK)
			require.LessOrEqual(t, len(s.Requests()), upstream.InARow+cap(m.seats))
			s.Do(llmtest.Behaviour{})
			c.move(upstream.ShutFor)
			_, _, err := m.Word(within(t, time.Minute), returns, nil)
			require.NoError(t, err)
			at()
			for _, o := range seen.outcomes()[200:] {
				require.Equal(t, OK, o)
			}
			require.Empty(t, m.seats)
		})
	}
}

// Addresses at which nobody serves a model are refused when they are dialed, however they are written, and whatever a name means by then.
func TestAddresses(t *testing.T) {
	for _, a := range strings.Fields("169.254.169.254 169.254.0.1 169.254.255.255 ::ffff:169.254.169.254 ::ffff:a9fe:a9fe 64:ff9b::169.254.169.254 64:ff9b::a9fe:a9fe 2002:a9fe:a9fe::1 ::169.254.169.254 " +
		"fe80::1 fe80::1%eth0 febf::1 fd00:ec2::254 fd00:ec2::23 fd20:ce::254 100.100.100.200 ::ffff:100.100.100.200 192.0.0.192") {
		require.True(t, nowhere(netip.MustParseAddr(a)), a)
	}
	for _, a := range strings.Fields("127.0.0.1 ::1 10.0.0.1 192.168.1.1 172.16.0.1 fd00::1 100.64.0.1 8.8.8.8 2606:4700::1 ::ffff:127.0.0.1 64:ff9b::8.8.8.8 169.253.0.1 169.255.0.1 fec0::1 0.0.0.0 ::") {
		require.False(t, nowhere(netip.MustParseAddr(a)), a)
	}
	require.True(t, nowhere(netip.Addr{}))
	for _, host := range strings.Fields("169.254.169.254 [::ffff:169.254.169.254] [::ffff:a9fe:a9fe] [fe80::1%25lo] [fd00:ec2::254] 100.100.100.200 [64:ff9b::a9fe:a9fe]") {
		m, seen, _ := newModel(t, "http://"+host+"/v1")
		_, _, err := m.Word(within(t, time.Minute), returns, nil)
		require.ErrorContains(t, err, "link-local", host)
		require.Equal(t, []string{Unreachable}, seen.outcomes())
	}
	d := dialer()
	d.Resolver = names(net.IPv4(169, 254, 169, 254))
	for i, name := range strings.Fields("models.example metadata.google.internal 2852039166 0xa9fea9fe 0251.0376.0251.0376") {
		_, err := d.DialContext(within(t, time.Minute), "tcp", name+":80")
		require.Error(t, err)
		if i < 2 { // others are no names, and this resolver says so
			require.ErrorIs(t, err, errNowhere, "a name may mean any address by the time it is dialed")
		}
	}
}

// A proxy of the environment is not taken: it would dial for us.
func TestNoProxy(t *testing.T) {
	require.Nil(t, client(1).Transport.(*http.Transport).Proxy)
}
