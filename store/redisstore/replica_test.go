package redisstore

import (
	"net"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/chattest"
	"roundpeg/store/redisstore/redistest"
)

// pair is a primary with a replica that follows it.
func pair(t *testing.T) (primary, replica *redistest.Server) {
	primary, replica = redistest.Start(t), redistest.Start(t)
	host, port, err := net.SplitHostPort(primary.Addr)
	require.NoError(t, err)
	replica.Cli("replicaof", host, port)
	require.Eventually(t, func() bool { return strings.Contains(replica.Cli("info", "replication"), "master_link_status:up") }, 10*time.Second, 20*time.Millisecond)
	return primary, replica
}

func withReplica(o *Options) { o.Ack = AckReplica }

func TestAckReplica(t *testing.T) {
	primary, replica := pair(t)
	chattest.Run(t, func(t *testing.T) (a, b chat.Store) {
		primary.Cli("flushall")
		return node(t, primary.URL(), withReplica), node(t, primary.URL(), withReplica)
	})
	t.Run("what no replica has is not acked, nor when it is sent again", func(t *testing.T) {
		s := node(t, primary.URL(), withReplica)
		at := begin(t, s, "r1")
		replica.Pause()
		_, err := s.Append(t.Context(), at, said("hello", "m1"))
		require.ErrorIs(t, err, chat.ErrUnavailable)
		_, err = s.Ref(t.Context(), "r1", "customer", "m1")
		require.ErrorIs(t, err, chat.ErrUnavailable, "it is there, but not on a replica")
		easy := node(t, primary.URL())
		_, err = easy.Ref(t.Context(), "r1", "customer", "m1")
		require.NoError(t, err)
		replica.Resume()
		require.Eventually(t, func() bool {
			_, err := s.Ref(t.Context(), "r1", "customer", "m1")
			return err == nil
		}, 10*time.Second, 50*time.Millisecond)
		_, err = s.Append(t.Context(), at, said("hello", "m1"))
		require.ErrorIs(t, err, chat.ErrDuplicate)
		require.Equal(t, "2", replica.Cli("hget", shardOf("r1").session("r1"), "head"))
	})
}
