package mask

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// emails are addresses in letters of any script (RFC 6531), and for the ways in which people hide the @ from programs.
var emails = regexp.MustCompile(`(?:"[^"\n]{1,64}"|[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_{|}~\x60-]{1,256})(?:@|＠|\s?[\[({]\s?(?i:at|ät|arroba)\s?[\])}]\s?)` +
	`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,62})(?:(?:\.|．|\s?[\[({]\s?(?i:dot|punkt|punto|ponto|point)\s?[\])}]\s?)[\p{L}\p{M}\p{N}-]{1,63})+`)

func findEmails(s string) []span {
	if !strings.ContainsAny(s, "@＠[({") {
		return nil
	}
	return matches(emails, s, 0, email)
}

// keys are tokens that are known by how they begin: private keys, JSON web tokens, bearer and basic headers, and what well-known services give out.
var keys = []struct {
	pattern *regexp.Regexp
	group   int
}{
	{regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\z)`), 0},
	{regexp.MustCompile(`\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{4,}(?:\.[A-Za-z0-9_-]*){0,3}`), 0},
	{regexp.MustCompile(`(?i)\b(?:bearer|basic)\s+([A-Za-z0-9._~+/=-]*[0-9._~+/=-][A-Za-z0-9._~+/=-]*)`), 1},
	{regexp.MustCompile(`\b(?:sk|pk|rk|sess|whsec|whpk)[-_][A-Za-z0-9_-]*[0-9][A-Za-z0-9_-]{7,}`), 0},
	{regexp.MustCompile(`\b(?:gh[opusr]_|github_pat_|glpat-|xox[a-z]-|xapp-|hf_|npm_|pypi-|dop_v1_|shpat_|shpss_|SG\.|AIza|ya29\.)[A-Za-z0-9._-]{10,}`), 0},
	{regexp.MustCompile(`\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b`), 0},
}

func findKeys(s string) (all []span) {
	for _, k := range keys {
		all = append(all, matches(k.pattern, s, k.group, token)...)
	}
	return all
}

// secrets are what people give away behind a word for it, in seven languages and a few more. Behind the second group, which are words of other things as
// well, and behind "is" it is one only if it looks like one.
var secrets = regexp.MustCompile(`(?i)(?:^|[^\p{L}])(?:(?:password|passwort|passwd|passcode|passphrase|pwd|kennwort|zugangscode|mot\s+de\s+passe|mdp|contrase[ñn]a|parola\s+d['’]ordine|` +
	`senha|palavra[\s-]passe|wachtwoord|toegangscode|hasło|lösenord)|(parola\s+chiave|code\s+secret|clave|losung|pin(?:[\s-]?code)?|cvv2?|cvc2?|csc|tan|otp|prüfziffer|secret|api[\s_-]?key))` +
	`(\s*[:=]\s*|\s+(?:is|was|ist|war|lautet|est|es|era|è|e|é|is:)\s+)["'“„«‹]?([^\s"'”“»›,;]{3,128})`)

// plainWord is what stands behind "password is" without being one.
var plainWord = regexp.MustCompile(`^[\p{L}\p{M}'’-]+$`)

func findPasswords(s string) (all []span) {
	for _, m := range secrets.FindAllStringSubmatchIndex(s, -1) {
		weak, said, from, to := m[2] >= 0, s[m[4]:m[5]], m[6], m[7]
		if trimmed := strings.TrimRight(s[from:to], ".!?…)"); len(trimmed) >= 3 {
			to = from + len(trimmed)
		}
		if !weak && strings.ContainsAny(said, ":=") || !plainWord.MatchString(s[from:to]) {
			all = append(all, span{from, to, token})
		}
	}
	return all
}

var long = regexp.MustCompile(`[A-Za-z0-9+/=_.~-]{24,}`)

// findRandom looks for what no person thinks up: 24 and more characters in a row with letters and digits in a mess. Of an address or the name of a file only
// the part that is so.
func findRandom(s string) (all []span) {
	for _, m := range long.FindAllStringIndex(s, -1) {
		all = append(all, randomIn(s, m[0], m[1], "=", 4)...)
	}
	return all
}

// randomIn looks at a run of characters without what it is parted by, and if that is not random as a whole at what stands between / and . in it.
func randomIn(s string, from, to int, by string, every int) (all []span) {
	for at, i := from, from; i <= to; i++ {
		if i < to && (strings.IndexByte(by, s[i]) < 0 || strings.Trim(s[i:to], "=") == "") { // = at the end pads
			continue
		}
		switch {
		case i-at < 24:
		case random(s[at:i], every):
			all = append(all, span{at, i, token})
		case by == "=":
			all = append(all, randomIn(s, at, i, "/.", 8)...)
		}
		at = i + 1
	}
	return all
}

// random looks at how much the characters say (Shannon), and whether small letters, capitals and digits take turns at least once in so many.
func random(s string, every int) bool {
	count, turns, digits, letters := map[rune]int{}, 0, 0, 0
	before := 0
	for _, r := range s {
		count[r]++
		class := 0
		switch {
		case unicode.IsDigit(r):
			class, digits = 1, digits+1
		case unicode.IsUpper(r):
			class, letters = 2, letters+1
		case unicode.IsLower(r):
			class, letters = 3, letters+1
		}
		if class > 0 && before > 0 && class != before {
			turns++
		}
		before = class
	}
	n, bits := float64(utf8.RuneCountInString(s)), 0.0
	for _, c := range count {
		p := float64(c) / n
		bits -= p * math.Log2(p)
	}
	return digits > 0 && letters > 0 && bits >= 3 && turns >= max(4, len(s)/every)
}
