package exchange

import (
	"fmt"
	"path"
	"regexp"
	"strings"
	"unicode"
)

// slot is a place in an utterance that Lex fills in: {OrderNumber}.
var slot = regexp.MustCompile(`\{([A-Za-z0-9_]+)\}`)

// readLex reads BOT/BotLocales/LOCALE/Intents/NAME/Intent.json.
func readLex(in *input) error {
	a, err := openArchive(in.data)
	if err != nil {
		return err
	}
	for _, file := range a.names {
		parts := strings.Split(file, "/")
		n := len(parts)
		if n < 5 || parts[n-1] != "Intent.json" || parts[n-3] != "Intents" || parts[n-5] != "BotLocales" {
			continue
		}
		x := struct {
			Name    string
			Parent  string                       `json:"parentIntentSignature"`
			Samples []struct{ Utterance string } `json:"sampleUtterances"`
		}{Name: parts[n-2]}
		if err := a.decode(file, &x); err != nil {
			return err
		}
		if strings.HasSuffix(x.Parent, "FallbackIntent") {
			in.note("%s is a fallback: what fits no intent goes to a person here", x.Name)
			continue
		}
		for _, s := range x.Samples {
			text := slot.ReplaceAllStringFunc(s.Utterance, func(m string) string {
				in.note("places to fill in became their names, such as %s: write what customers would say there", m)
				return spoken(m[1 : len(m)-1])
			})
			if err := in.phrase(x.Name, parts[n-4], text); err != nil {
				return fmt.Errorf("%s: %w", path.Clean(file), err)
			}
		}
	}
	return nil
}

// spoken makes words of a name: OrderNumber is "order number".
func spoken(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case r == '_':
			r = ' '
		case unicode.IsUpper(r) && i > 0:
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
