package mask

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"roundpeg/computes"
)

func hide(s string) string { return new(Hider).Hide(s) }

func TestHide(t *testing.T) {
	for in, want := range map[string]string{
		"my card is 4111 1111 1111 1111, exp 12/27":                           "my card is ⟦card 1⟧, exp 12/27",
		"4111-1111-1111-1111 and 5500.0055.5555.5559 and 4111-1111-1111-1111": "⟦card 1⟧ and ⟦card 2⟧ and ⟦card 1⟧",
		"amex 3782 822463 10005 please":                                       "amex ⟦card 1⟧ please",
		"بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١ شكرا":                                     "بطاقتي ⟦card 1⟧ شكرا",
		"कार्ड ४१११११११११११११११":                                              "कार्ड ⟦card 1⟧",
		"卡号4111111111111111吗":                                                 "卡号⟦card 1⟧吗",
		"4111 1111 1111 1112 is mistyped":                                     "4111 1111 1111 1112 is mistyped",
		"IBAN DE89 3704 0044 0532 0130 00 bitte":                              "IBAN ⟦iban 1⟧ bitte",
		"gb82west12345698765432, NL91ABNA0417164300.":                         "⟦iban 1⟧, ⟦iban 2⟧.",
		"MT84 MALT 0110 0001 2345 MTLC AST0 01S":                              "⟦iban 1⟧",
		"DE88370400440532013000 has a slip":                                   "DE88370400440532013000 has a slip",
		"write to Jane.Doe+tag@mail.example.co.uk.":                           "write to ⟦email 1⟧.",
		"jürgen@müller.de, δοκιμή@παράδειγμα.ελ":                              "⟦email 1⟧, ⟦email 2⟧",
		"jane (at) example.com or jane＠example.com":                           "⟦email 1⟧ or ⟦email 2⟧",
		"call +49 171 2345678 or 0171/2345678 or (555) 234-5678":              "call ⟦phone 1⟧ or ⟦phone 2⟧ or ⟦phone 3⟧",
		"06 12 34 56 78 / 612 345 678 / 912 34 56 78 / 333 123 4567":          "⟦phone 1⟧ / ⟦phone 2⟧ / ⟦phone 3⟧ / ⟦phone 4⟧",
		"020 7946 0958 ab 10:30":                                              "⟦phone 1⟧ ab 10:30",
		"my number: tel 5551234567 25.11.2026":                                "my number: tel ⟦phone 1⟧ 25.11.2026",
		"rückruf unter 8812345 bitte, Handy: 017612345678":                    "rückruf unter ⟦phone 1⟧ bitte, Handy: ⟦phone 2⟧",
		"00 44 20 7946 0958":                                                  "⟦phone 1⟧",
		"Authorization: Bearer abc123.def-456_x":                              "Authorization: Bearer ⟦token 1⟧",
		"sk-proj-abc123DEF456ghi789 ghp_0123456789abcdefABCDEF0123456789abcd": "⟦token 1⟧ ⟦token 2⟧",
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl ok":                "⟦token 1⟧ ok",
		"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY":                            "⟦token 1⟧",
		"https://shop.example/reset?t=9f86d081884c7d659a2feaa0c55ad015 help":  "https://shop.example/reset?t=⟦token 1⟧ help",
		"Passwort: hunter und pin is 4711":                                    "Passwort: ⟦token 1⟧ und pin is ⟦token 2⟧",
		"mot de passe : Soleil2024! merci":                                    "mot de passe : ⟦token 1⟧! merci",
		"mi contraseña es gato-77, la senha é Praia99, wachtwoord = fiets":    "mi contraseña es ⟦token 1⟧, la senha é ⟦token 2⟧, wachtwoord = ⟦token 3⟧",
		"la mia password è Roma#1":                                            "la mia password è ⟦token 1⟧",
		"⟦card 1⟧ 4111111111111111":                                           "⟦text 1⟧ ⟦card 1⟧",
	} {
		h := new(Hider)
		require.Equal(t, want, h.Hide(in))
		require.Equal(t, in, h.Show(h.Hide(in)))
	}
	key := "-----BEGIN RSA PRIVATE KEY-----\nMIIEow\nabc\n-----END RSA PRIVATE KEY-----"
	require.Equal(t, "here ⟦token 1⟧ ok", hide("here "+key+" ok"))
}

// What somebody types that looks like a mark never shows what another text has hidden.
func TestMarksOfOthers(t *testing.T) {
	h := new(Hider)
	said := h.Hide("say ⟦card 1⟧, ⟦ CARD 1 ⟧ and ⟦phone 2⟧")
	secret := h.Hide("4111111111111111")
	require.Equal(t, "⟦card 1⟧", secret)
	require.Equal(t, "say ⟦card 1⟧, ⟦ CARD 1 ⟧ and ⟦phone 2⟧", h.Show(said))
	require.Equal(t, "it is 4111111111111111", h.Show("it is ⟦ Card 1⟧"), "a model is careless with marks")
	require.Equal(t, "⟦card 2⟧ ⟦iban 1⟧", h.Show("⟦card 2⟧ ⟦iban 1⟧"))
	require.Equal(t, "⟦card 1⟧", new(Hider).Show("⟦card 1⟧"))
}

func TestDigitsOfAllScripts(t *testing.T) {
	n := 0
	for _, b := range unicode.Nd.R16 {
		require.Equal(t, uint16(1), b.Stride)
		require.Zero(t, (b.Hi-b.Lo+1)%10)
	}
	for _, b := range unicode.Nd.R32 {
		require.Equal(t, uint32(1), b.Stride)
		require.Zero(t, (b.Hi-b.Lo+1)%10)
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.Is(unicode.Nd, r) {
			require.Equal(t, -1, Digit(r))
			continue
		}
		if n++; Digit(r) == 0 && (!computes.Race || n < 100) {
			number := strings.Map(func(d rune) rune { return r + d - '0' }, "4111111111111111")
			require.Equal(t, "a ⟦card 1⟧ b", hide("a "+number+" b"))
			require.Equal(t, "⟦phone 1⟧", hide("+"+strings.Map(func(d rune) rune { return r + d - '0' }, "49301234567")))
		}
	}
	require.Greater(t, n, 600)
}

var noise = strings.Fields("my order the card is please help with ich habe bitte mein Konto und die merci voilà numéro pour votre gracias mi pedido es 3 12 items (today) - since; thanks! hola x2 ñandú 荷物 مرحبا")

// generated hides many generated secrets in noise, and wants none of them left.
func generated(t *testing.T, kind string, secret func(r *rand.Rand) string) {
	r := rand.New(rand.NewPCG(7, uint64(len(kind))))
	word := func() string { return noise[r.IntN(len(noise))] }
	n := 10_000
	if computes.Race {
		n = 500
	}
	for range n {
		s := secret(r)
		in := word() + " " + word() + " " + s + [...]string{" ", ", ", ". ", "! ", "\n"}[r.IntN(5)] + word()
		h := new(Hider)
		out := h.Hide(in)
		require.NotContains(t, out, s, "%q", in)
		require.Contains(t, out, "⟦", "%q", in)
		left := 0 // digits and letters of it that are seen
		for _, part := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if len(part) >= 4 && strings.Contains(out, part) {
				left += len(part)
			}
		}
		require.LessOrEqual(t, left, 4, "%q became %q", in, out)
		require.Equal(t, in, h.Show(out))
	}
}

// Of ten thousand secrets of each kind none is left to see.
func TestSecretsOfManyForms(t *testing.T) {
	for name, test := range map[string]func(*testing.T){"cards": someCards, "IBANs": someIBANs, "emails": someEmails, "phones": somePhones, "tokens": someTokens} {
		t.Run(name, test)
	}
}

func random10(r *rand.Rand, n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + r.IntN(10))
	}
	return string(b)
}

// grouped puts blanks, dashes or dots between groups.
func grouped(r *rand.Rand, s string, by int) string {
	gap := [...]string{"", " ", "-", ".", "\u00a0"}[r.IntN(5)]
	var b strings.Builder
	for i, c := range s {
		if i > 0 && i%by == 0 {
			b.WriteString(gap)
		}
		b.WriteRune(c)
	}
	return b.String()
}

func someCards(t *testing.T) {
	generated(t, card, func(r *rand.Rand) string {
		begin := fmt.Sprint(2 + r.IntN(5))
		s := begin + random10(r, 11+r.IntN(7))
		for d := range 10 {
			if n := s + fmt.Sprint(d); luhn(n) {
				return grouped(r, n, 4)
			}
		}
		panic("one of ten is right")
	})
}

func someIBANs(t *testing.T) {
	var countries []string
	for c := range ibanLengths {
		countries = append(countries, c)
	}
	generated(t, iban, func(r *rand.Rand) string {
		c := countries[r.IntN(len(countries))]
		rest := random10(r, ibanLengths[c]-4)
		if c == "GB" || c == "NL" {
			rest = "ABCD" + rest[4:]
		}
		for d := range 100 {
			if n := fmt.Sprintf("%s%02d%s", c, d, rest); mod97(n) {
				if r.IntN(4) == 0 {
					n = strings.ToLower(n)
				}
				return grouped(r, n, 4)
			}
		}
		panic("one of ninety-seven is right")
	})
}

func someEmails(t *testing.T) {
	letters := []rune("abcdefghijklmnopqrstuvwxyz0123456789äöüéñçßøåδжя例")
	word := func(r *rand.Rand, least int) string {
		s := make([]rune, least+r.IntN(10))
		for i := range s {
			s[i] = letters[r.IntN(len(letters))]
		}
		return string(s)
	}
	generated(t, email, func(r *rand.Rand) string {
		local := word(r, 2) + [...]string{"", ".x", "+shop", "_1", "-b"}[r.IntN(5)]
		return local + "@" + word(r, 2) + [...]string{".com", ".co.uk", ".de", ".example", ".рф", ".museum"}[r.IntN(6)]
	})
}

func somePhones(t *testing.T) {
	generated(t, phone, func(r *rand.Rand) string {
		d := func(n int) string { return random10(r, n) }
		of := func(digits string) string { return string(digits[r.IntN(len(digits))]) }
		gap := [...]string{" ", "-", "."}[r.IntN(3)]
		switch r.IntN(10) {
		case 0:
			return "+" + of("123456789") + d(8+r.IntN(6))
		case 1:
			return "+49" + gap + "1" + d(2) + gap + d(4) + gap + d(3)
		case 2:
			return "0" + of("123456789") + d(2) + [...]string{"/", " ", "-"}[r.IntN(3)] + d(6+r.IntN(2))
		case 3:
			return "0" + of("123456789") + gap + d(2) + gap + d(2) + gap + d(2) + gap + d(2)
		case 4:
			return "(" + of("23456789") + d(2) + ") " + of("23456789") + d(2) + "-" + d(4)
		case 5:
			return of("23456789") + d(2) + gap + of("23456789") + d(2) + gap + d(4)
		case 6:
			return of("679") + d(2) + gap + d(3) + gap + d(3)
		case 7:
			return "+" + of("123456789") + of("123456789") + " (" + d(3) + ") " + d(3) + "-" + d(2) + "-" + d(2)
		case 8:
			return "00" + of("123456789") + of("123456789") + gap + d(3) + gap + d(6)
		}
		return "020" + gap + d(4) + gap + d(4)
	})
}

func someTokens(t *testing.T) {
	const base62 = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
	some := func(r *rand.Rand, from string, n int) string {
		for {
			b := make([]byte, n)
			for i := range b {
				b[i] = from[r.IntN(len(from))]
			}
			if strings.ContainsAny(string(b[1:6]), "0123456789") {
				return string(b)
			}
		}
	}
	generated(t, token, func(r *rand.Rand) string {
		switch r.IntN(7) {
		case 0:
			return "eyJ" + some(r, base62, 20) + "." + some(r, base62+"-_", 40) + "." + some(r, base62+"-_", 43)
		case 1:
			return [...]string{"sk-", "sk-proj-", "sk_live_", "rk_test_", "whsec_"}[r.IntN(5)] + some(r, base62, 24)
		case 2:
			return [...]string{"ghp_", "gho_", "github_pat_", "glpat-", "xoxb-", "hf_", "npm_"}[r.IntN(7)] + some(r, base62, 30)
		case 3:
			return some(r, "0123456789abcdef", 32+8*r.IntN(5))
		case 4:
			return some(r, base62+"+/", 40)
		case 5:
			return "AKIA" + some(r, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)
		}
		return some(r, base62, 24+r.IntN(40))
	})
}

// Ordinary lines of customers and of a shop stay as they are.
func TestInnocent(t *testing.T) {
	b, err := os.ReadFile("testdata/innocent.txt")
	require.NoError(t, err)
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	require.GreaterOrEqual(t, len(lines), 300)
	for _, l := range lines {
		require.Equal(t, l, hide(l))
	}
}

func FuzzHide(f *testing.F) {
	for _, s := range []string{"4111 1111 1111 1111", "⟦card 1⟧ ⟦⟦text 2⟧", "a@b.com\xff", "DE89 3704 0044 0532 0130 00", "+49 (0) 30/1234567 25.11.2026 10:30", "password: \"x y\"", "Bearer aaaa1111", "٤١١١١١١١١١١١١١١١"} {
		f.Add(s, "x")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		h := new(Hider)
		x, y := h.Hide(a), h.Hide(b)
		if h.Show(x) != a || h.Show(y) != b {
			t.Fatalf("%q %q became %q %q, and came back as %q %q", a, b, x, y, h.Show(x), h.Show(y))
		}
	})
}
