package handoff

// The frustration model: log-odds that the customer is annoyed = baseWeight + Σ weights × features. Logistic regression with a ridge of 2, weights held to the
// side that their names promise, fitted on 23 November 2026 by TestFrustrationOnData (ROUNDPEG_FIT=1 prints this table) on:
//
//	STAR (Mosig et al. 2020, MIT)                           2,932 dialogues, 142 with an annoyed customer
//	ConvAbuse, train (Cercas Curry et al. 2021, CC BY 4.0)  2,501 dialogues, 339 whose last turn is abusive
//
// Seven weights are held and not fitted, see there.
const baseWeight = -3.513

var weights = [featureCount]float64{
	repeats:     0.500,
	repeatsMuch: 1.500,
	botRepeats:  0.400,
	fallbacks:   0.400,
	letDown:     1.336,
	denied:      0.356,
	annoyedNow:  0.921,
	annoyedEver: 1.860,
	outraged:    2.400,
	insulted:    2.366,
	swore:       1.075,
	insultedNow: 3.503,
	sworeNow:    2.681,
	shouted:     0.400,
	exclaimed:   0.400,
	gaveUp:      1.001,
	hurried:     0.970,
	lost:        0.381,
	thanked:     -0.336,
	polite:      -0.906,
}
