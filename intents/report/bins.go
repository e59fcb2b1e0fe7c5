package report

import (
	"math"

	"roundpeg/intents"
	"roundpeg/report"
)

// bin is what lies in [from, to) of [0, 1]; 1 itself is in the last one.
type bin struct {
	from, to   float64
	n, right   int
	confidence float64 // sum
}

func (b bin) accuracy() float64 { return float64(b.right) / float64(b.n) }
func (b bin) mean() float64     { return b.confidence / float64(b.n) }

const calibrationBins = 15 // as the calibration error has

// binned sorts the in-scope rows by confidence into equal bins.
func binned(rows []intents.Judged, bins int) []bin {
	out := make([]bin, bins)
	for i := range out {
		out[i].from, out[i].to = float64(i)/float64(bins), float64(i+1)/float64(bins)
	}
	for _, j := range rows {
		if !j.InScope {
			continue
		}
		b := &out[binOf(j.Confidence, bins)]
		b.n++
		b.confidence += j.Confidence
		if j.Right {
			b.right++
		}
	}
	return out
}

// calibrationError is the mean distance of confidence and accuracy.
func calibrationError(bins []bin) float64 {
	off, n := 0.0, 0
	for _, b := range bins {
		off += math.Abs(b.confidence - float64(b.right))
		n += b.n
	}
	return off / float64(max(1, n))
}

// knownShares are the shares of the rows in and out of scope, by known, in equal bins.
func knownShares(rows []intents.Judged, bins int) (in, out []float64) {
	in, out = make([]float64, bins), make([]float64, bins)
	ins, outs := 0, 0
	for _, j := range rows {
		if j.InScope {
			in[binOf(j.Known, bins)]++
			ins++
		} else {
			out[binOf(j.Known, bins)]++
			outs++
		}
	}
	for i := range bins {
		in[i] /= float64(max(1, ins))
		out[i] /= float64(max(1, outs))
	}
	return in, out
}

func binOf(p float64, bins int) int { return int(min(float64(bins-1), report.Unit(p)*float64(bins))) }
