package main

import (
	"encoding/base64"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/configs"
	"roundpeg/handoff/authority"
	"roundpeg/staff"
)

// What configs lets through the book takes too, the demo's actions to begin with.
func TestActionsOfTheConfiguration(t *testing.T) {
	all := actions(configs.Default().Actions)
	require.Len(t, all, 4)
	require.NoError(t, authority.Check(all))
	require.Equal(t, authority.Limit{Amount: "100", PerDay: "1000", PerCustomer: "500", Currency: "USD"}, all[0].Limits[2][0])
	require.Equal(t, map[string]authority.Own{"refund": {Amount: "1", PerDay: "2", Currency: "EUR"}}, ownLimits(map[string]staff.Limit{"refund": {Amount: "1", PerDay: "2", Currency: "EUR"}}))
}

func TestCarrierWantsASecret(t *testing.T) {
	cfg := configs.Default()
	c, done, err := carrier(cfg, func(string) string { return "" }, time.Now)
	require.NoError(t, err)
	require.Nil(t, c, "no webhook, no secret")
	done()
	cfg.Actions[0].Webhook = "https://shop.example/hook"
	for _, text := range []string{"", "hunter2"} {
		_, _, err = carrier(cfg, func(string) string { return text }, time.Now)
		require.ErrorContains(t, err, "hooks.secret_env: ROUNDPEG_WEBHOOK_SECRET: ")
		require.NotContains(t, err.Error(), "hunter2")
	}
	secret := "whsec_" + base64.StdEncoding.EncodeToString(make([]byte, 32))
	c, done, err = carrier(cfg, func(string) string { return secret + " " + secret }, time.Now)
	require.NoError(t, err)
	require.NotNil(t, c)
	done()
}
