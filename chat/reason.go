package chat

// Reason says why a session goes to a person. The list is closed: reports, texts and tests rely on it.
type Reason string

const (
	ExplicitRequest  Reason = "explicit_request"
	OutsideIntents   Reason = "outside_intents"
	Ambiguous        Reason = "ambiguous"
	RepeatedFailure  Reason = "repeated_failure"
	Frustration      Reason = "frustration"
	HighStakes       Reason = "high_stakes"
	MultiIssue       Reason = "multi_issue"
	PolicyRule       Reason = "policy"
	ToolFailure      Reason = "tool_failure"
	BotFailure       Reason = "bot_failure"
	PreSales         Reason = "pre_sales"
	RepeatContact    Reason = "repeat_contact"
	PromiseBreach    Reason = "promise_breach"
	ExecutiveRequest Reason = "executive_request"
	AgentInitiated   Reason = "agent_initiated"
)

// Reasons is the whole list.
var Reasons = []Reason{ExplicitRequest, OutsideIntents, Ambiguous, RepeatedFailure, Frustration, HighStakes, MultiIssue, PolicyRule,
	ToolFailure, BotFailure, PreSales, RepeatContact, PromiseBreach, ExecutiveRequest, AgentInitiated}
