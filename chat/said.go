package chat

// Said is one turn of a conversation that was not kept here, such as one that is only being considered. By is Customer or Bot.
type Said struct {
	By   Role   `json:"by"`
	Text string `json:"text"`
}
