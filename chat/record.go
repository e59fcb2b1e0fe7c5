package chat

import (
	"encoding/json"
	"fmt"
)

// NewRecord makes an event of a house's log, as Journal.Append takes it.
func NewRecord(at Time, by By, kind Kind, data any) ([]Event, error) {
	b, err := json.Marshal(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return []Event{New(at, by, Record{What: kind, Data: b})}, nil
}

// ReadRecord reads such an event's data; not ok for what a later version wrote and this one cannot read, which is left out.
func ReadRecord[T any](e Event) (data T, ok bool) {
	r, is := e.Body.(Record)
	return data, is && json.Unmarshal(r.Data, &data) == nil
}
