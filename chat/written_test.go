package chat

import (
	"reflect"
	"testing"
	"time"
)

// What Written says that will be read back is what is read back, also where it spares itself the reading.
func FuzzWritten(f *testing.F) {
	f.Add("text", "c", "intent", "ref", "print", "agent", "a1", "Ana", int64(1795000000), int64(123456789))
	f.Add("\xff", "", "", "r", "", "customer", "", "\x00\u2028", int64(-1), int64(0))
	f.Add("<&>", "", "", "", "", "", "", "", int64(1<<40), int64(999999))
	f.Fuzz(func(t *testing.T, text, choice, intent, ref, print, role, id, name string, sec, nsec int64) {
		e := Event{Seq: 1, At: Time{time.Unix(sec, nsec)}, Kind: Message{}.Kind(), By: By{Role(role), id, name}, Ref: ref, Print: print, Body: Message{Text: text, Choice: choice, Intent: intent}}
		says, line, err := e.Written()
		if err != nil {
			return
		}
		var back Event
		if err := back.UnmarshalJSON(line); err != nil {
			t.Fatalf("%s cannot be read back: %v", line, err)
		}
		if !reflect.DeepEqual(says, back) {
			t.Fatalf("it says %#v, and reads back as %#v", says, back)
		}
	})
}
