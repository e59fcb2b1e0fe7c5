package redisstore

import (
	"fmt"
	"hash/fnv"
	"sync"

	"roundpeg/chat"
)

// shards is in every key that was ever written: it cannot be changed without moving all of them.
const shards = 64

// slots is how many slots a Redis Cluster spreads keys over.
const slots = 16384

// shard is a part of the logs, with its indexes, that one Redis Cluster slot holds: the hash tag of all its keys.
type shard string

// tags are the hash tags of the shards: for each the first name whose slot lies in its own 64th of all slots, so that a cluster of any
// size gets about the same number of them on every server.
var tags = sync.OnceValue(func() (all [shards]shard) {
	for i := range all {
		for n := 0; ; n++ {
			name := fmt.Sprintf("rp%d.%d", i, n)
			if int(crc16(name))%slots/(slots/shards) == i {
				all[i] = shard("{" + name + "}")
				break
			}
		}
	}
	return all
})

// shardOf is where the log with that id is.
func shardOf(id chat.ID) shard {
	h := fnv.New32a()
	h.Write([]byte(id))
	return tags()[h.Sum32()%shards]
}

func (s shard) session(id chat.ID) string { return string(s) + "session:" + string(id) }
func (s shard) log(id chat.ID) string     { return string(s) + "log:" + string(id) }
func (s shard) index(name string) string  { return string(s) + "index:" + name }
func (s shard) pokes() string             { return string(s) + "pokes" }

// Keys of the whole house.
const (
	madeKey   = "{rp}made"   // a random name of this data: another one, or none, means that it is not the data of before
	rosterKey = "{rp}roster" // connection → until when its last beat counts
	statusKey = "{rp}status" // connection → status
	hintsKey  = "{rp}hints"  // channel
	agreedKey = "{rp}agreed" // the text of Roster.Agree
)

// crc16 is the checksum by which Redis Cluster finds a key's slot (CRC-16/XMODEM; Redis Cluster specification, appendix A).
func crc16(s string) (crc uint16) {
	for i := range len(s) {
		crc ^= uint16(s[i]) << 8
		for range 8 {
			if crc&0x8000 != 0 {
				crc = crc<<1 ^ 0x1021
			} else {
				crc <<= 1
			}
		}
	}
	return crc
}
