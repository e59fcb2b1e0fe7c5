package sqlitestore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"roundpeg/chat"
)

// The child's part of TestKill: it is this test binary, started again with these set.
const (
	childDir   = "ROUNDPEG_TEST_CHILD_DIR"
	childRound = "ROUNDPEG_TEST_CHILD_ROUND"
	childPoint = "ROUNDPEG_TEST_CHILD_POINT" // "name n": end the process the nth time it gets there
	childPad   = "ROUNDPEG_TEST_CHILD_PAD"   // how much longer a text is
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		child(dir, os.Getenv(childRound), os.Getenv(childPoint))
	}
	os.Exit(m.Run())
}

const crashWriters, crashLogs = 8, 3

func crashLog(k int) chat.ID { return chat.ID(fmt.Sprintf("s%d", k)) }

// child writes until it is killed. Every writer is an agent of its own and sends its messages to all logs in turn. It prints
// "sent" before it asks and "acked" after it was told: the parent's end of the pipe has both whatever happens to this process.
func child(dir, round, point string) {
	s, err := Open(dir, Options{})
	if err != nil {
		fmt.Println("failed", err)
		os.Exit(3)
	}
	if name, nth, ok := strings.Cut(point, "#"); ok {
		n, _ := strconv.Atoi(nth)
		var seen atomic.Int64
		hook = func(at string) {
			if at == name && seen.Add(1) == int64(n) {
				fmt.Println("point")
				p, _ := os.FindProcess(os.Getpid())
				p.Kill()
				select {}
			}
		}
	}
	pad, _ := strconv.Atoi(os.Getenv(childPad))
	each(crashWriters, func(w int) {
		by := chat.By{Role: chat.Agent, ID: strconv.Itoa(w)}
		for i := 0; ; i++ {
			id := crashLog(i % crashLogs)
			ref := fmt.Sprintf("%s-%d-%d", round, w, i)
			fmt.Println("sent", id, w, ref)
			at, err := s.Get(context.Background(), id)
			for {
				if err != nil && !errors.Is(err, chat.ErrNotFound) && !errors.Is(err, chat.Stale) {
					fmt.Println("failed", err)
					os.Exit(3)
				}
				at.ID = id
				e := chat.New(t0, by, chat.Note{Text: ref + strings.Repeat(" pad", pad/4)})
				e.Ref = ref
				if at, err = s.Append(context.Background(), at, e); err == nil {
					break
				}
			}
			fmt.Println("acked", id, w, ref, at.Head)
		}
	})
}

// journal is what the clients of all rounds know.
type journal struct {
	sent  map[string]bool       // refs
	acked map[string]ack        // by ref
	order map[string][]chat.Seq // acked seqs by writer, round and log, as they came
}

type ack struct {
	log chat.ID
	seq chat.Seq
}

// TestKill kills a process that writes, again and again, at random moments and at named points, and then compares what its
// clients were told with what is stored. ROUNDPEG_KILLS sets how often (default 15).
func TestKill(t *testing.T) {
	kills := 15
	if v := os.Getenv("ROUNDPEG_KILLS"); v != "" {
		kills, _ = strconv.Atoi(v)
	} else if testing.Short() {
		kills = 5
	}
	dir := t.TempDir()
	points := []string{"before write", "written", "committed", "settled", "between"}
	j := journal{map[string]bool{}, map[string]ack{}, map[string][]chat.Seq{}}
	inLoad, atPoint := 0, map[string]int{}
	var slowest time.Duration
	for round := range kills {
		point := ""
		if round%3 != 0 {
			name := points[round%len(points)]
			point = fmt.Sprintf("%s#%d", name, 1+rand.IntN(40))
		}
		acks, hit := killed(t, dir, round, point, &j)
		if acks > 0 {
			inLoad++
		}
		if hit {
			atPoint[strings.Split(point, "#")[0]]++
		}
		began := time.Now()
		s, err := Open(dir, Options{})
		slowest = max(slowest, time.Since(began))
		require.NoError(t, err)
		j.check(t, s)
		require.NoError(t, s.Close())
	}
	t.Logf("%d kills, %d of them in load, at points %v; %d sent, %d acked, slowest open %v", kills, inLoad, atPoint, len(j.sent), len(j.acked), slowest)
	require.Positive(t, inLoad, "no kill landed in load")
	require.NotEmpty(t, atPoint, "no kill landed at a named point")
}

// killed runs one child until it is dead, and says how many acks it gave and whether it died at the named point.
func killed(t *testing.T, dir string, round int, point string, j *journal) (acks int, atPoint bool) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childDir+"="+dir, childRound+"="+strconv.Itoa(round), childPoint+"="+point)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	give := 10 * time.Second // a named point is reached long before
	if point == "" {
		give = time.Duration(50+rand.IntN(400)) * time.Millisecond
	}
	timer := time.AfterFunc(give, func() { cmd.Process.Kill() })
	defer timer.Stop()
	in := bufio.NewReader(out)
	for {
		l, err := in.ReadString('\n')
		if err != nil { // the last line may be cut: then nobody was told
			if err != io.EOF {
				require.NoError(t, err)
			}
			break
		}
		f := strings.Fields(l)
		switch f[0] {
		case "sent":
			j.sent[f[3]] = true
		case "acked":
			acks++
			seq, err := strconv.Atoi(f[4])
			require.NoError(t, err)
			j.acked[f[3]] = ack{chat.ID(f[1]), chat.Seq(seq)}
			who := strings.Join([]string{strconv.Itoa(round), f[1], f[2]}, " ")
			j.order[who] = append(j.order[who], chat.Seq(seq))
		case "point":
			atPoint = true
		default:
			t.Fatal("the child says: ", l)
		}
	}
	err = cmd.Wait()
	var ended *exec.ExitError
	require.True(t, errors.As(err, &ended) && !ended.Exited(), "the child must die by a signal: %v", err)
	return acks, atPoint
}

// check compares: acked ⊆ stored, each once and where it was said to be, only what was sent, seq without a gap, every sender's order kept.
func (j *journal) check(t *testing.T, s *Store) {
	stored := map[string]ack{}
	for k := range crashLogs {
		id := crashLog(k)
		log, err := s.Read(t.Context(), id, 0, 0)
		if errors.Is(err, chat.ErrNotFound) {
			continue
		}
		require.NoError(t, err)
		last := map[string]int{}
		for i, e := range log {
			if e.Seq != chat.Seq(i+1) {
				t.Fatalf("a gap in %s before %d", id, e.Seq)
			}
			if _, twice := stored[e.Ref]; twice || !j.sent[e.Ref] {
				t.Fatalf("%s: stored twice: %v, sent: %v", e.Ref, twice, j.sent[e.Ref])
			}
			stored[e.Ref] = ack{id, e.Seq}
			var round, w, n int
			_, err := fmt.Sscanf(e.Ref, "%d-%d-%d", &round, &w, &n)
			require.NoError(t, err)
			who, at := e.By.ID, round<<32|n
			if at < last[who] {
				t.Fatalf("the order of sender %s in %s", who, id)
			}
			last[who] = at + 1
		}
		session, err := s.Get(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, chat.Fold(id, log), session)
	}
	for ref, a := range j.acked {
		if stored[ref] != a {
			t.Fatalf("acked %s at %v, stored at %v", ref, a, stored[ref])
		}
	}
	for who, seqs := range j.order {
		for i := 1; i < len(seqs); i++ {
			if seqs[i-1] >= seqs[i] {
				t.Fatalf("%s was told %d, then %d", who, seqs[i-1], seqs[i])
			}
		}
	}
}
