package chat

import (
	"crypto/sha256"
	"encoding/binary"
)

// Verdict is what an agent says of a conversation: whether a person was needed. The scorer learns from it; the last one counts. Staff.
type Verdict struct {
	Needed string `json:"needed"` // one of Verdicts
}

// What a Verdict may say of the hand-off.
const (
	Needed    = "needed"
	NotNeeded = "not_needed"
	TooLate   = "too_late" // it was needed, and earlier than it came
)

// Verdicts is the whole list.
var Verdicts = []string{Needed, NotNeeded, TooLate}

// Sampled says whether the session is in the random share (0 none … 1 all) that is offered for review, so that verdicts are not only on
// sessions that the scorer itself handed over. Its id alone decides: no state is needed, all nodes agree, and a greater share holds all of a smaller one.
func (s Session) Sampled(share float64) bool {
	sum := sha256.Sum256([]byte(s.ID))
	return float64(binary.BigEndian.Uint64(sum[:])>>11)/(1<<53) < share
}
