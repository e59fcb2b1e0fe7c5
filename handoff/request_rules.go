package handoff

// requestRules are the ways in which customers ask for a person.
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

		move thing through|over|on|off? to? det* real* _? _? who|staff|some|desk
		put through to? det* _? _? who|staff|some|desk
		move thing through
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
		live|human|real chat|help|support|assistance|contact|agent|agents|being|beings|customer|representative|employee|interaction|one
		some real
		not det* bot det* who|some|staff
		who|some|staff not|instead|rather det* bot
		some to? _* not det* bot
		off det* bot
		^ some call|ring|phone|contact me

		reach det* real* who|agent|supervisor|manager|advisor
		getto det* real* who|staff|some
		reach det* real* _ who|agent
		touch with det* _? who|some|staff|desk
		hold|ahold of det* _? who|some|staff
		through to det* _? who|some|staff
		help from det* real* who|some|staff

		may det* some talk|contact|call|phone|ring|message|respond|reply|answer|join
		may det* some help|assist me? $
		may det+ person help|assist
		may det* real+ some|folk|staff|one
		may det* who|agent|manager|advisor|operator help|assist|talk|contact|call|look|take|answer|join
		is|are there? det* some|who here
		is|are there det* person|someone available
		is|are there? det* some $
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
		kann|konnte mir|uns? _? jemand _* helfen|weiterhelfen
		ruckruf|zuruckrufen
		rufen|ruf sie? mich
		kundendienst|kundenservice $`,
	"not": `
		are you|this|it|that|he|she talk|det* det* _? who|bot|some or? det* who|bot|some|staff
		are you|this talk? to? det* real* bot|who|some|staff or? det* real* who|bot|some?
		if|whether you|i|this are? talk? to? det* real* who|bot|some
		you det* real* who|bot|some
		neg want|need|like|have|had|wanted to? to? talk|move|reach|be to? to? det* real* who|some|staff|folk
		neg want|need det* real* who|some|staff
		without|instead|avoid of? talk|reach|call to? det* _? who|some|staff
		was|were|been|be|keep|kept|when|after|while|before talking|speaking|chatting to? det* _? _? who|some|staff|desk
		when|while|after|before|if i talk to? det* _? who|some|staff
		are|be|like you? det* real* _? being|person
		do|should|must i have|need to? talk|reach to? det* real* who|staff|some
		you det* real* being
		or det* human being
		bot right? now? or
		awful|bad|good|other|as|being|pretending det* human
		who error|resource|resources|rights|body|nature|manual|license|error|consumption
		some|who|person limit|capacity|maximum|fee|count|name|number
		real estate|time|id
		per person
		service|support|care appointment|manual|center|centre|history|plan|book|interval|animal
		bist|sind|ist du|sie|das det* dedet* dewho|debot oder? dedet* dewho|debot?
		spreche|rede|schreibe|chatte ich _? mit dedet* dewho|debot|dejm oder?
		some else
		talk to? me|you`,
	"ask de": `
		mit dedet* dejm|dewho|staff|who _? _? _? detalk|devia
		detalk _? _? _? mit dedet* dejm|dewho|staff
		dejm|dewho|staff dehave
		dejm|dewho detalk
		dewant dedet* dewho|who
		dewant dedet* dejm detalk|dehave|devia|der $
		devia sie? mich|uns _? mit|an dedet* dejm|dewho|staff
		mich|uns _? mit|an dedet* dejm|dewho|staff _? devia
		mich|uns durchstellen|weiterverbinden
		stellen|stell sie? mich durch
		deecht dewho|dejm|hilfe|unterstutzung
		geben|gib|holen sie? mir dedet* dewho|dejm
		ist|sind _? dejm|dewho dehere
		ist|sind _? _? dejm|dewho dehere
		dejm dehere $
		ist|sind dehere dejm
		ist|sind dehere? dedet+ dewho dehere? $
		devia sie? an dedet* dejm|dewho|staff
		kann|konnte mir|uns? _? dejm helfen|weiterhelfen $
		kann|konnte _? dejm mich|uns anrufen|zuruckrufen|kontaktieren
		^ dedet* mensch|menschen|mitarbeiter|mitarbeiterin|berater|kundenberater|ansprechpartner|sachbearbeiter $
		dekein dedet* debot
		nicht mit dedet* debot`,
	"ask ro": `
		rotalk _? rowith rodet* rowho
		rotalk rodet* rowho
		rotalk rowith rodet* servizio|servicio|servico
		pas|no|non|nao rowant? rotalk rowith rodet* robot|bot|robo|chatbot|machine|maquina|macchina|ordinateur
		rowant _? _? rodet+ rowho $
		rowant rodet+ humain|humano|humana|umano|umana|agente|agent|operador|operatore|conseiller|asesor|atendente|representante|persona
		avoir rodet+ conseiller|agent|humain|operateur
		romove moi? rowith|en|in? rodet* rowho|relation|contact
		romove rowith|para|pra rodet* rowho
		il|hay|ce|cest|tem|y rodet* quelquun|alguien|qualcuno|alguem
		^ rodet+ agent|personne|conseillere $
		^ rodet* humain|conseiller|operateur|agente|humano|persona|operador|operatore|umano|atendente|asesor|representante $
		rodet vrai|vraie personne|humain|conseiller|agent
		etre mis|mise en relation|contact
		atienda|atender|atenderme|atendido|atendida por? rodet* rowho
		agente|operador|operatore|asesor|atendente humano|humana|umano|umana
		personne reelle|humaine
		persona|pessoa real|reale|vera|humana|umana`,
	"ask nl": `
		nltalk _? met nldet* nlwho|staff|who
		met nldet* nlwho|staff|who _? _? nltalk
		nlwho spreken|bellen
		verbind|verbindt|verbinden mij|me _? met nldet* nlwho|staff|who
		niet met nldet* bot|robot|computer
		is er|daar|hier nldet* iemand|mens|medewerker
		liever nldet* nlwho
		^ nldet+ persoon $
		wil|wens|zoek nldet* medewerker|mens
		^ nldet* medewerker|mens $
		geen bot|robot|computer`,
}
