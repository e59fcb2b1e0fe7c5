package handoff

// The frustration model: log-odds that the customer is annoyed = baseWeight + Σ weights × features. Logistic regression with a ridge of 2, weights held to the
// side that their names promise, fitted on 23 November 2026 by TestFrustrationOnData (ROUNDPEG_FIT=1 prints this table) on:
//
//	STAR (Mosig et al. 2020, MIT)                           2,932 dialogues, 142 with an annoyed customer
//	ConvAbuse, train (Cercas Curry et al. 2021, CC BY 4.0)  2,501 dialogues, 339 whose last turn is abusive
//
// Six weights are held and not fitted, see there.
const baseWeight = -3.518

var weights = [featureCount]float64{
	repeats:     0.500,
	repeatsMuch: 1.500,
	botRepeats:  0.400,
	fallbacks:   0.400,
	letDown:     1.027,
	denied:      0.503,
	annoyedNow:  1.161,
	annoyedEver: 2.059,
	insulted:    2.481,
	swore:       1.104,
	insultedNow: 3.456,
	sworeNow:    2.710,
	shouted:     0.400,
	exclaimed:   0.400,
	gaveUp:      0.957,
	hurried:     0.920,
	lost:        0.536,
	thanked:     -0.379,
	polite:      -0.902,
}
