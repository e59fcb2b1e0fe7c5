package sqlitestore

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"

	"roundpeg/chat"
)

// SQLite finds damage in how its file is built, not in what is written there. So every value ends with a checksum of itself and of where
// it belongs: the key of its log and its seq, 0 for the session; the number of a journal row and 0. Files of schema 1 have none: there
// the value ends with the brace of its JSON.
const (
	sealMark = 0x82 // no bit in common with a brace: damage cannot make one of the other
	sealSize = 5
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

var errDamaged = errors.New("damaged on the disk")

func checksum(value []byte, key, seq int64) uint32 {
	var at [16]byte
	binary.LittleEndian.PutUint64(at[:8], uint64(key))
	binary.LittleEndian.PutUint64(at[8:], uint64(seq))
	return crc32.Update(crc32.Update(0, castagnoli, at[:]), castagnoli, value)
}

// seal returns a copy of value with its checksum.
func seal(value []byte, key, seq int64) []byte {
	return sealed(append(make([]byte, 0, len(value)+sealSize), value...), key, seq)
}

// sealed appends the checksum.
func sealed(value []byte, key, seq int64) []byte {
	return append(binary.LittleEndian.AppendUint32(value, checksum(value, key, seq)), sealMark)
}

// unseal returns what was sealed there, or errDamaged.
func unseal(b []byte, key, seq int64) ([]byte, error) {
	n := len(b) - sealSize
	switch {
	case n > 0 && b[len(b)-1] == sealMark && binary.LittleEndian.Uint32(b[n:]) == checksum(b[:n], key, seq):
		return b[:n:n], nil
	case len(b) > 0 && b[len(b)-1] == '}':
		return b, nil
	}
	return nil, fmt.Errorf("event %d of log %d is %w", seq, key, errDamaged)
}

// unsealSession reads the fold of a session's row.
func unsealSession(b []byte, key int64) (s chat.Session, err error) {
	b, err = unseal(b, key, 0)
	if err == nil {
		err = json.Unmarshal(b, &s)
	}
	if err != nil {
		err = fmt.Errorf("session %d is %w", key, errDamaged)
	}
	return s, err
}
