package handoff

import "roundpeg/chat"

var german = Texts{
	Lead: map[chat.Reason]string{
		chat.ExplicitRequest: "Gern.",
		chat.OutsideIntents:  "Das kann ich nicht für Sie lösen.",
		chat.Ambiguous:       "Hier könnte ich nur raten.",
		chat.RepeatedFailure: "Ich bringe Sie hier nicht weiter.",
		chat.Frustration:     "Es tut mir leid, dass das so mühsam war.",
		chat.HighStakes:      "Das ist zu wichtig, als dass ich es allein erledigen sollte.",
		chat.MultiIssue:      "Das sind mehrere Anliegen auf einmal.",
		chat.ToolFailure:     "Etwas, das ich dafür brauche, ist gestört.",
		chat.BotFailure:      "Bei mir ist etwas schiefgegangen.",
		chat.PreSales:        "Dabei hilft Ihnen am besten jemand aus dem Geschäft.",
		chat.RepeatContact:   "Deswegen sollten Sie nicht noch einmal kommen müssen.",
		chat.PromiseBreach:   "Wir haben nicht gehalten, was wir Ihnen zugesagt haben. Das tut mir leid.",
	},
	Else:     "Das ist etwas für einen Menschen.",
	Person:   "Ich gebe Sie an einen Menschen weiter. Er oder sie sieht alles, was hier geschrieben wurde; Sie müssen nichts noch einmal erzählen.",
	Nobody:   "Im Moment ist niemand da.",
	Closed:   "Jetzt ist niemand da; wir öffnen {opens}.",
	Kept:     "Ihr Platz in der Reihe bleibt, und wer übernimmt, sieht alles, was hier geschrieben wurde.",
	Late:     "Es tut mir leid, das dauert länger, als es sollte. Ihr Platz in der Reihe bleibt.",
	Call:     "Wenn Sie nicht warten möchten, können Sie sich zurückrufen lassen, bis {when}.",
	Back:     "Hier ist wieder der Assistent. Was kann ich für Sie tun?",
	Left:     "{name} hat die Verbindung verloren. Sie sind wieder an Ihrem alten Platz in der Reihe, und wer übernimmt, sieht alles, was hier geschrieben wurde.",
	Which:    "Was davon meinen Sie?",
	Reword:   "Ich bin nicht sicher, ob ich Sie verstehe. Können Sie es mit anderen Worten sagen?",
	NoneOf:   "Etwas anderes",
	Further:  "Wenn es das nicht ist, hole ich einen Menschen dazu.",
	Human:    "Mit einem Menschen sprechen",
	Date:     "2.1.",
	Clock:    "15:04",
	Today:    "heute um {time} Uhr ({zone})",
	OnDay:    "{day}, {date}, {time} Uhr ({zone})",
	Weekdays: [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
}
