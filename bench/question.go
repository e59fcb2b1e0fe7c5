package bench

import "strconv"

// questions are what the demo shop's customers ask; a few of them carry a number, so that hardly any two messages are equal.
var questions = [...]string{
	"what are your opening hours?", "where is your shop?", "how can I pay?", "do you sell solar panels?",
	"how much is a wallbox?", "where can I charge on the road?", "I need a copy of my invoice", "how long is the warranty?",
	"I'd like to book a test drive", "what is your phone number?", "how much does the home battery cost?", "do you have winter tyres?",
	"can I trade in my old car?", "how do I update the software of my car?", "what financing do you offer?", "how do I return an item?",
}

// question is what customer n says as message k. Every customer begins elsewhere, and asks a thing again only after all the others.
func question(n, k int) string {
	q := questions[(n*7+k)%len(questions)]
	return q + " (" + strconv.Itoa(n*1000+k) + ")"
}
