package hooks

import (
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	webhook "github.com/standard-webhooks/standard-webhooks/libraries/go"
)

// The bounds of a secret, in bytes, as the specification wants them.
const (
	minSecret = 24
	maxSecret = 64
)

// signer signs with every active secret, so that a receiver may change from one to the next at leisure.
type signer []*webhook.Webhook

// newSigner never repeats a secret that it refuses.
func newSigner(secrets []string) (signer, error) {
	if len(secrets) == 0 {
		return nil, errors.New("there is no secret to sign webhooks with: give one, such as whsec_ and 32 random bytes in base64")
	}
	var all signer
	for i, s := range secrets {
		text, ok := strings.CutPrefix(s, "whsec_")
		key, err := base64.StdEncoding.DecodeString(text)
		if !ok || err != nil || len(key) < minSecret || len(key) > maxSecret {
			return nil, fmt.Errorf("webhook secret %d must be whsec_ and %d to %d random bytes in base64, as from: echo whsec_$(openssl rand -base64 32)", i+1, minSecret, maxSecret)
		}
		w, err := webhook.NewWebhookRaw(key)
		if err != nil {
			return nil, fmt.Errorf("webhook secret %d: %w", i+1, err)
		}
		all = append(all, w)
	}
	return all, nil
}

// sign is the header webhook-signature: a signature of id, time and body by each secret.
func (s signer) sign(id string, at time.Time, body []byte) (string, error) {
	var all []string
	for _, w := range s {
		one, err := w.Sign(id, at, body)
		if err != nil {
			return "", err
		}
		all = append(all, one)
	}
	return strings.Join(all, " "), nil
}

// Secrets reads a variable that holds one secret, or several apart by spaces or commas.
func Secrets(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\n' || r == '\r' })
}
