package handoff

import "roundpeg/handoff/grammar"

// Dangers are matters in which a bot's wrong word may cost somebody their health, their rights or their money. A person takes them.
var dangerWords = map[string]string{
	"filler": `please bitte really just very so`,
	"barred": ``,
	"thing":  `car house garage battery charger wallbox cable phone box device unit cell motor engine inverter panel panels kitchen home it auto wagen haus keller batterie akku kabel gerat speicher`,
	"hot":    `burning burnt burn smoke smoking smouldering smoldering scorched melting melted sparking sparks flames exploded exploding explode explosion qualmt qualm raucht rauch brennt brennen gebrannt angeschmort verschmort schmort geschmolzen funken explodiert explosion flammen brandgeruch brandstelle fume fuego humo incendio fumee feu fumo fuoco rook vlammen`,
	"hurt":   `injured injury injuries bleeding hurt wounded unconscious electrocuted electrocution dying died killed ambulance hospitalised hospitalized hospital poisoned burned verletzt verletzte verletzung blutet bewusstlos stromschlag notarzt krankenwagen krankenhaus rettungswagen vergiftet blesse herido ferito gewond`,
	"law":    `lawyer lawyers attorney solicitor barrister lawsuit suing sued litigation ombudsman subpoena gdpr anwalt anwaltin rechtsanwalt verklage verklagen klage anzeige staatsanwalt gericht verbraucherschutz verbraucherzentrale mahnbescheid avocat abogado avvocato advogado advocaat`,
	"fraud":  `fraud fraudulent fraudster scam scammed scammer phishing phished hacked hacker blackmail betrug betrogen betrugt betruger gehackt erpresst fraude estafa truffa oplichting`,
	"theft":  `stolen stole robbed theft thief burgled gestohlen geklaut diebstahl robado vole rubato roubado gestolen`,
	"neg":    `no not never dont didnt without kein keine nicht`,
}

var dangerRules = map[string]string{
	"safety": `
		hot
		on|catch|caught|catches|catching fire
		fire in|at|under|behind|from|broke
		there is|was a? fire
		thing fire
		fire $
		fire|flames everywhere|now
		call the? fire
		feuer $
		es brennt|qualmt|raucht
		brennt|qualmt|raucht
		smell|smells|smelling|smelled|stinks of|like? burning|burnt|gas|smoke|smoky|plastic
		riecht|stinkt nach verbrannt|verbranntem|rauch|gas|plastik|qualm
		electric|electrical shock
		got|get|gets|gave|had|a shocked|electrocuted
		hurt
		carbon monoxide
		gas leak
		kill myself|himself|herself|themselves
		suicide|suicidal|selbstmord|suizid|umbringen
		want|going to die
		cannot|cant breathe`,
	"law": `
		law
		will|to|gonna|going|we|ill sue
		sue you|your|them|the
		legal|court action|advice|steps|department|proceedings|case|order|matter
		take|taking|see you|this|them|it? to? court
		the court
		you in court
		vor gericht
		rechtliche schritte
		data breach
		consumer protection
		called|call|tell|telling|report|reported|went|going to? the? police
		police _? _? case|report|file|involved|want
		polizei`,
	"fraud": `
		fraud
		theft
		identity theft
		unauthorised|unauthorized payment|charge|transaction|access|withdrawal
		somebody|someone used|uses|withdrew|logged _? _? my
		charge|charges|payment|payments|transaction|transactions|withdrawal|withdrawals _* neg _? make|made|recognise|recognize|authorise|authorize
		someone|somebody broke
		dont|didnt recognise|recognize|authorize|authorise
		nicht von mir`,
	"not": `
		smoke|fire|burglar detector|detectors|alarm|alarms|extinguisher|sensor
		fire tv|stick|fox|department|station|fighter|sale|safety|rating|wall|proof
		smoking area|allowed|room
		non smoking
		burn rate
		hurt my? credit|score|chances|feelings
		score get? hurt
		battery|phone|laptop|screen just? died
		joke|jokes about lawyers|lawyer
		burning question
		neg fire|smoke|smell|one? hurt|injured
		hospital to|from|and
		to|from|at|near the? hospital
		animal hospital
		anzeige im|in|auf|der
		legal guardian|name`,
}

var dangers = grammar.New(dangerWords, nil, "", dangerRules)

// danger is what a text gives cause to fear: the kind (safety, law, fraud) and the customer's words; zero if nothing.
type danger struct{ kind, quote string }

// fears finds a danger in a text, the gravest first.
func fears(text string, ws []grammar.Word) (d danger) {
	hits := dangers.Find(ws)
	for _, kind := range []string{"safety", "law", "fraud"} {
	hits:
		for _, f := range hits {
			if f.Name != kind {
				continue
			}
			for _, not := range hits {
				if not.Name == "not" && not.I <= f.J && f.I <= not.J {
					continue hits
				}
			}
			return danger{kind, quote(text, ws, f.I, f.J)}
		}
	}
	return danger{}
}

// weight is how far a danger makes a bad end likely, from 0 to 1. Talk of law or fraud hardly does by itself: of 257 dialogues of STAR with such words 7 % went badly, of all 5 %.
// The rule hands all of them over, whatever the risk.
func (d danger) weight() float64 {
	return map[string]float64{"safety": 1, "law": .25, "fraud": .25}[d.kind]
}
