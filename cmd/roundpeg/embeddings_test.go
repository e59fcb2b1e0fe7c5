package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"roundpeg/client"
)

// letters is an OpenAI-compatible server whose vectors are how often a text has each letter, and a configuration that names it. While it is away it answers 500.
func letters(t *testing.T) (config string, away *atomic.Bool, asked *atomic.Int32) {
	away, asked = &atomic.Bool{}, &atomic.Int32{}
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		var in struct{ Input []string }
		switch err := json.NewDecoder(r.Body).Decode(&in); {
		case r.URL.Path != "/v1/embeddings" || err != nil:
			http.NotFound(w, r)
			return
		case r.Header.Get("Authorization") != "Bearer sesame":
			http.Error(w, `{"error":{"message":"who are you"}}`, 401)
			return
		case in.Input[0] == "nonsense number four":
			http.Error(w, "nonsense", 400)
			return
		case away.Load():
			http.Error(w, "away", 500)
			return
		}
		var out struct {
			Data []map[string]any `json:"data"`
		}
		for i, text := range in.Input {
			v := make([]float32, 30)
			v[0] = 1
			for _, letter := range strings.ToLower(text) {
				v[letter%30]++
			}
			out.Data = append(out.Data, map[string]any{"index": i, "embedding": v})
		}
		_ = json.NewEncoder(w).Encode(out)
	}))
	t.Cleanup(srv.Close)
	config = filepath.Join(t.TempDir(), "roundpeg.yaml")
	settings := fmt.Sprintf("bot:\n  encoder: openai\n  embeddings: {url: %s/v1, model: letters, key_env: LETTERS_KEY}\n", srv.URL)
	require.NoError(t, os.WriteFile(config, []byte(settings), 0o600))
	return config, away, asked
}

var sesame = map[string]string{"LETTERS_KEY": "sesame"}

func TestMeasuringByAnEndpoint(t *testing.T) {
	config, away, asked := letters(t)
	train, test := tiny(t)
	eval := []string{"eval", "intents", "--train", train, "--test", test, "--encoder", "openai"}
	code, out, errs := spoken(t, sesame, "", append(eval, "--config", config)...)
	require.Zero(t, code, errs)
	require.Empty(t, errs)
	require.Contains(t, out, "accuracy")
	require.Positive(t, asked.Load())

	code, out, errs = spoken(t, sesame, `{"text":"send me the bill"}`+"\n", "classify", "--train", train, "--in", "-", "--encoder", "openai", "--config", config)
	require.Zero(t, code, errs)
	require.Contains(t, out, `"intent":"bill"`)
	before := asked.Load()
	code, out, errs = spoken(t, sesame, `{"text":"nonsense number four"}`+"\n", "classify", "--train", train, "--in", "-", "--encoder", "openai", "--config", config)
	require.Zero(t, code, errs)
	require.Contains(t, out, `"intent":`)
	require.Contains(t, errs, "1 times the endpoint gave no embeddings")
	require.Contains(t, errs, "answers 400")
	require.Greater(t, asked.Load(), before)

	code, _, errs = spoken(t, sesame, "", eval...)
	require.Equal(t, 2, code)
	require.Contains(t, errs, "wants --config FILE")
	code, _, errs = spoken(t, nil, "", append(eval, "--config", config)...)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "answers 401: no key was sent; set LETTERS_KEY")
	away.Store(true)
	code, _, errs = spoken(t, sesame, "", append(eval, "--config", config)...)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "answers 500")
	bad := filepath.Join(t.TempDir(), "bad.yaml")
	require.NoError(t, os.WriteFile(bad, []byte("bot: {embeddings: {url: nowhere}}\n"), 0o600))
	code, _, errs = spoken(t, sesame, "", append(eval, "--config", bad)...)
	require.Equal(t, 1, code)
	require.Contains(t, errs, "bot.embeddings.url")
	code, _, errs = spoken(t, nil, "", "eval", "intents", "--train", train, "--encoder", "bert")
	require.Equal(t, 2, code)
	require.Contains(t, errs, "bge-small, openai or none")
}

func TestDoctorAsksTheEndpoint(t *testing.T) {
	config, away, _ := letters(t)
	see := func(env map[string]string) string {
		_, out, _ := spoken(t, env, "", "doctor", "--config", config, "--data", filepath.Join(t.TempDir(), "none"))
		for _, line := range strings.Split(out, "\n") {
			if strings.HasPrefix(line, "embeddings letters") {
				return line
			}
		}
		return out
	}
	require.Contains(t, see(sesame), "good: vectors of 30 values")
	require.Contains(t, see(map[string]string{"LETTERS_KEY": "other"}), `the key in LETTERS_KEY is not the right one (it says "who are you")`)
	away.Store(true)
	require.Contains(t, see(sesame), "answers 500")
	_, out, _ := spoken(t, sesame, "", "config", "print", "--config", config)
	require.Contains(t, out, "key_env: LETTERS_KEY")
	require.NotContains(t, out, "sesame")
}

// A server starts while the endpoint is away, and says so.
func TestServingWithoutTheEndpoint(t *testing.T) {
	config, away, asked := letters(t)
	away.Store(true)
	env := map[string]string{"ROUNDPEG_ADMIN_PASSWORD": nodePassword, "ROUNDPEG_LOG_LEVEL": "error", "LETTERS_KEY": "sesame"}
	status := func(dir string) (model, says, metrics string) {
		base, _, stop := up(t, dir, env, "--config", config, "--encoder", "openai")
		defer func() { require.Zero(t, stop()) }()
		admin, err := client.Login(t.Context(), strings.TrimPrefix(base, "http://"), "admin@localhost", nodePassword)
		require.NoError(t, err)
		var out struct{ Model, Error string }
		require.Eventually(t, func() bool { // it begins by the words
			return admin.Do(t.Context(), "GET", "/v1/intents/status", nil, &out) == nil && (out.Error != "" || strings.HasSuffix(out.Model, "/letters"))
		}, time.Minute, 20*time.Millisecond)
		var d struct{ Intent string }
		require.NoError(t, admin.Do(t.Context(), "POST", "/v1/classify", map[string]string{"text": "zzz qqq what of the thing with the box"}, &d))
		res, err := http.Get(base + "/metrics")
		require.NoError(t, err)
		defer res.Body.Close()
		b, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		return out.Model, out.Error, string(b)
	}
	model, says, metrics := status(t.TempDir())
	require.NotContains(t, model, "letters")
	require.Contains(t, says, "answers 500")
	require.Contains(t, metrics, `roundpeg_embeddings_failed_total{for="message"} 0`)
	require.LessOrEqual(t, asked.Load(), int32(2), "it is asked once for all phrases and once for all pages")

	away.Store(false)
	model, says, _ = status(t.TempDir())
	require.True(t, strings.HasSuffix(model, "/letters"), model)
	require.Empty(t, says)
}

func TestOneWarningAMinute(t *testing.T) {
	core, seen := observer.New(zapcore.DebugLevel)
	at := time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	r := prometheus.NewRegistry()
	f := newFailures(r, zap.New(core), func() time.Time { return at })
	for range 100 {
		f.failed(true, errors.New("away"))
	}
	f.failed(false, errors.New("away"))
	at = at.Add(tellEvery)
	f.failed(true, errors.New("away"))
	require.Equal(t, 2, seen.Len())
	require.EqualValues(t, 1, seen.All()[0].ContextMap()["messages"])
	require.EqualValues(t, 100, seen.All()[1].ContextMap()["messages"])
	all, err := r.Gather()
	require.NoError(t, err)
	count := map[string]float64{}
	for _, m := range all[0].GetMetric() {
		count[m.GetLabel()[0].GetValue()] = m.GetCounter().GetValue()
	}
	require.Equal(t, map[string]float64{"message": 101, "training": 1}, count)
}
