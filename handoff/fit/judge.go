package fit

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"
)

// Scored is a probability, or anything that orders, beside what became of it.
type Scored struct {
	P   float64
	Bad bool
}

// Fold gives a group its part of n.
func Fold(group string, n uint32) uint32 {
	h := fnv.New32a()
	h.Write([]byte(group))
	return h.Sum32() % n
}

func sorted(all []Scored, up bool) []Scored {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b Scored) int {
		if up {
			return cmp.Compare(a.P, b.P)
		}
		return cmp.Compare(b.P, a.P)
	})
	return all
}

// AUROC is the chance that a bad one scores above a good one; ties count half. NaN without both kinds.
func AUROC(all []Scored) float64 {
	all = sorted(all, true)
	var good, bad, won float64
	for i := 0; i < len(all); {
		j, g, b := i, 0.0, 0.0
		for ; j < len(all) && all[j].P == all[i].P; j++ {
			if all[j].Bad {
				b++
			} else {
				g++
			}
		}
		won += b * (good + g/2)
		good, bad, i = good+g, bad+b, j
	}
	return won / (good * bad)
}

// ECE is the expected calibration error: the gap between what was said and what was so, over bins of equal width, weighted by how many fall into each (Guo et al. 2017).
func ECE(all []Scored, bins int) float64 {
	said, so := make([]float64, bins), make([]float64, bins)
	for _, s := range all {
		k := min(bins-1, int(s.P*float64(bins)))
		said[k] += s.P
		if s.Bad {
			so[k]++
		}
	}
	sum := 0.0
	for k := range bins {
		sum += math.Abs(said[k] - so[k])
	}
	return sum / float64(len(all))
}

// ACE is the same over bins of equal size, which looks harder at where most scores are.
func ACE(all []Scored, bins int) float64 {
	all = sorted(all, true)
	sum := 0.0
	for k := range bins {
		said, so := 0.0, 0.0
		for _, s := range all[k*len(all)/bins : (k+1)*len(all)/bins] {
			said += s.P
			if s.Bad {
				so++
			}
		}
		sum += math.Abs(said - so)
	}
	return sum / float64(len(all))
}

// BestF1 is the greatest F1 over all thresholds.
func BestF1(all []Scored) (best float64) {
	all = sorted(all, false)
	bad := 0.0
	for _, s := range all {
		if s.Bad {
			bad++
		}
	}
	hit := 0.0
	for i, s := range all {
		if s.Bad {
			hit++
		}
		if i+1 == len(all) || all[i+1].P != s.P {
			best = max(best, 2*hit/(float64(i+1)+bad))
		}
	}
	return best
}

// RecallAt is the share of the bad ones that score above all but the share of false alarms among the good ones.
func RecallAt(all []Scored, alarms float64) float64 {
	var good []float64
	for _, s := range all {
		if !s.Bad {
			good = append(good, s.P)
		}
	}
	if len(good) == 0 || len(good) == len(all) {
		return math.NaN()
	}
	slices.SortFunc(good, func(a, b float64) int { return cmp.Compare(b, a) })
	limit := good[min(len(good)-1, int(alarms*float64(len(good))))]
	hit := 0.0
	for _, s := range all {
		if s.Bad && s.P > limit {
			hit++
		}
	}
	return hit / float64(len(all)-len(good))
}
