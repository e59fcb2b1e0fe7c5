package exchange

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"roundpeg/intents"
)

// readES reads intents/NAME.json and intents/NAME_usersays_LANG.json.
func readES(in *input) error {
	a, err := openArchive(in.data)
	if err != nil {
		return err
	}
	for _, file := range a.names {
		dir, base := path.Split(file)
		if path.Base(path.Clean(dir)) != "intents" || path.Ext(base) != ".json" {
			continue
		}
		stem := strings.TrimSuffix(base, ".json")
		name, language, says := cutLast(stem, "_usersays_")
		if !says {
			if err := esIntent(in, a, file); err != nil {
				return err
			}
			continue
		}
		head := struct {
			Name     string
			Fallback bool `json:"fallbackIntent"`
		}{Name: name}
		if main := dir + name + ".json"; a.files[main] != nil {
			if err := a.decode(main, &head); err != nil {
				return err
			}
		}
		theirs := head.Name
		if head.Fallback { // its phrases are what must not match
			in.note("phrases of %s became not_for_bot", theirs)
			theirs = intents.OutOfScope
		}
		var phrases []struct {
			Data []struct{ Text string }
		}
		if err := a.decode(file, &phrases); err != nil {
			return err
		}
		for _, p := range phrases {
			var text strings.Builder
			for _, d := range p.Data {
				text.WriteString(d.Text)
			}
			if err := in.phrase(theirs, language, text.String()); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return nil
}

// esIntent takes over an intent's first fixed answer in each language.
func esIntent(in *input, a *archive, file string) error {
	var x struct {
		Name      string
		Fallback  bool `json:"fallbackIntent"`
		Responses []struct {
			Messages []struct {
				Lang   string
				Speech json.RawMessage
			}
		}
	}
	if err := a.decode(file, &x); err != nil {
		return err
	}
	if x.Fallback {
		in.note("%s is a fallback: what fits no intent goes to a person here", x.Name)
		return nil
	}
	for _, r := range x.Responses {
		for _, m := range r.Messages {
			var one string
			var many []string
			if json.Unmarshal(m.Speech, &one) != nil && json.Unmarshal(m.Speech, &many) == nil && len(many) > 0 {
				one = many[0]
			}
			language := m.Lang
			if language == "" {
				language = in.language
			}
			if err := in.answer(x.Name, language, one); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return nil
}

// readCX reads intents/NAME/NAME.json and intents/NAME/trainingPhrases/LANG.json.
func readCX(in *input) error {
	a, err := openArchive(in.data)
	if err != nil {
		return err
	}
	for _, file := range a.names {
		parts := strings.Split(file, "/")
		n := len(parts)
		if n < 4 || parts[n-4] != "intents" || parts[n-2] != "trainingPhrases" || path.Ext(file) != ".json" {
			continue
		}
		name := parts[n-3]
		head := struct {
			DisplayName string
			IsFallback  bool
		}{DisplayName: name}
		if main := strings.Join(parts[:n-2], "/") + "/" + name + ".json"; a.files[main] != nil {
			if err := a.decode(main, &head); err != nil {
				return err
			}
		}
		theirs := head.DisplayName
		if head.IsFallback || theirs == "Default Negative Intent" { // in CX its phrases are what must not match
			in.note("phrases of %s became not_for_bot", theirs)
			theirs = intents.OutOfScope
		}
		var x struct {
			TrainingPhrases []struct {
				Parts        []struct{ Text string }
				LanguageCode string
			}
		}
		if err := a.decode(file, &x); err != nil {
			return err
		}
		for _, p := range x.TrainingPhrases {
			var text strings.Builder
			for _, part := range p.Parts {
				text.WriteString(part.Text)
			}
			language := p.LanguageCode
			if language == "" {
				language = strings.TrimSuffix(parts[n-1], ".json")
			}
			if err := in.phrase(theirs, language, text.String()); err != nil {
				return fmt.Errorf("%s: %w", file, err)
			}
		}
	}
	return nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
