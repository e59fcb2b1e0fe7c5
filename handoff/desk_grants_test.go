package handoff

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/handoff/authority"
)

func TestUsesBeginWithTheCustomersCurrency(t *testing.T) {
	for locale, want := range map[string]string{"en-GB": "GBP", "de-AT": "EUR", "de": "EUR", "en-AU": "AUD", "en_US": "USD", "": "", "x": ""} {
		require.Equal(t, want, currencyOf(locale), locale)
	}
	all := []authority.Use{{Action: "refund", Money: true, Currency: "EUR"}, {Action: "refund", Money: true, Currency: "GBP"}, {Action: "expedite"}}
	sorted := forCustomer(all, "en-GB")
	b, err := json.Marshal(sorted)
	require.NoError(t, err)
	require.JSONEq(t, `[{"action":"refund","money":true,"currency":"GBP","webhook":false},{"action":"expedite","money":false,"webhook":false},{"action":"refund","money":true,"currency":"EUR","webhook":false,"abroad":true}]`, string(b))
	for _, u := range forCustomer(all, "ja-JP") {
		require.False(t, u.Abroad, "where there is none in theirs, all are shown")
	}
}
