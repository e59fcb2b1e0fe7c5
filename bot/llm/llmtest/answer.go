package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Faults are all that Behaviour.Fault may be. The server may
//   - refuse by 401, 403, 429 or 500, or know no such model (404model);
//   - take the request and say nothing (hang), or send elsewhere (redirect);
//   - end the connection after half of the answer (cut), or give the answer at one token a second (slow);
//   - write ten MiB (10mib), JSON that breaks off (badjson), a stream that is none (garbage_stream), or an answer without a word (empty).
var Faults = []string{"401", "403", "404model", "429", "500", "hang", "cut", "10mib", "badjson", "slow", "redirect", "empty", "garbage_stream"}

type object = map[string]any

// refuse answers with a fault that any path has.
func refuse(w http.ResponseWriter, b Behaviour) bool {
	code := map[string]int{"401": 401, "403": 403, "429": 429, "500": 500, "redirect": http.StatusTemporaryRedirect}[b.Fault]
	if code == 0 {
		return false
	}
	if b.RetryAfter != "" {
		w.Header().Set("Retry-After", b.RetryAfter)
	}
	if b.Fault == "redirect" {
		w.Header().Set("Location", "/elsewhere/v1/chat/completions")
	}
	fail(w, code, "the server says no")
	return true
}

func fail(w http.ResponseWriter, code int, says string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(object{"error": object{"message": says, "type": "stub", "code": nil}})
}

// answer is one that is being given.
type answer struct {
	w       http.ResponseWriter
	request *http.Request
	b       Behaviour
	model   string
	usage   bool
	ends    chan struct{}
	asked   int
}

func (a *answer) give(q Request) {
	switch a.b.Fault {
	case "hang":
		a.wait(time.Hour)
		return
	case "badjson":
		a.w.Header().Set("Content-Type", "application/json")
		_, _ = a.w.Write([]byte(`{"id":"1","choices":[{"index":0,"message":{"role":"assist`))
		return
	case "garbage_stream":
		a.w.Header().Set("Content-Type", "text/event-stream")
		_, _ = a.w.Write([]byte("data: <html>\n\ndata: nonsense\n\ndata: [DONE]\n\n"))
		return
	}
	reply := Copy
	if a.b.Reply != nil {
		reply = a.b.Reply
	}
	text := ""
	if a.b.Fault != "empty" {
		text = reply(q)
	}
	if a.b.Fault == "10mib" {
		text = strings.Repeat("overflowing ", 10<<20/12)
	}
	if q.Stream {
		a.stream(text)
	} else {
		a.whole(text)
	}
}

// wait is false if the client or the server goes away meanwhile.
func (a *answer) wait(d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-a.request.Context().Done():
	case <-a.ends:
	}
	return false
}

func (a *answer) tokens(text string) object {
	n := len(strings.Fields(text))
	return object{"prompt_tokens": a.asked, "completion_tokens": n, "total_tokens": a.asked + n}
}

func (a *answer) whole(text string) {
	a.w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(a.w).Encode(object{"id": "1", "object": "chat.completion", "model": a.model, "usage": a.tokens(text),
		"choices": []object{{"index": 0, "message": object{"role": "assistant", "content": text}, "finish_reason": "stop"}}})
}

// stream writes the answer word by word, as server-sent events.
func (a *answer) stream(text string) {
	a.w.Header().Set("Content-Type", "text/event-stream")
	pieces := strings.SplitAfter(text, " ")
	if a.b.Fault == "10mib" {
		pieces = []string{text}
	}
	pause := a.b.Pause
	if a.b.Fault == "slow" {
		pause = time.Second
	}
	for i, piece := range pieces {
		if a.b.Fault == "cut" && i >= (len(pieces)+1)/2 {
			panic(http.ErrAbortHandler)
		}
		if pause > 0 && i > 0 && !a.wait(pause) {
			return
		}
		if !a.event(object{"index": 0, "delta": object{"role": "assistant", "content": piece}, "finish_reason": nil}) {
			return
		}
	}
	if a.b.Fault == "cut" {
		panic(http.ErrAbortHandler)
	}
	a.event(object{"index": 0, "delta": object{}, "finish_reason": "stop"})
	if a.usage {
		a.write(object{"id": "1", "object": "chat.completion.chunk", "model": a.model, "choices": []object{}, "usage": a.tokens(text)})
	}
	_, _ = fmt.Fprint(a.w, "data: [DONE]\n\n")
}

func (a *answer) event(choice object) bool {
	return a.write(object{"id": "1", "object": "chat.completion.chunk", "model": a.model, "choices": []object{choice}})
}

func (a *answer) write(o object) bool {
	b, err := json.Marshal(o)
	if err != nil {
		return false
	}
	if _, err := fmt.Fprintf(a.w, "data: %s\n\n", b); err != nil {
		return false
	}
	return http.NewResponseController(a.w).Flush() == nil
}
