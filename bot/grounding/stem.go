package grounding

import "strings"

// stem takes the endings of a folded word off, in the manner of light stemmers (Savoy, "Light Stemming Approaches for the French, Portuguese, German and
// Hungarian Languages", 2006): forms of a word meet, words made of it stay apart.
func stem(w, language string) string {
	if len(w) < 4 {
		return w
	}
	switch language {
	case "en":
		return stemEnglish(w)
	case "de", "nl":
		return stemGerman(w)
	}
	for _, end := range endings[language] {
		if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 4 {
			return s
		}
	}
	return w
}

func stemEnglish(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		w = w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:len(w)-1]
	}
	for _, end := range []string{"ing", "ed"} {
		s, ok := strings.CutSuffix(w, end)
		if !ok || len(s) < 3 || !strings.ContainsAny(s, "aeiouy") {
			continue
		}
		if n := len(s); s[n-1] == s[n-2] && !strings.ContainsAny(s[n-1:], "lsz") {
			s = s[:n-1]
		}
		w = s
		break
	}
	if len(w) > 4 {
		w = strings.TrimSuffix(w, "e")
	}
	return w
}

// stemGerman serves Dutch, too, whose endings are nearly the same.
func stemGerman(w string) string {
	if s, ok := strings.CutPrefix(w, "ge"); ok && len(s) >= 5 && (strings.HasSuffix(s, "t") || strings.HasSuffix(s, "en")) { // gepackt, gesperrt
		w = s
	}
	for range 2 { // Defekte, Defekt
		for _, end := range []string{"ungen", "ung", "ingen", "ing", "ern", "est", "end", "en", "em", "er", "es", "et", "st", "e", "n", "s", "t"} {
			if s, ok := strings.CutSuffix(w, end); ok && len(s) >= 4 {
				w = s
				break
			}
		}
	}
	return w
}

// endings are of the languages without rules of their own, the longest first.
var endings = map[string][]string{
	"fr": {"issements", "issement", "ations", "ation", "ements", "ement", "ments", "ment", "antes", "ante", "ants", "ant", "eront", "erez", "era", "ees", "ee", "er", "ez", "es", "ir", "it", "is", "e", "s"},
	"es": {"aciones", "acion", "amente", "mente", "amiento", "iendo", "ando", "adas", "ados", "idas", "idos", "aran", "ada", "ado", "ida", "ido", "ara", "era", "ar", "er", "ir", "an", "en", "as", "os", "es", "a", "o", "e", "s"},
	"it": {"azioni", "azione", "amente", "mente", "amento", "ando", "endo", "ate", "ati", "ata", "ato", "ite", "iti", "ita", "ito", "are", "ere", "ire", "ano", "ono", "a", "e", "i", "o"},
	"pt": {"acoes", "acao", "amente", "mente", "amento", "ando", "endo", "adas", "ados", "idas", "idos", "ada", "ado", "ida", "ido", "ar", "er", "ir", "am", "em", "as", "os", "es", "a", "o", "e", "s"},
}
