package gateway

import (
	"github.com/prometheus/client_golang/prometheus"
)

// metrics are what the gateway tells Prometheus.
type metrics struct {
	sockets       *prometheus.GaugeVec
	messages      *prometheus.CounterVec
	acks          *prometheus.CounterVec
	errors        *prometheus.CounterVec
	writeTimeouts prometheus.Counter
	panics        prometheus.Counter
	handoffs      *prometheus.CounterVec
	queue         *prometheus.GaugeVec
	http          *prometheus.HistogramVec
}

func newMetrics(r *prometheus.Registry) *metrics {
	m := &metrics{
		sockets:       prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "roundpeg_sockets", Help: "Open WebSockets."}, []string{"kind"}),
		messages:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_messages_total", Help: "Messages kept, by who wrote them."}, []string{"role"}),
		acks:          prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_acks_total", Help: "Commands acked; repeated ones apart."}, []string{"duplicate"}),
		errors:        prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_errors_total", Help: "Refusals over sockets and HTTP, by code."}, []string{"code"}),
		writeTimeouts: prometheus.NewCounter(prometheus.CounterOpts{Name: "roundpeg_write_timeouts_total", Help: "Sockets closed because their peer stopped reading."}),
		panics:        prometheus.NewCounter(prometheus.CounterOpts{Name: "roundpeg_panics_total", Help: "Panics caught; each is a bug."}),
		handoffs:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "roundpeg_handoffs_total", Help: "Hand-offs that this node saw come into the queue, by reason."}, []string{"reason"}),
		queue:         prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "roundpeg_queue_sessions", Help: "Sessions in the queue, by state."}, []string{"state"}),
		http: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "roundpeg_http_request_duration_seconds", Help: "HTTP requests, by route and status.",
			Buckets: []float64{.001, .005, .025, .1, .5, 2.5, 10}}, []string{"route", "status"}),
	}
	r.MustRegister(m.sockets, m.messages, m.acks, m.errors, m.writeTimeouts, m.panics, m.handoffs, m.queue, m.http)
	return m
}
