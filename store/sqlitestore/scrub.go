package sqlitestore

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// scrub overwrites what nobody can read any more but is still in the file. secure_delete zeroes what is deleted; but when SQLite splits
// a page, the cells that move away stay in the unused middle of the old page. So: in every b-tree page, zero what lies between
// the cell pointers and the cells; and all of the pages that are free. (File format: sqlite.org/fileformat2.html, sections 1.5 and 1.6.)
//
// The write-ahead log must be empty, and no connection that writes may be open, for it would write its own copy of a page.
// f stays open as long as any connection: closing it would drop the locks that SQLite holds on the file.
func scrub(f *os.File) error {
	head := make([]byte, 100)
	if _, err := f.ReadAt(head, 0); err != nil {
		return err
	}
	size := int(binary.BigEndian.Uint16(head[16:]))
	if size == 1 {
		size = 1 << 16
	}
	if size < 512 || !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return errors.New("scrub: not a database")
	}
	buf := make([]byte, 256*size)
	zero := make([]byte, size)
	for page := int64(0); ; {
		n, err := f.ReadAt(buf, page*int64(size))
		for at := 0; at+size <= n; at += size {
			from, to := unused(buf[at:at+size], page == 0)
			if from < to && !bytes.Equal(buf[at+from:at+to], zero[:to-from]) {
				if _, err := f.WriteAt(zero[:to-from], page*int64(size)+int64(from)); err != nil {
					return fmt.Errorf("scrub: %w", err)
				}
			}
			page++
		}
		if err == io.EOF || n < size {
			return errors.Join(scrubFree(f, head, size), f.Sync())
		}
		if err != nil {
			return fmt.Errorf("scrub: %w", err)
		}
	}
}

// scrubFree follows the list of free pages: a page of numbers of free pages, its successor first and then how many.
func scrubFree(f *os.File, head []byte, size int) error {
	zero, list := make([]byte, size), make([]byte, size)
	left := binary.BigEndian.Uint32(head[36:]) // all free pages, so that damage cannot lead round for ever
	for at := binary.BigEndian.Uint32(head[32:]); at != 0 && left > 0; at = binary.BigEndian.Uint32(list) {
		if _, err := f.ReadAt(list, int64(at-1)*int64(size)); err != nil {
			return fmt.Errorf("scrub: %w", err)
		}
		n := min(binary.BigEndian.Uint32(list[4:]), uint32(size/4-2), left-1)
		for i := range n {
			page := binary.BigEndian.Uint32(list[8+4*i:])
			if _, err := f.WriteAt(zero, int64(page-1)*int64(size)); err != nil {
				return fmt.Errorf("scrub: %w", err)
			}
		}
		used := 8 + 4*int(n)
		if _, err := f.WriteAt(zero[used:], int64(at-1)*int64(size)+int64(used)); err != nil {
			return fmt.Errorf("scrub: %w", err)
		}
		left -= n + 1
	}
	return nil
}

// unused is the middle of a b-tree page that holds nothing; empty for pages of other kinds. Those begin with a page number
// of four bytes, so that their first byte is that of a b-tree page only in files of more than 128 GB.
func unused(page []byte, first bool) (from, to int) {
	h := page
	if first {
		h = page[100:]
		from = 100
	}
	switch h[0] {
	case 2, 5:
		from += 12
	case 10, 13:
		from += 8
	default:
		return 0, 0
	}
	from += 2 * int(binary.BigEndian.Uint16(h[3:]))
	to = int(binary.BigEndian.Uint16(h[5:]))
	if to == 0 {
		to = 1 << 16
	}
	if to > len(page) {
		return 0, 0
	}
	return from, to
}
