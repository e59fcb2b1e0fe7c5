package main

import (
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"roundpeg/configs"
	"roundpeg/gateway"
)

// TestLimitsReachTheGateway: each is passed on, and to its own place.
func TestLimitsReachTheGateway(t *testing.T) {
	own := configs.Limits{CustomerCommands: configs.Rate{PerSecond: 1, Burst: 2}, DeskCommands: configs.Rate{PerSecond: 3, Burst: 4}, Frames: configs.Rate{PerSecond: 5, Burst: 6},
		Connects: configs.Rate{PerSecond: 7, Burst: 8}, NewSessions: configs.Rate{PerSecond: 9, Burst: 10}, SignIns: configs.Rate{PerSecond: 11, Burst: 12}, SocketsPerAddress: 13, Sockets: 14}
	require.Equal(t, gateway.Limits{Messages: gateway.Rate{PerSecond: 1, Burst: 2}, Desk: gateway.Rate{PerSecond: 3, Burst: 4}, Frames: gateway.Rate{PerSecond: 5, Burst: 6},
		Connects: gateway.Rate{PerSecond: 7, Burst: 8}, Sessions: gateway.Rate{PerSecond: 9, Burst: 10}, Logins: gateway.Rate{PerSecond: 11, Burst: 12}, SocketsPerAddress: 13, Sockets: 14}, limits(own))
	all := reflect.ValueOf(limits(configs.Default().Limits))
	for i := range all.NumField() {
		require.False(t, all.Field(i).IsZero(), all.Type().Field(i).Name)
	}
}
