package handoff

// The frustration model: log-odds that the customer is annoyed = baseWeight + Σ weights × features. Logistic regression with a ridge of 2, weights held to the
// side that their names promise, fitted on 23 November 2026 by TestFrustrationOnData (ROUNDPEG_FIT=1 prints this table) on:
//
//	STAR (Mosig et al. 2020, MIT)                           2,932 dialogues, 142 with an annoyed customer
//	ConvAbuse, train (Cercas Curry et al. 2021, CC BY 4.0)  2,501 dialogues, 339 whose last turn is abusive
//
// Seven weights are held and not fitted, see there.
const baseWeight = -3.516

var weights = [featureCount]float64{
	repeats:     0.500,
	repeatsMuch: 1.500,
	botRepeats:  0.400,
	fallbacks:   0.400,
	letDown:     1.378,
	denied:      0.367,
	annoyedNow:  0.919,
	annoyedEver: 1.860,
	outraged:    2.400,
	insulted:    2.376,
	swore:       1.076,
	insultedNow: 3.500,
	sworeNow:    2.676,
	shouted:     0.400,
	exclaimed:   0.400,
	gaveUp:      0.996,
	hurried:     0.979,
	lost:        0.372,
	thanked:     -0.329,
	polite:      -0.929,
}
