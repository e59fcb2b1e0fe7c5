package staff

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

func TestOwnLimits(t *testing.T) {
	now := time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)
	s := fresh(t, t.TempDir(), &now)
	a, err := s.CreateAgent(t.Context(), admin, ana())
	require.NoError(t, err)
	good := map[string]Limit{"refund": {Amount: "50", PerDay: "100.50", Currency: "EUR"}, "expedite": {PerDay: "3"}}
	got, err := s.UpdateAgent(t.Context(), admin, a.ID, Change{Limits: &good})
	require.NoError(t, err)
	require.Equal(t, good, got.Limits)
	for says, bad := range map[string]map[string]Limit{
		`limits: "Refund!" must be the name`:                 {"Refund!": {Amount: "1"}},
		"limits.refund: amount and per_day are both missing": {"refund": {Currency: "EUR"}},
		"limits.refund.amount must be a decimal number":      {"refund": {Amount: "lots", Currency: "EUR"}},
		"limits.refund.per_day must be a decimal number":     {"refund": {PerDay: "-1", Currency: "EUR"}},
		"limits.refund.currency must be a three-letter code": {"refund": {Amount: "1", Currency: "euro"}},
	} {
		_, err := s.UpdateAgent(t.Context(), admin, a.ID, Change{Limits: &bad})
		require.ErrorContains(t, err, says)
		require.ErrorIs(t, err, chat.ErrInvalid)
	}
	none := map[string]Limit{}
	got, err = s.UpdateAgent(t.Context(), admin, a.ID, Change{Limits: &none})
	require.NoError(t, err)
	require.Empty(t, got.Limits)
}
