package llm

import (
	"encoding/json"
	"strings"
)

// decode reads the first object or array of an answer; what stands around it does not count, an unknown field does.
func decode(text string, begin byte, to any) *Fault {
	at := strings.IndexByte(text, begin)
	if at < 0 {
		return faultf(BadAnswer, "the model's answer holds no JSON")
	}
	d := json.NewDecoder(strings.NewReader(text[at:]))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return faultf(BadAnswer, "the model's answer holds JSON of another form")
	}
	return nil
}

// field is a text of an answer, unmasked and on one line; it has from least to most runes.
func (s *sheet) field(text string, least, most int) (string, *Fault) {
	text = strings.Join(strings.Fields(s.hide.Show(text)), " ")
	if n := len([]rune(text)); n < least || n > most {
		return "", faultf(BadAnswer, "a text of the model's answer has %d characters, not %d to %d", n, least, most)
	}
	return text, nil
}

// texts are those of an answer's array, at most so many, without those that come twice or are known.
func (s *sheet) texts(all []string, count, most int, known ...string) (out []string, f *Fault) {
	seen := map[string]bool{"": true}
	for _, k := range known {
		seen[key(k)] = true
	}
	for _, t := range all {
		if t, f = s.field(t, 0, most); f != nil {
			return nil, f
		}
		if !seen[key(t)] && len(out) < count {
			seen[key(t)] = true
			out = append(out, t)
		}
	}
	return out, nil
}

func key(text string) string { return strings.ToLower(strings.Join(strings.Fields(text), " ")) }

// lines are texts one a line.
func lines(all []string) string {
	var b strings.Builder
	for _, l := range all {
		b.WriteString(strings.Join(strings.Fields(l), " ") + "\n")
	}
	return b.String()
}

// named says that one of the lines "name: title" has the name.
func named(all []string, name string) bool {
	for _, l := range all {
		if n, _, _ := strings.Cut(l, ":"); strings.TrimSpace(n) == name {
			return true
		}
	}
	return false
}
