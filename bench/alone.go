package bench

import (
	"bytes"
	"context"
	"strconv"

	"github.com/gorilla/websocket"
)

// asker sends frames of a type that nobody knows: the way in and out of the gateway, without classifier and store.
type asker struct{ *customer }

func (a asker) send(k int) error {
	b := make([]byte, 0, 160)
	b = append(b, `{"type":"ask","id":"m`...)
	b = strconv.AppendInt(b, int64(k), 10)
	b = append(b, `","text":"`...)
	b = append(b, question(a.n, k)...)
	for len(b) < 158 {
		b = append(b, ' ')
	}
	return a.ws.WriteMessage(websocket.TextMessage, append(b, `"}`...))
}

func (a asker) listen(_, replied func(k int)) error {
	for {
		_, b, err := a.ws.ReadMessage()
		if err != nil {
			return err
		}
		if bytes.Contains(b, isError) {
			replied(number(b, `"id":"m`))
		}
	}
}

// alone is the highest rate of the gateway by itself.
func (b *bench) alone(ctx context.Context) error {
	n, stop, err := b.server("gateway")
	if err != nil {
		return err
	}
	defer stop()
	best, err := b.highestLoad(ctx, func(i int) (probe, error) {
		c, err := dialCustomer(ctx, n.Addr, i, "")
		return asker{c}, err
	}, b.pid(n))
	if err != nil {
		return err
	}
	b.add(Figure{Part: "gateway", Name: "frame in → refusal out, no classifier, no store, p99 < 50 ms", Value: best.rate, Unit: "/s", Ratio: ratio(best.rate, b.echo.perSecond), Target: "≥ 0.55 of echo"})
	b.add(Figure{Part: "gateway", Name: "processor time a frame", Value: best.cpu, Unit: "µs"})
	return nil
}
