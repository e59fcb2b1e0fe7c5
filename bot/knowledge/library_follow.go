package knowledge

import (
	"context"
	"maps"
	"slices"
	"time"

	"go.uber.org/zap"

	"roundpeg/chat"
)

// learnFirst saves what is in the folder that the library is opened with, if it is none that was learned before, so that nodes with an older one do not fight. Without
// anything saved it is version 0.
func (l *Library) learnFirst(ctx context.Context) error {
	f := l.first
	sum := f.sum()
	if sum == "" {
		return nil
	}
	refused := map[string]string{}
	version, err := l.append(ctx, func(k *kept) ([]change, error) {
		if k.head == 0 || slices.Contains(k.folders, sum) {
			return nil, nil
		}
		var gone []string
		for id, p := range k.pages {
			if _, there := f.seen[id]; !there && p.file != "" {
				gone = append(gone, id)
			}
		}
		return k.changes(f, f.ids(), gone, refused), nil
	})
	maps.Copy(f.troubles, refused)
	if err == nil && version > 0 {
		l.opt.Log.Info("the pages of the folder are saved", zap.Uint64("version", uint64(version)))
	}
	return err
}

// changes are those by which the pages become what the folder says: of changed files those whose content is not that which was saved last of them, and of those that
// are gone the pages that nobody has edited otherwise. What there is no room for is refused, by its path.
func (k *kept) changes(f folder, changed, gone []string, refused map[string]string) (all []change) {
	clear(refused)
	for _, id := range changed {
		file, ok := f.files[id]
		if p := k.pages[id]; !ok || p != nil && p.file == file.sum {
			continue
		}
		if f.troubles[file.path] != "" {
			continue
		}
		if err := k.room(id, file.content); err != nil {
			refused[file.path] = err.Error()
			continue
		}
		all = append(all, change{byFile(file.path), pageSaved, record{Page: id, Content: file.content, From: chat.FromFile, Format: formatOfFile(file.path), Sum: file.sum}})
	}
	slices.Sort(gone)
	for _, id := range gone {
		if p, there := k.find(id); there && p.newest().From == chat.FromFile {
			all = append(all, change{byFile(p.newest().By.Name), pageRemoved, record{Page: id, From: chat.FromFile}})
		}
	}
	if len(all) > 0 {
		all[len(all)-1].record.Folder = f.sum()
	}
	return all
}

// lookEvery is how often a folder is looked at; one that takes long to look at, less often.
const lookEvery = time.Second

// FollowFolder saves what becomes of the folder that the library was opened with, until ctx ends.
func (l *Library) FollowFolder(ctx context.Context) error {
	f := newFollower(l)
	wait := time.NewTimer(lookEvery)
	defer wait.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-wait.C:
			begin := time.Now()
			f.look(ctx)
			wait.Reset(max(lookEvery, 20*time.Since(begin)))
		}
	}
}

// follower is what is known of a folder.
type follower struct {
	library *Library
	taken   folder          // what was taken last
	seen    map[string]seen // at the last look
	done    bool            // with what was there at that look
	said    map[string]string
}

func newFollower(l *Library) *follower {
	return &follower{library: l, taken: l.first, said: maps.Clone(l.first.troubles)}
}

// look takes the folder if it has changed, and is the same as at the last look: while it is being written to it is left in peace.
func (f *follower) look(ctx context.Context) {
	files, done, err := f.library.opt.files()
	if err != nil {
		f.trouble(map[string]string{f.library.opt.Folder: err.Error()})
		return
	}
	defer done()
	now := folder{map[string]file{}, map[string]seen{}, map[string]string{}}
	if err := now.list(files); err != nil {
		f.trouble(map[string]string{f.library.opt.Folder: err.Error()})
		return
	}
	if !maps.Equal(now.seen, f.seen) {
		f.seen, f.done = now.seen, false
		return
	}
	if f.done {
		delete(f.said, f.library.opt.Folder)
		return
	}
	if len(now.seen) == 0 && len(f.taken.seen) > 0 {
		f.done = true
		f.trouble(map[string]string{f.library.opt.Folder: "all files are gone at once, as if the folder were not mounted: their pages are kept; remove those that are not wanted in the console"})
		return
	}
	now.read(files, slices.Sorted(maps.Keys(now.seen)))
	if err := f.take(ctx, now); err != nil {
		f.trouble(map[string]string{f.library.opt.Folder: err.Error()})
		return
	}
	f.done = true
	f.trouble(now.troubles)
}

// take saves what is different from what was taken last.
func (f *follower) take(ctx context.Context, now folder) error {
	var changed, gone []string
	for _, id := range now.ids() {
		if was, ok := f.taken.files[id]; !ok || was.sum != now.files[id].sum || f.taken.troubles[was.path] != "" {
			changed = append(changed, id)
		}
	}
	for id := range f.taken.seen {
		if _, there := now.seen[id]; !there {
			gone = append(gone, id)
		}
	}
	refused := map[string]string{}
	version, err := f.library.append(ctx, func(k *kept) ([]change, error) { return k.changes(now, changed, gone, refused), nil })
	if err != nil {
		return err
	}
	if version > 0 {
		f.library.opt.Log.Info("the pages of the folder are saved", zap.Uint64("version", uint64(version)))
	}
	maps.Copy(now.troubles, refused)
	f.taken = now
	f.library.faulty(now)
	return nil
}

// faulty notes which pages go on with what was known, though their files have changed.
func (l *Library) faulty(now folder) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.faults = map[string]string{}
	for id, s := range now.seen {
		if says := now.troubles[s.path]; says != "" {
			l.faults[id] = "what is in " + s.path + " now is not taken: " + says
		}
	}
}

// trouble is reported once, until it is another one.
func (f *follower) trouble(now map[string]string) {
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if f.said[name] != now[name] {
			f.library.opt.Log.Warn("a page is not taken; what was known goes on", zap.String("file", name), zap.String("error", now[name]))
		}
	}
	f.said = now
}
