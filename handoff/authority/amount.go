// Package authority says how far an agent may go with what the business lets them do for customers: the actions, their limits, and the
// book in which every use is reserved before a conversation's log says so.
package authority

import (
	"math/big"
	"regexp"
	"strings"

	"roundpeg/chat"
)

// Amount is an exact decimal with at most four places: of money, or of uses where an action has no money. The zero value is 0.
type Amount struct{ n *big.Int } // in ten-thousandths; nil is 0, and what it points to never changes

const places = 4

var decimal = regexp.MustCompile(`^[0-9]{1,12}(\.[0-9]{1,4})?$`)

// ParseAmount reads a decimal such as "12.50"; chat.ErrInvalid.
func ParseAmount(text string) (Amount, error) {
	if !decimal.MatchString(text) {
		return Amount{}, chat.Faultf(chat.ErrInvalid, "%q must be a decimal number such as \"12.50\", with at most 12 digits before the point and 4 behind it", cut(text))
	}
	whole, part, _ := strings.Cut(text, ".")
	n, _ := new(big.Int).SetString(whole+part+strings.Repeat("0", places-len(part)), 10) // digits alone
	return Amount{n}, nil
}

// one is a use of an action without money.
var one, _ = ParseAmount("1")

func (a Amount) int() *big.Int {
	if a.n == nil {
		return new(big.Int)
	}
	return a.n
}

// Plus is the sum.
func (a Amount) Plus(b Amount) Amount { return Amount{new(big.Int).Add(a.int(), b.int())} }

// Minus is what is left of a after b, at least 0.
func (a Amount) Minus(b Amount) Amount {
	if a.Cmp(b) <= 0 {
		return Amount{}
	}
	return Amount{new(big.Int).Sub(a.int(), b.int())}
}

// Cmp is -1, 0 or 1, as a is less than, equal to or more than b.
func (a Amount) Cmp(b Amount) int { return a.int().Cmp(b.int()) }

// Zero says that it is nothing.
func (a Amount) Zero() bool { return a.int().Sign() == 0 }

// Whole says that it has no places.
func (a Amount) Whole() bool { return new(big.Int).Mod(a.int(), tenThousand).Sign() == 0 }

var tenThousand = big.NewInt(10_000)

// String writes the amount in the one way that ParseAmount reads back equal: without places, or with two to four.
func (a Amount) String() string {
	digits := a.int().String()
	if short := places + 1 - len(digits); short > 0 {
		digits = strings.Repeat("0", short) + digits
	}
	whole, part := digits[:len(digits)-places], strings.TrimRight(digits[len(digits)-places:], "0")
	switch len(part) {
	case 0:
		return whole
	case 1:
		part += "0"
	}
	return whole + "." + part
}

// cut bounds what is repeated of somebody's words.
func cut(text string) string {
	if r := []rune(text); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return text
}
