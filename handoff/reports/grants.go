package reports

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"roundpeg/chat"
)

// GrantRow is the use of one authority in one currency. Sums are exact decimals.
type GrantRow struct {
	Action     string `json:"action"`
	Currency   string `json:"currency"` // "" where there is no amount
	Asked      int    `json:"asked"`
	Granted    int    `json:"granted"`
	Refused    int    `json:"refused"`
	Pending    int    `json:"pending"`
	Failed     int    `json:"failed"` // granted, and its delivery failed for good
	Due        int    `json:"due"`    // granted, and its delivery is still tried
	AskedSum   string `json:"asked_sum"`
	GrantedSum string `json:"granted_sum"`
	RefusedSum string `json:"refused_sum"`
	PendingSum string `json:"pending_sum"`
	FailedSum  string `json:"failed_sum"`
	Unread     int    `json:"unread,omitempty"` // have an amount that is no decimal, and are in no sum
}

type grantKey struct{ action, currency string }

type grantSum struct {
	GrantRow
	asked, granted, refused, pending, failed decimal
}

func (t *Sums) granted(s chat.Session) {
	for _, g := range s.Grants {
		k := grantKey{g.Action, g.Currency}
		row := t.grants[k]
		if row == nil {
			row = &grantSum{GrantRow: GrantRow{Action: g.Action, Currency: g.Currency}}
			t.grants[k] = row
		}
		row.count(g)
	}
}

func (r *grantSum) count(g chat.Grant) {
	var amount decimal
	if g.Amount != "" {
		var ok bool
		if amount, ok = decimalOf(g.Amount); !ok {
			r.Unread++
		}
	}
	tell := func(is bool, n *int, sum *decimal) {
		if is {
			*n++
			sum.add(amount)
		}
	}
	tell(true, &r.Asked, &r.asked)
	tell(g.State == chat.GrantGiven, &r.Granted, &r.granted)
	tell(g.State == chat.GrantDenied, &r.Refused, &r.refused)
	tell(g.State == chat.GrantWaits, &r.Pending, &r.pending)
	tell(g.State == chat.GrantGiven && g.Delivery == chat.DeliveryLost, &r.Failed, &r.failed)
	r.Due += one(g.State == chat.GrantGiven && g.Delivery == chat.DeliveryDue)
}

func (t *Sums) grantTable() []GrantRow {
	out := []GrantRow{}
	for _, g := range t.grants {
		row := g.GrantRow
		row.AskedSum, row.GrantedSum, row.RefusedSum = g.asked.String(), g.granted.String(), g.refused.String()
		row.PendingSum, row.FailedSum = g.pending.String(), g.failed.String()
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b GrantRow) int {
		return cmp.Or(cmp.Compare(a.Action, b.Action), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}

// decimal is an exact decimal fraction: digits ÷ 10^places.
type decimal struct {
	digits big.Int
	places int
}

// longest bounds what is read as an amount.
const longest = 64

// decimalOf reads such as "12", "-3.50".
func decimalOf(text string) (d decimal, ok bool) {
	whole, part, dot := strings.Cut(text, ".")
	digits := strings.TrimPrefix(whole, "-") + part
	if digits == "" || len(text) > longest || dot && part == "" || strings.Trim(digits, "0123456789") != "" {
		return decimal{}, false
	}
	d.digits.SetString(whole+part, 10)
	d.places = len(part)
	return d, true
}

func (d *decimal) add(o decimal) {
	for d.places < o.places {
		d.digits.Mul(&d.digits, ten)
		d.places++
	}
	more := new(big.Int).Set(&o.digits)
	for range d.places - o.places {
		more.Mul(more, ten)
	}
	d.digits.Add(&d.digits, more)
}

var ten = big.NewInt(10)

func (d *decimal) String() string {
	text := new(big.Int).Abs(&d.digits).String()
	if d.places > 0 {
		text = strings.Repeat("0", max(0, d.places+1-len(text))) + text
		text = text[:len(text)-d.places] + "." + text[len(text)-d.places:]
	}
	if d.digits.Sign() < 0 {
		text = "-" + text
	}
	return text
}
