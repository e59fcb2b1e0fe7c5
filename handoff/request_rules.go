package handoff

// requestRules are the ways in which customers ask for a person in English, and what looks like one. Other languages have tables of their own, in which
// a language follows the name.
//
//   - ask: plainly; always honoured in the same turn.
//   - hint: it may be meant; a person is offered.
//   - not: looks like a request and is none: a question about the bot itself, a refusal. Words of such a phrase ask for nothing.
var requestRules = map[string]string{
	"ask": `
		talk to? det* real* some|folk
		talk to? det* real* _? _? who|staff
		talk to? det* customer|client|tech|technical|sales? desk desk?
		which can|could|may|do|should i talk to? $
		who|staff to talk
		some to? talk to
		talk to? det* real* boss|bosses|director|ceo
		deal|dealing with det* real* who|staff|some
		complain to det* real* who|staff|some|boss
		det* word with det* real* who|staff|some|boss
		some to talk|contact

		move thing thru|over|on|off? to? det* real* _? _? who|staff|some|desk
		put thru to? det* _? _? who|staff|some|desk
		move thing thru
		move thing to? det* customer|client|tech|technical|sales? desk desk?
		connect with det* real* some
		connect|transfer|forward|redirect|escalate to|with det* real* _? who|staff
		put me in touch|contact with
		moved to|with det* real* _? who|staff|some|desk
		escalate this|it|me to

		give me det* real* _? who|staff
		give me det* real* some
		give det* real* human|rep|representative|operator $
		may i|we give|have det* real* who
		want det* real* who|rep
		want det* real+ some|folk|staff|help|support
		want det+ staff
		want det* real+ _ who|staff
		want det* _? agent|representative|operator
		want det* person|someone|somebody $
		want det* some talk|contact|call
		rather|prefer to? talk? to? det* real* who|some|staff
		let|have det* real* who|staff|some talk|call|contact|take|help|handle

		real some|folk|staff|being|agent|operator|representative
		real _ staff|agent|who $
		real life some|folk|staff|who|human
		put|get|want|need det* real* who|staff|some on
		get|have det* staff|who to join|look|call|contact|help|take
		no more det* bot
		want|get|give|need one of your|ur|the folk|staff
		talk to det* person? _? in charge
		talk|move|want|give|reach thing? to? det* member|members det* staff|desk|support
		talk over|on|by|via the? phone|telephone to det* who|some|staff
		want|give det* some which|that can|could|understands|does|knows|actually
		human|operator|representative please $
		me out det* bot
		^ not det* bot $
		reach det* adviser|advisers|rep|reps|colleague
		got|have you? any det* real* humans|human|folk here?
		live|human|real chat|help|support|assistance|contact|agent|agents|being|beings|customer|representative|employee|interaction|one
		some real
		not det* bot det* who|some|staff
		who|some|staff not|instead|rather det* bot
		some to? _* not det* bot
		me off det* bot
		^ some call|ring|phone|contact me

		reach det* real* who|agent|supervisor|manager|advisor
		getto det* real* who|staff|some
		reach det* real* _ who|agent
		touch with det* _? who|some|staff|desk
		hold|ahold of det* _? who|some|staff
		thru to det* _? who|some|staff
		help from det* real* who|some|staff

		may det* some talk|contact|call|phone|ring|message|respond|reply|answer|join
		may det* some help|assist me? $
		may det+ person help|assist|take|handle|look|answer
		may some from det* _? desk|staff|office|company talk|contact|call|phone|ring|message|respond|reply|answer|join
		may det* real+ some|folk|staff|one
		may det* who|agent|manager|advisor|operator help|assist|talk|contact|call|look|take|answer|join
		is|are there? det* some|who here
		there is|are? det* person|someone|somebody|anyone|anybody|who|staff available
		is|are there det* person|someone|somebody|anyone|anybody|who|staff available
		^ any person|someone|somebody|anyone|anybody|who|staff available|free $
		^ is|are? any? person|some|who|staff available|free to? talk|help|assist|chat
		is|are there det* some $
		is|are there? det* real+ some|folk|who
		is|are there det* real* staff|who here
		any person|someone|real here|who|staff here?
		anyone|anybody|somebody|human|humans|agent|agents here $
		anyone|anybody alive|listening
		any person|who|staff real* here
		is|are there? det* _? who|some|staff i|we can|could|may talk|ask|call|contact|reach

		^ lead* det* real* who|agent|agents|supervisor|manager|advisor|person+ $
		^ det* customer service? support? who|agent|agents $
		^ det* live|real _? who|agent|person $
		who|agent|person|manager now $
		asked|waiting|request|requesting|requested for det* real* who|agent|staff|some
		need|want|get|give human|agent|operator|representative

		neg want|need|like|have to? talk|deal? to? det* bot
		neg talk to? det* bot
		no longer want|wish to? talk to? det* bot
		^ no bots
		enough of|from? with? talk|talking? to? det* bot
		instead of det* bot`,
	"hint": `
		may det* some help|assist|explain|tell|look|check|take
		reach det* customer|client|tech|technical|sales? desk desk?
		^ det* customer|client|tech? support|service|care team|desk|department? $
		^ det* some $
		phone|call|ring me back
		phone|call|ring me on|at|tomorrow|later|today
		phone|call|ring me $
		give me a call|ring
		which can|could help
		which is? in charge
		which can|could|may|do|should i talk
		help from det* desk
		ask|asking|asked det* real* who|staff
		want det* some help|assist|who|to
		escalate
		transfer|connect|forward me $
		want det* customer service|support
		where is|are det* who|staff|some
		want|arrange|request|schedule|may det* callback
		want det* call $
		anyone|anybody|somebody help
		phone|telephone support
		number of|for|to det* _? desk
		number i can|could call|ring|phone
		may some get|come back to me
		help from det* _? desk`,
	"not": `
		are you|this|it|that|he|she talk|det* det* _? who|bot|some or? det* who|bot|some|staff
		are you|this talk? to? det* real* bot|who|some|staff or? det* real* who|bot|some?
		if|whether you|i|this are? talk? to? det* real* who|bot|some
		you det* real* who|bot|some
		neg want|need|like|have|had|wanted to? to? talk|move|reach|be to? to? det* real* who|some|staff|folk
		neg want|need det* real* who|some|staff
		neg need|have to? move thing? to? det* real* some|who|staff
		is|are det* _ det* real* who|person|human or
		without|instead|avoid of? talk|reach|call to? det* _? who|some|staff
		was|were|been|be|keep|kept|when|after|while|before talking|speaking|chatting to? det* _? _? who|some|staff|desk
		when|while|after|before|if i talk to? det* _? who|some|staff
		are|be|like you? det* real* _? being
		are you det* real* _? person
		be|like det* real* _? person
		do|should|must i have|need to? talk|reach to? det* real* who|staff|some
		you det* real* being
		or det* human being
		bot right? now? or
		awful|bad|good|other|as|being|pretending det* human
		who error|resource|resources|rights|body|nature|manual|license|error|consumption
		some|who|person limit|capacity|maximum|fee|count|name|number
		real estate|time|id
		per person
		barred who|staff|dewho|rojob|nlwho
		count people|persons|person|humans|guests|adults|personen|leute|menschen|mensen|personnes|personas|persone|pessoas|adultes|adultos|adulti
		second|third|extra|additional|zweite|zweiten|tweede|deuxieme|segunda|seconda person|persoon|personne|persona|pessoa
		^ one|1 person $
		service|support|care appointment|manual|center|centre|history|plan|book|interval|animal
		some else
		some living|live in|on|at|near
		talk to? me|you`,
}
