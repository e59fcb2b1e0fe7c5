package handoff

import "roundpeg/chat"

var english = Texts{
	Lead: map[chat.Reason]string{
		chat.ExplicitRequest: "Of course.",
		chat.OutsideIntents:  "That is not something I can solve for you.",
		chat.Ambiguous:       "I would only be guessing here.",
		chat.RepeatedFailure: "I am not getting you any further.",
		chat.Frustration:     "I am sorry that this has been so tiring.",
		chat.HighStakes:      "This matters too much for me to handle alone.",
		chat.MultiIssue:      "These are several matters at once.",
		chat.ToolFailure:     "Something that I need is out of order.",
		chat.BotFailure:      "Something went wrong on my side.",
		chat.PreSales:        "Let somebody from the shop help you with that.",
		chat.RepeatContact:   "You should not have to come back about this.",
		chat.PromiseBreach:   "We have not kept what we promised you. I am sorry.",
	},
	Else:     "This is one for a person.",
	Person:   "I am passing you to a person. They see everything that was said here, so you need not tell anything twice.",
	Nobody:   "Nobody is at the desk at this moment.",
	Closed:   "Nobody is at the desk now; it opens {opens}.",
	Kept:     "Your place in the line is kept, and whoever takes over sees everything that was said here.",
	Late:     "I am sorry, this takes longer than it should. Your place in the line is kept.",
	Call:     "If you would rather not wait, you can have a call-back, by {when}.",
	Back:     "This is the assistant again. What can I do for you?",
	Left:     "{name} has lost the connection. You are back at your old place in the line, and whoever takes over sees everything that was said here.",
	Which:    "Which of these do you mean?",
	Reword:   "I am not sure that I understand. Could you say it in other words?",
	NoneOf:   "Something else",
	Further:  "If that is not it, I can bring in a person.",
	Human:    "Talk to a person",
	Date:     "2 January",
	Clock:    "15:04",
	Today:    "today at {time} {zone}",
	OnDay:    "{day}, {date} at {time} {zone}",
	Weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
}
