package bot

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
	"roundpeg/intents"
)

// Source is a set and the file that it was read from; File and Sum are empty where there is none.
type Source struct {
	Set  intents.Set
	File string
	Sum  string // of its content
}

// ReadSource reads a file of intents. What is wrong with it is said with its name and line.
func ReadSource(file string) (Source, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return Source{}, fmt.Errorf("intents: %w", err)
	}
	set, err := intents.ParseFile(file, data)
	return Source{Set: set, File: file, Sum: sumOf(data)}, err
}

func sumOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (s Source) name() string {
	if s.File == "" {
		return ""
	}
	return filepath.Base(s.File)
}

// learnFirst saves the file that the mind is opened with, if it is none that was learned before. Without anything saved it is version 0, and
// what is in the history already was replaced on purpose: so nodes with different files do not fight.
func (m *Mind) learnFirst(ctx context.Context) error {
	if m.opt.First.Sum == "" {
		return nil
	}
	return m.saveFile(ctx, m.opt.First, func(h *history) (bool, error) {
		return len(h.versions) > 0 && !slices.Contains(h.sums, m.opt.First.Sum), nil
	})
}

// learnFile saves a file that was changed, also back to what it was once; but not what another node saved of the same file.
func (m *Mind) learnFile(ctx context.Context, s Source) error {
	return m.saveFile(ctx, s, func(h *history) (bool, error) {
		return len(h.sums) == 0 || h.sums[len(h.sums)-1] != s.Sum, nil
	})
}

func (m *Mind) saveFile(ctx context.Context, s Source, may func(*history) (bool, error)) error {
	b, err := encodeSet(s.Set)
	if err != nil {
		return err
	}
	by := chat.By{Role: chat.System, Name: s.name()}
	version, err := m.append(ctx, by, record{Set: b, Size: sizeOf(s.Set), From: chat.FromFile, Sum: s.Sum}, may)
	if err == nil && version > 0 {
		m.opt.Log.Info("the intents file is saved", zap.String("file", s.File), zap.Uint64("version", uint64(version)))
	}
	return err
}

// lookEvery is how often a file is looked at.
const lookEvery = time.Second

// FollowFile saves what becomes of the file that the mind was opened with, until ctx ends.
func (m *Mind) FollowFile(ctx context.Context) error {
	f := &follower{mind: m, file: m.opt.First.File, sum: m.opt.First.Sum}
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			f.look(ctx)
		}
	}
}

// follower is what is known of a file.
type follower struct {
	mind *Mind
	file string
	sum  string // of the content that was taken last
	at   time.Time
	size int64
	done bool   // with what was there at that time, in that size
	said string // the trouble that was reported last
}

// look takes the file if it has changed, and is the same as at the last look: one that is being written is left in peace.
func (f *follower) look(ctx context.Context) {
	info, err := os.Stat(f.file)
	if err != nil {
		f.trouble(err)
		return
	}
	if !info.ModTime().Equal(f.at) || info.Size() != f.size {
		f.at, f.size, f.done = info.ModTime(), info.Size(), false
		return
	}
	if f.done {
		return
	}
	s, err := ReadSource(f.file)
	if s.Sum == f.sum && s.Sum != "" {
		f.done, f.said = true, ""
		return
	}
	if err == nil {
		err = f.mind.learnFile(ctx, s)
	} else {
		f.done = s.Sum != "" // it was read, and is wrong
	}
	if err != nil {
		f.trouble(err)
		return
	}
	f.sum, f.done, f.said = s.Sum, true, ""
}

// trouble is reported once, until it is another one.
func (f *follower) trouble(err error) {
	if f.said != err.Error() {
		f.said = err.Error()
		f.mind.opt.Log.Warn("the intents file is not taken; what was known goes on", zap.Error(err))
	}
}
