package handoff_test

import (
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
	"roundpeg/chat/command"
)

// request puts a new session into the line with a priority.
func (r *room) request(priority int) chat.ID {
	id := r.open()
	_, err := r.store.Append(r.Context(), r.session(id), chat.New(chat.At(r.now), chat.By{Role: chat.Bot},
		chat.HandoffRequested{Reason: chat.OutsideIntents, Tier: 2, Priority: priority, DueAt: chat.At(r.now.Add(time.Hour))}))
	require.NoError(r, err)
	return id
}

func ids(all []chat.Session) (out []chat.ID) {
	for _, s := range all {
		out = append(out, s.ID)
	}
	return out
}

func TestLineOrderAndPlace(t *testing.T) {
	r := newRoom(t)
	first := r.request(30)
	r.now = r.now.Add(time.Second)
	second := r.request(30)
	r.now = r.now.Add(time.Second)
	urgent := r.request(70)
	require.NoError(t, r.line.Load(t.Context()))
	require.Equal(t, []chat.ID{urgent, first, second}, ids(r.line.All()))
	position, wait, ok := r.line.Place(second)
	require.True(t, ok)
	require.Equal(t, 3, position)
	require.Equal(t, 6*time.Minute, wait, "three times the first guess, with nobody there")

	r.must(urgent, agent("ana"), &command.Claim{})
	require.NoError(t, r.line.Load(t.Context()))
	position, _, _ = r.line.Place(second)
	require.Equal(t, 2, position)
	_, _, ok = r.line.Place(urgent)
	require.False(t, ok)
	s, ok := r.line.Get(urgent)
	require.True(t, ok)
	require.True(t, s.Owns("ana"))
}

func TestLineSince(t *testing.T) {
	r := newRoom(t)
	first := r.request(30)
	require.NoError(t, r.line.Load(t.Context()))
	v, _, whole := r.line.Since(0)
	require.True(t, whole)
	_, changed, whole := r.line.Since(v)
	require.Empty(t, changed)
	require.False(t, whole)

	second := r.request(30)
	r.must(first, agent("ana"), &command.Claim{})
	r.must(first, agent("ana"), &command.Reply{Text: "x"})
	require.NoError(t, r.line.Load(t.Context()))
	v2, changed, whole := r.line.Since(v)
	require.False(t, whole)
	require.ElementsMatch(t, []chat.ID{first, second}, changed)
	r.must(first, agent("ana"), &command.Resolve{Outcome: "solved"})
	require.NoError(t, r.line.Load(t.Context()))
	_, changed, _ = r.line.Since(v2)
	require.Equal(t, []chat.ID{first}, changed)
	_, ok := r.line.Get(first)
	require.False(t, ok, "gone from the line")
	_, _, whole = r.line.Since(v2 + 1000)
	require.True(t, whole, "a version of another process")
}

// Nothing of somebody who was erased stays at the desk, and nobody waits behind them.
func TestLineForgetsWhatIsErased(t *testing.T) {
	r := newRoom(t)
	gone := r.request(30)
	r.now = r.now.Add(time.Second)
	next := r.request(30)
	require.NoError(t, r.line.Load(t.Context()))
	v, _, _ := r.line.Since(0)
	require.NoError(t, r.store.Erase(t.Context(), gone))
	require.NoError(t, r.line.Load(t.Context()))
	require.Equal(t, []chat.ID{next}, ids(r.line.All()))
	_, changed, _ := r.line.Since(v)
	require.Equal(t, []chat.ID{gone}, changed)
	position, _, _ := r.line.Place(next)
	require.Equal(t, 1, position)
}

func TestLineFollowsPokesAndOffers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRoom(t)
		r.line.Now = time.Now
		r.roster = chat.NewLocalRoster(time.Now)
		r.line.Roster = r.roster
		r.now = time.Now()
		var told atomic.Int32
		stop := r.line.Follow(func() { told.Add(1) })
		ctx := t.Context()
		go r.line.Run(ctx)
		synctest.Wait()

		id := r.request(30)
		synctest.Wait()
		require.Equal(t, []chat.ID{id}, ids(r.line.All()), "a poke is followed at once")
		require.Positive(t, told.Load())
		require.Empty(t, r.line.OfferedTo(id))

		require.NoError(t, r.roster.Beat(ctx, "ben", "c", chat.Available))
		time.Sleep(1100 * time.Millisecond)
		require.Equal(t, "ben", r.line.OfferedTo(id), "offered when somebody comes")
		go func() {
			for beat := time.NewTicker(time.Second); ; {
				r.roster.Beat(ctx, "ben", "c", chat.Available)
				r.roster.Beat(ctx, "ana", "c", chat.Available)
				select {
				case <-ctx.Done():
					return
				case <-beat.C:
				}
			}
		}()
		var offered []string
		for range 60 {
			time.Sleep(time.Second)
			if o := r.line.OfferedTo(id); !slices.Contains(offered, o) {
				offered = append(offered, o)
			}
		}
		require.Equal(t, []string{"ben", "ana"}, offered, "the next one after 30 s")
		r.must(id, agent("ana"), &command.Claim{})
		synctest.Wait()
		require.Empty(t, r.line.OfferedTo(id))
		require.NoError(t, r.store.Erase(ctx, id))
		synctest.Wait()
		require.Empty(t, r.line.All(), "an erasure is heard at once, though the log grows by nothing")
		stop()
	})
}
