// Package locales reads locales as browsers, owners and other systems write them: en, en-AU, en_au.
package locales

import "strings"

// Tidy gives "en-au" for "en_AU", "en-AU" and the like.
func Tidy(l string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(l), "_", "-"))
}

// Language gives "en" for "en-AU"; "" has none.
func Language(l string) string {
	language, _, _ := strings.Cut(Tidy(l), "-")
	return language
}

// Region gives "GB" for "en-GB" and "CN" for "zh-Hans-CN"; "" if none is named by its two letters.
func Region(l string) string {
	_, rest, _ := strings.Cut(Tidy(l), "-")
	for part := range strings.SplitSeq(rest, "-") {
		if len(part) == 2 {
			return strings.ToUpper(part)
		}
	}
	return ""
}

// Same says whether two are of one language, whatever the region. Norwegian is, in both its written forms.
func Same(a, b string) bool { return one(Language(a)) == one(Language(b)) }

func one(language string) string {
	if language == "nb" || language == "nn" {
		return "no"
	}
	return language
}
