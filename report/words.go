package report

import (
	"fmt"
	"math"
	"strings"
)

// Percent is a share as it is spoken of.
func Percent(v float64) string { return fmt.Sprintf("%.0f\u00a0%%", 100*v) }

// Exact is Percent with a decimal.
func Exact(v float64) string { return fmt.Sprintf("%.1f\u00a0%%", 100*v) }

// Three is three decimals.
func Three(v float64) string { return fmt.Sprintf("%.3f", v) }

// Quarters are the ticks of an axis of shares.
var Quarters = []float64{0, 0.25, 0.5, 0.75, 1}

// Shares is an axis of shares.
func Shares(label string) Axis { return Axis{label, 0, 1, Quarters, Percent} }

// Unit brings a share into [0, 1]; what is no number is 0.
func Unit(p float64) float64 {
	if math.IsNaN(p) {
		return 0
	}
	return max(0, min(1, p))
}

// Clip shortens a text to so many characters.
func Clip(text string, most int) string {
	r := []rune(text)
	if len(r) <= most {
		return text
	}
	return string(r[:most-1]) + "…"
}

const longestText = 240 // characters shown

// Tidy makes one line of a text, not too long.
func Tidy(text string) string { return Clip(strings.Join(strings.Fields(text), " "), longestText) }
