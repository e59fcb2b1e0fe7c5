package fit

// Platt is the calibration of log-odds z: the probability is σ(Scale·z + Shift). Source: Platt 1999; a prior on both numbers stands for his smoothed targets.
type Platt struct {
	Scale float64 `json:"scale"`
	Shift float64 `json:"shift"`
}

// Same leaves log-odds as they are.
var Same = Platt{Scale: 1}

// Of is the calibrated log-odds.
func (p Platt) Of(z float64) float64 { return p.Scale*z + p.Shift }

// Both numbers are drawn to those that change nothing, as if so many labels (times p·(1−p)) had said so: what 25 labels say of a rare thing is mostly chance.
const towardsScale, towardsShift = 30, 1.5

// Calibrate finds the two numbers; the scale is never below 0.05, so that the order stays.
func Calibrate(z []float64, bad []bool) Platt { return calibrate(z, bad, nil) }

// Shift finds the second number alone.
func Shift(z []float64, bad []bool) Platt { return calibrate(z, bad, map[int]float64{0: 1}) }

func calibrate(z []float64, bad []bool, held map[int]float64) Platt {
	all := make([]Example, len(z))
	for i, v := range z {
		all[i] = Example{X: []float64{v}, Bad: bad[i]}
	}
	w, base := Problem{Ridge: towardsScale, Anchor: towardsShift, Prior: []float64{1}, Held: held}.Solve(all)
	if w[0] < .05 {
		return calibrate(z, bad, map[int]float64{0: .05})
	}
	return Platt{Scale: w[0], Shift: base}
}
