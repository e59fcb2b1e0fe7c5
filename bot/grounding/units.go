package grounding

import "strings"

var currencySigns = map[string]string{"€": "EUR", "$": "$", "£": "GBP", "¥": "JPY", "₹": "INR", "₺": "TRY"}

var currencyWords = map[string]string{"eur": "EUR", "euro": "EUR", "euros": "EUR", "usd": "USD", "dollar": "$", "dollars": "$", "dolares": "$", "dollari": "$", "bucks": "$", "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "quid": "GBP", "pfund": "GBP",
	"chf": "CHF", "franken": "CHF", "francs": "CHF", "franchi": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "pln": "PLN", "brl": "BRL", "reais": "BRL", "aud": "AUD", "cad": "CAD", "nzd": "NZD", "jpy": "JPY", "yen": "JPY", "inr": "INR", "pesos": "pesos",
	"cent": "cent", "cents": "cent", "p": "cent"}

// money are the units that currencyWords name.
var money = func() map[string]bool {
	out := map[string]bool{}
	for _, code := range currencyWords {
		out[code] = true
	}
	return out
}()

// unitWords are units that are written alike in all languages.
var unitWords = map[string]string{"km": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km", "kilometres": "km", "kilometern": "km", "mile": "mile", "miles": "mile", "meilen": "mile", "mi": "mile", "m": "m", "meter": "m", "metres": "m", "meters": "m", "cm": "cm", "mm": "mm",
	"kg": "kg", "kilo": "kg", "kilos": "kg", "kilogramm": "kg", "kilograms": "kg", "g": "g", "gramm": "g", "grams": "g", "lb": "lb", "lbs": "lb", "oz": "oz", "l": "l", "liter": "l", "litre": "l", "litres": "l", "liters": "l", "ml": "ml",
	"kwh": "kwh", "kw": "kw", "kwp": "kwp", "w": "w", "watt": "w", "v": "v", "volt": "v", "a": "a", "ampere": "a", "gb": "gb", "mb": "mb", "tb": "tb", "mbit": "mbit", "h": "hour", "s": "second", "min": "minute", "x": "x",
	"percent": "%", "prozent": "%", "procent": "%", "pourcent": "%", "%": "%", "c": "°", "grad": "°", "degrees": "°", "points": "point", "punkte": "point", "st": "ord", "nd": "ord", "rd": "ord", "th": "ord", "er": "ord", "eme": "ord", "ª": "ord", "º": "ord"}

var clockWords = map[string]bool{"uhr": true, "oclock": true, "uur": true, "heures": true}

// class says which numbers compete: an answer that names one amount of two has to name the right one.
func class(unit string) string {
	switch unit {
	case "second", "minute", "hour", "day", "workday", "night", "week", "month", "year":
		return "time"
	case "km", "mile", "m", "cm", "mm":
		return "length"
	case "kg", "g", "lb", "oz":
		return "weight"
	}
	if money[unit] {
		return "money"
	}
	return unit
}

// decimal is the value of digits with dots, commas, apostrophes and blanks among them, as a language reads them: 1299.5 of "1,299.50" and "1.299,50".
func decimal(run, language string) string {
	run = strings.ReplaceAll(strings.ReplaceAll(run, "'", ""), " ", "")
	point := strings.LastIndexAny(run, ".,")
	if point >= 0 {
		sep := run[point : point+1]
		three := len(run)-point-1 == 3
		both := strings.Contains(run, ".") && strings.Contains(run, ",")
		thousand := "."
		if language == "en" || language == "" {
			thousand = ","
		}
		if !both && (strings.Count(run, sep) > 1 || three && sep == thousand) {
			point = len(run)
		}
	} else {
		point = len(run)
	}
	whole := strings.TrimLeft(strings.ReplaceAll(strings.ReplaceAll(run[:point], ".", ""), ",", ""), "0")
	if whole == "" {
		whole = "0"
	}
	if point < len(run) {
		if cents := strings.TrimRight(run[point+1:], "0"); cents != "" {
			return whole + "." + cents
		}
	}
	return whole
}

// unit sets what a number counts: a sign or word on either side of it, else the noun behind it.
func (r *reader) unit(n *number, suffix string) {
	before := strings.TrimSuffix(r.s[:r.ps[n.from].from], " ")
	after := strings.TrimPrefix(r.s[r.ps[n.to-1].to:], " ")
	for sign, code := range currencySigns {
		if strings.HasSuffix(before, sign) {
			n.unit = code
			if letters := r.letters(strings.TrimSuffix(before, sign)); letters != "" {
				n.unit = strings.ToUpper(letters) + sign
			}
			if n.unit == "US$" {
				n.unit = "USD"
			}
			return
		}
		if strings.HasPrefix(after, sign) {
			n.unit = code
			return
		}
	}
	if strings.HasPrefix(after, "%") {
		n.unit = "%"
		return
	}
	if n.from > 0 && r.ps[n.from-1].sort == wordly && r.gap(n.from-1) == " " {
		if code := currencyWords[r.ps[n.from-1].text]; code != "" && len(r.ps[n.from-1].text) == 3 {
			n.unit = code
			return
		}
	}
	if suffix != "" {
		n.unit = r.unitOf(suffix)
		if suffix == "am" || suffix == "pm" {
			n.unit = "clock"
			n.value = clock(n.value, suffix)
		}
		if n.unit == "" {
			n.unit = "n:" + suffix
		}
		return
	}
	if n.to >= len(r.ps) || r.ps[n.to].sort != wordly || strings.Trim(r.gap(n.to-1), " -.,–—") != "" || len(r.gap(n.to-1)) > 1 {
		return
	}
	next := r.ps[n.to].text
	if clockWords[next] {
		n.value, n.unit = clock(n.value, ""), "clock"
		n.to++
		return
	}
	if r.halfDay(n) {
		n.unit = "clock"
		return
	}
	if code := currencyWords[next]; code != "" {
		n.unit = code
		n.to++
		return
	}
	e := r.entry(n.to)
	if e != nil && e.unit != "" {
		n.unit = e.unit
		n.to += r.length(n.to)
		return
	}
	if u := unitWords[next]; u != "" && u != "ord" && next != "a" && next != "x" {
		n.unit = u
		n.to++
		return
	}
	if e == nil || e.kind == content {
		n.unit = "n:" + r.key(n.to)
	}
}

func (r *reader) unitOf(word string) string {
	if u := unitWords[word]; u != "" {
		return u
	}
	if code := currencyWords[word]; code != "" {
		return code
	}
	if e := r.v.words[word]; e != nil {
		return e.unit
	}
	return ""
}

// letters are the one or two capitals at the end of a text, as in US$.
func (r *reader) letters(before string) string {
	k := len(before)
	for k > 0 && len(before)-k < 3 && 'A' <= before[k-1] && before[k-1] <= 'Z' {
		k--
	}
	if len(before)-k > 2 {
		return ""
	}
	return before[k:]
}
