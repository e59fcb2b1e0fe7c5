package configs

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// BGE is the encoder that the binary carries, OpenAI one behind an endpoint of that protocol.
const (
	BGE    = "bge-small"
	OpenAI = "openai"
)

// Embeddings are where an OpenAI-compatible endpoint gives them.
type Embeddings struct {
	URL        string        `yaml:"url"`
	Model      string        `yaml:"model"`
	KeyEnv     string        `yaml:"key_env"`
	Timeout    time.Duration `yaml:"timeout"`
	Languages  []string      `yaml:"languages"`
	Dimensions int           `yaml:"dimensions"`
}

func (b Bot) validateEncoder() error {
	switch b.Encoder {
	case "none", BGE:
		return b.Embeddings.validateKey() // a key in the file is wrong in any case
	case OpenAI:
		if err := b.Embeddings.Validate(); err != nil {
			return err
		}
		if b.Embeddings.Timeout >= b.TurnBudget {
			return fmt.Errorf("bot.embeddings.timeout: %s must be less than bot.turn_budget (%s), so that a message can still be read by its words", b.Embeddings.Timeout, b.TurnBudget)
		}
		return nil
	}
	return fmt.Errorf("bot.encoder: %q must be none, %s or %s", b.Encoder, BGE, OpenAI)
}

var (
	envPattern      = regexp.MustCompile(`^[A-Z_][A-Z0-9_]*$`)
	languagePattern = regexp.MustCompile(`^[a-z]{2}$`)
)

// Validate names the first field that is wrong and the fix.
func (e Embeddings) Validate() error {
	const like = "such as http://127.0.0.1:11434/v1"
	u, err := url.Parse(e.URL)
	switch {
	case err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https":
		return errors.New("bot.embeddings.url: it must be the address of an OpenAI-compatible server, " + like)
	case u.User != nil || u.RawQuery != "" || u.Fragment != "":
		return errors.New("bot.embeddings.url: it must have no password, ? or #, " + like + "; a key belongs into the environment (bot.embeddings.key_env)")
	case strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/embeddings"):
		return errors.New("bot.embeddings.url: it must end before /embeddings, " + like)
	case strings.TrimSpace(e.Model) == "" || len(e.Model) > 200:
		return errors.New("bot.embeddings.model: name a model of that server, such as text-embedding-3-small or bge-m3")
	case e.Timeout <= 0:
		return fmt.Errorf("bot.embeddings.timeout: %s must be more than nothing, such as 2s", e.Timeout)
	case e.Dimensions < 0 || e.Dimensions > 4096:
		return fmt.Errorf("bot.embeddings.dimensions: %d must be at most 4096, such as 384, or 0 for the model's own", e.Dimensions)
	}
	for _, l := range e.Languages {
		if !languagePattern.MatchString(l) {
			return fmt.Errorf("bot.embeddings.languages: %q must be a code of two letters, such as en", l)
		}
	}
	return e.validateKey()
}

// validateKey does not repeat what it refuses: it may be the key.
func (e Embeddings) validateKey() error {
	if !envPattern.MatchString(e.KeyEnv) {
		return errors.New("bot.embeddings.key_env: it must be the name of an environment variable in capitals, such as ROUNDPEG_EMBEDDINGS_KEY; the key itself belongs there, not here")
	}
	return nil
}
