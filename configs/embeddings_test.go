package configs

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestEmbeddings(t *testing.T) {
	file := filepath.Join(t.TempDir(), "c.yaml")
	require.NoError(t, os.WriteFile(file, []byte("bot:\n  encoder: openai\n  embeddings: {url: https://models.example/v1/, model: m, languages: [en, de]}\n"), 0o600))
	good, err := Load(file, none)
	require.NoError(t, err)
	require.NoError(t, good.Validate())
	require.Equal(t, Embeddings{URL: "https://models.example/v1/", Model: "m", KeyEnv: "ROUNDPEG_EMBEDDINGS_KEY", Timeout: 2 * time.Second, Languages: []string{"en", "de"}}, good.Bot.Embeddings)

	for _, c := range []struct {
		says  string
		spoil func(*Bot)
	}{
		{"bot.embeddings.url: it must be the address", func(b *Bot) { b.Embeddings.URL = "127.0.0.1:11434" }},
		{"bot.embeddings.url: it must be the address", func(b *Bot) { b.Embeddings.URL = "ftp://models.example" }},
		{"bot.embeddings.url: it must have no password", func(b *Bot) { b.Embeddings.URL = "https://me:sk-secret@models.example/v1" }},
		{"bot.embeddings.url: it must have no password", func(b *Bot) { b.Embeddings.URL = "https://models.example/v1?key=sk-secret" }},
		{"bot.embeddings.url: it must end before", func(b *Bot) { b.Embeddings.URL = "https://models.example/v1/embeddings" }},
		{"bot.embeddings.model: name", func(b *Bot) { b.Embeddings.Model = " " }},
		{"bot.embeddings.dimensions: -1 must be", func(b *Bot) { b.Embeddings.Dimensions = -1 }},
		{"bot.embeddings.timeout: 0s must be more", func(b *Bot) { b.Embeddings.Timeout = 0 }},
		{"bot.embeddings.timeout: 4s must be less than bot.turn_budget (4s)", func(b *Bot) { b.Embeddings.Timeout = 4 * time.Second }},
		{`bot.embeddings.languages: "English" must be a code`, func(b *Bot) { b.Embeddings.Languages = []string{"en", "English"} }},
		{"bot.embeddings.key_env: it must be the name", func(b *Bot) { b.Embeddings.KeyEnv = "sk-secret" }},
	} {
		bad := good
		c.spoil(&bad.Bot)
		err := bad.Validate()
		require.ErrorContains(t, err, c.says)
		require.NotContains(t, err.Error(), "secret", "an error must not repeat a key")
	}
	off := Default()
	off.Bot.Embeddings.URL = "nonsense"
	require.NoError(t, off.Validate(), "what is not used is not looked at")
}
