package sqlitestore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"

	"roundpeg/chat"
)

// Whatever stands in a journal's row, it is read as it was written or said to be damaged. Half of what is tried carries a good checksum,
// so that the reading behind it is reached.
func FuzzJournalBatch(f *testing.F) {
	line := []byte(`{"seq":1,"at":"2026-11-23T10:00:00.000Z","kind":"message","by":{"role":"customer"},"text":"x"}`)
	good := binary.AppendUvarint(append(binary.AppendUvarint(nil, 2), "s1"...), 1)
	good = append(binary.AppendUvarint(good, uint64(len(line))), line...)
	for _, seed := range [][]byte{nil, good, good[:len(good)-3], append(good, good...), {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1}, {1, 's', 0xff, 0xff, 0xff, 0xff, 0x0f}} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, b []byte, sealed bool) {
		if sealed {
			b = seal(b, 7, 0)
		}
		err := decodeBatch(7, b, func(id chat.ID, events []chat.Event, raws [][]byte) error {
			if id == "" || len(events) != len(raws) {
				t.Fatalf("an append to %q of %d events and %d lines", id, len(events), len(raws))
			}
			for i, e := range events {
				var again chat.Event
				if err := again.UnmarshalJSON(raws[i]); err != nil || again.Seq != e.Seq || again.Kind != e.Kind {
					t.Fatalf("%s is not the line of event %d: %v", raws[i], e.Seq, err)
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errJournal) {
			t.Fatalf("%v is not said to be damage", err)
		}
	})
}

// What is unsealed is what was sealed there, and nowhere else.
func FuzzSeal(f *testing.F) {
	f.Add([]byte(`{"a":1}`), int64(1), int64(2), int64(3), 0, byte(1))
	f.Add([]byte(`x`), int64(-1), int64(0), int64(0), 5, byte(0x80))
	f.Fuzz(func(t *testing.T, value []byte, key, seq, other int64, at int, flip byte) {
		b := seal(value, key, seq)
		got, err := unseal(b, key, seq)
		if len(value) > 0 && (err != nil || !bytes.Equal(got, value)) {
			t.Fatalf("%q became %q: %v", value, got, err)
		}
		if other != seq {
			if _, err := unseal(b, key, other); err == nil {
				t.Fatalf("%q is taken at %d, where it was not written", value, other)
			}
		}
		if at >= 0 && at < len(b) && flip != 0 && len(value) > 0 {
			b[at] ^= flip
			if got, err := unseal(b, key, seq); err == nil && b[len(b)-1] == sealMark && !bytes.Equal(got, value) {
				t.Fatalf("damage went through: %q became %q", value, got)
			}
		}
		unsealSession(value, key)
	})
}
