package redisstore

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/chattest"
	"roundpeg/store/redisstore/redistest"
)

// TestCluster runs the whole suite on three primaries, each of which has a part of the logs.
func TestCluster(t *testing.T) {
	all := redistest.Cluster(t)
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		for _, r := range all {
			r.Cli("flushall")
		}
		return node(t, all[0].URL()), node(t, all[1].URL())
	})
	t.Run("every server has some of it", func(t *testing.T) {
		s := node(t, all[0].URL())
		for i := range 100 {
			begin(t, s, chat.ID(fmt.Sprint("s", i)))
		}
		for _, r := range all {
			require.NotEqual(t, "0", r.Cli("dbsize"))
		}
	})
	t.Run("a roster over it", func(t *testing.T) { rosterTest(t, node(t, all[0].URL()).Roster(), node(t, all[2].URL()).Roster()) })
	t.Run("one of them dies and comes back", func(t *testing.T) {
		s := node(t, all[0].URL())
		var logs []chat.Session
		for i := range 30 {
			at, err := s.Append(t.Context(), chat.Session{ID: chat.ID("c" + string(rune('a'+i)))}, started())
			require.NoError(t, err)
			logs = append(logs, at)
		}
		all[1].Kill()
		time.Sleep(time.Second)
		all[1].Up()
		for i := range logs {
			var err error
			require.Eventually(t, func() bool {
				_, err = s.Append(context.Background(), logs[i], said("on", "m"))
				return err == nil
			}, 20*time.Second, 100*time.Millisecond, "%v", &err)
		}
	})
}

// The tags are in every key that was ever written.
func TestTagsStay(t *testing.T) {
	require.Equal(t, []shard{"{rp0.172}", "{rp1.20}", "{rp63.22}"}, []shard{tags()[0], tags()[1], tags()[63]})
	parts := map[int]int{}
	for i, sh := range tags() {
		slot := int(crc16(string(sh[1:len(sh)-1]))) % slots
		require.Equal(t, i, slot/(slots/shards))
		parts[slot*3/slots]++
	}
	for _, n := range parts {
		require.InDelta(t, shards/3, n, 1, "three servers get as good as the same")
	}
	require.EqualValues(t, 0x31C3, crc16("123456789"), "the check value of CRC-16/XMODEM")
}
