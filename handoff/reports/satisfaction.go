package reports

import (
	"roundpeg/chat"
)

// Satisfaction is what customers said, of the bot and of people apart. A rating is of the visit that it followed, each visit's last one counts.
type Satisfaction struct {
	Bot struct {
		Helpful Share `json:"helpful"` // of the answers that were judged, those of use
		Rating  Mean  `json:"rating"`  // of visits to which no person came
	} `json:"bot"`
	People struct {
		Rating Mean `json:"rating"` // of visits to which a person came
	} `json:"people"`
}

type said struct {
	helped, misled int
	bot, people    Mean
}

func (t *said) add(s chat.Session, visits []chat.Visit) {
	t.helped, t.misled = t.helped+len(s.Helped), t.misled+len(s.Misled)
	for _, v := range visits {
		if v.Met {
			t.people.rate(v.Score)
		} else {
			t.bot.rate(v.Score)
		}
	}
}

func (t *said) satisfaction() (out Satisfaction) {
	out.Bot.Helpful = share(t.helped, t.helped+t.misled)
	out.Bot.Rating, out.People.Rating = t.bot.reckoned(), t.people.reckoned()
	return out
}
