package knowledge

import "regexp"

const (
	englishMonth  = `january|february|march|april|may|june|july|august|september|october|november|december`
	englishDay    = `monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekdays?|weekends?`
	englishNumber = `\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|thirty|half an?|an?|several|few`
	englishSpan   = `(minutes?|mins?|hours?|days?|nights?|weeks?|months?|years?|mornings?|afternoons?)`
	englishWait   = `\b(` + englishNumber + `|working|business)(-|\s)+(working |business |full |more |to |and |or |\d+ )*` + englishSpan + `\b|\bat once\b|\bimmediately\b|\bstraight away\b|\bsame day\b|\bnext day\b|\bovernight\b|\bfor ever\b|\bno limit\b|\blifetime\b|\bwithin minutes\b|\bday and night\b`
	englishTime   = `\b\d{1,2}([.:]\d\d)?\s*(am|pm|a\.m\.|p\.m\.|o'clock)\b|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b|\b(` + englishMonth + `)\b|\b(` + englishDay + `)s?\b|\bday and night\b|\bat any time\b|\bevery (day|week|month|year)\b|\bonce a (week|month|year)\b|\bon the \w+ of\b|\bbirthday\b|\bwhen\b|\bas soon as\b|\bafter\b|\bbefore\b|\buntil\b`
	englishLength = `\b(` + englishNumber + `)\s*(cm|mm|m|km|miles?|metres?|meters?|millimetres?|centimetres?|inch(es)?|feet|ft|yards?)\b`
	englishAmount = `[£$€¥]\s*\d|\d\s*[£$€¥]|\b\d[\d.,]*\s*(pounds?|pence|dollars?|cents?|euros?|p|usd|gbp|eur|aud)\b|\d\s*(%|per cent|percent)|\bfree\b|\bfree of charge\b|\bnothing\b|\bno (extra )?(charge|fee|fees|cost)\b|\bwithout (extra |any )?(charge|cost|fee)|\bincluded\b|\bat no cost\b|\bno fines\b`
)

// englishMany catches of what the number is asked.
var englishMany = pattern(`\bhow many ([\pL-]+)`, `\bnumber of ([\pL-]+)`)

// names and places are written with capitals in most languages.
var (
	names  = regexp.MustCompile(`\b(Mr|Mrs|Ms|Dr|Herr|Frau)\b|\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|\b(by|von) \p{Lu}`)
	places = regexp.MustCompile(`(?i:street|road|lane|avenue|square|floor|desk|counter|reception|entrance|app\b|website|https?:|\.example\b|beside|opposite|behind|next to|in front of|on your|page\b|account|portal|form\b|basket|online|under\b|straße|platz\b|seite\b|konto\b)|\b(?i:at|in) (?i:any|every|each|all|our|the) (?:\w+ )?(?i:branch|branches|office|offices|store|stores|shop|shops|machines?)\b|\b(?i:in|at|on|near|from|aus|im|am|auf)\b( (?i:the|der|dem|den))? [\p{Lu}\d]`)
)

// english_ is what is known of English.
var english_ = &lexicon{
	plain: wordSet(`a an the i me my mine myself we us our ours you your yours he him his she her hers it its they them their theirs this that these those who whom whose which what when where why how
		is am are was were be been being do does did done have has had having can could will would shall should may might must ought need needs needed
		not no nor don't doesn't didn't isn't aren't wasn't can't cannot won't couldn't haven't hasn't and or but if then else so because as of at by for with about against between into through to from
		in on off over under again further here there all any both each few more most other some such only own same than too very just also now up out down
		please thanks thank hello hi hey there ok okay yes well i'm i'd i'll i've you're it's that's what's where's who's let lets let's like want wants wanted wish tell know say said ask question questions wonder wondering
		possible able way ways something anything everything thing things someone somebody anyone anybody one ones really still already ever yet else actually maybe perhaps kindly dear sir
		much many long often soon far big exactly whether per me's via vs etc u ur pls whats wheres hows dont cant im ive id doesnt isnt`),
	light: wordSet(`get gets getting got use uses using used give gives take takes taking make makes do doing go goes going come comes coming bring put see find look looking work works working keep happen happens happening
		mean means try offer offers offered allow allowed let help helps sell sells provide have set start starts begin run runs show explain inform information info details kind kinds sort type types
		new old good best different certain first last next day time times people person customer customers company shop website site online home house today tomorrow yesterday two three four five six seven eight nine ten
		available possible include includes included accept accepts special extra normal usual general usually normally always`),
	same: synonyms(`cost price prices pricing fee fees charge charges charged costs expensive cheap rate rates pay-for much
		buy purchase purchased purchasing bought order ordered
		cancel cancelling canceling cancellation terminate termination quit leave leaving end
		withdraw withdrawal
		return returning send-back returned returns
		ship shipping shipped deliver delivery delivered deliveries delivering postage dispatch send sent
		parcel package packet packages parcels
		open opening hours opened
		close closed closes closing shut
		phone telephone mobile smartphone cellphone
		number numbers
		mail email e-mail emails mails
		repair repairs fix fixed fixing mend
		broken faulty damaged damage defect defective breaks broke
		child children kid kids son daughter toddler boy girl
		adult adults grown-up
		bike bikes bicycle bicycles cycle
		car cars vehicle auto automobile
		money cash
		refund refunds refunded reimbursement reimburse
		warranty guarantee guaranteed guarantees
		discount discounts reduction off
		instalment instalments installment installments
		colour color colours colors
		address addresses
		lost lose losing missing
		stolen theft stole
		begin start starts beginning
		contract agreement
		member members
		membership memberships
		picture pictures photo photos photograph photographs image
		wash washing washed clean cleaning cleaned
		internet broadband web
		wifi wi-fi wlan
		quick fast quickly speed
		size sizes dimension dimensions
		weight weigh weighs heavy
		loud noise noisy decibels volume
		cold frost freezing
		warm hot heat
		old age aged
		lift elevator
		holiday holidays vacation
		christmas 25-december
		flat apartment
		house home
		move moving moved moves
		swim swimming
		borrow borrowing loan lend lends lending lent loans
		renew renewal renewing extend renewals
		reserve reservation reservations reserving reserved hold
		book books booking
		job jobs vacancy vacancies career hiring hire
		park parking
		train training
		trainer trainers coach
		woman women ladies lady female
		man men male gentlemen
		bill bills invoice invoices
		receipt receipts
		password passwords passcode
		sign-in login log-in
		wheelchair wheelchairs
		accessible accessibility access
		insurance insure insured
		rent rental renting rented hire
		gift present presents
		voucher vouchers
		points point
		mum mother
		dad father
		wife husband spouse partner
		papers documents document paperwork
		plug socket outlet
		durable last lasts
		material materials made
		error errors fault faults code
		min minimum
		max maximum
		limit limits limited
		contact reach
		complaint complaints complain
		expire expires valid run-out expiry
		country countries
		abroad overseas foreign`),
	asks: []asking{
		{"contact", pattern(`(\b(what|which|your|the)|^) (phone |telephone |fax |whatsapp |emergency )?number (to|of|for|is|can|do|should)\b`, `\byour (phone|telephone|fax|whatsapp) number\b`, `\bemergency number\b`, `\be-?mail address\b`, `\bhow (can|do) (i|we) (reach|contact|call) you\b`, `\bwho (do|can|should) i (have to )?(call|contact|ring)\b`, `\bcontact details\b`),
			pattern(`\d[\d ]{5,}`, `\S@\S`, `https?:`, `\.example\b`)},
		{"age", pattern(`\bhow old\b`, `\b(from )?what age\b`, `\bage limit\b`), pattern(`\b(under|over|at least|from|until|aged?|be) \d+\b`, `\b\d+ (years|or older|or over|and over)\b`, `\b(from|under|over|at|until|of) (`+englishNumber+`) (months|years|weeks)\b`, `\b\d+(st|nd|rd|th) birthday\b`)},
		{"span", pattern(`\bhow (long|soon|quickly|early|late)\b`, `\bhow fast (do|will|can)\b`, `\bhow far (ahead|in advance)\b`, `\bhow many (minutes|hours|days|weeks|months|years)\b`, `\b(notice period|minimum term|waiting time|lead time|delivery time)\b`, `\bhow much (time|notice)\b`),
			pattern(englishWait, englishTime, englishLength)},
		{"time", pattern(`^\W*(and |so )?when\b`, `\bwhen (is|are|do|does|did|can|will|was|must|should)\b`, `\bwhat time\b`, `\b(what|which) (day|date)s?\b`, `\b(opening|office|business) (hours|times?)\b`, `\b(until what|by when|since when)\b`, `\bdeadline\b`),
			pattern(englishTime, englishWait)},
		{"often", pattern(`\bhow often\b`), pattern(`\b(every|each|once|twice|times an?|daily|weekly|monthly|yearly|as often)\b`, `\b\d+\b`)},
		{"weight", pattern(`\bhow (heavy|much (do|does) .* weigh)\b`, `\bweight\b`), pattern(`\d\s*(kg|g|lbs?|kilos?|kilograms?|grams|pounds|stone|tons?)\b`)},
		{"warmth", pattern(`\bhow (hot|warm|cold)\b`, `\btemperature\b`), pattern(`\d\s*(°|degrees?|c\b|f\b)`)},
		{"noise", pattern(`\bhow (loud|noisy|quiet)\b`), pattern(`\bdecibels?\b`, `\bdb\b`, `\b(loud|quiet|silent)\b`)},
		{"speed", pattern(`\bhow fast\b`, `\bspeed\b`), pattern(`\d\s*([mgk]bit|[mgk]bps|km/h|mph|kw\b|miles|km\b)`, englishWait)},
		{"way", pattern(`\bhow far\b`, `\bdistance\b`, `\brange\b`), pattern(englishLength, englishWait)},
		{"amount", pattern(`\bhow much (is|are|does|do|did|will|would|for|money|can|must|should|per|it|the|a|an|to)\b`, `\bhow expensive\b`, `\b(price|cost|costs|fee|fees|charge|fare|rates?|excess|penalty|deposit) (for|of|is|are|to)\b`, `\bwhat (does|do|would|will|is|are) .*\b(cost|price|fee|fees|charge|rate|interest|penalty|deposit|fine)\b`, `^\W*(the )?(price|cost|costs|fees?)\b`, `\b(cost|price|fee)s?\W*$`, `\bwhat (do|must) i (have to )?pay\b`),
			pattern(englishAmount)},
		{"height", pattern(`\bhow high\b`), pattern(englishLength, englishAmount)},
		{"size", pattern(`\bhow (big|large|tall|wide|deep|thick|small)\b`, `\b(dimensions|measurements)\b`, `\b(what|which|what is|what are|what's) (the |your )?(\w+ ){0,2}(size|height|width|depth|length|drop|capacity|pressure)\b`), pattern(englishLength, `\d\s*([mgt]b|kwh?|watts?|litres?|liters?|seats|bar|%)`, `\b(uk|eu|us)\b`, `m²|m³`)},
		{"many", englishMany, nil},
		{"who", pattern(`^\W*who (is|are|was|were|owns|founded|made|makes|runs|leads|teaches|drives|invented|wrote|won|designed)\b`, `\bwhose\b`, `\bwhat is your .*name\b`), names},
		{"place", pattern(`\bwhere\b`, `\b(what|which) (address|place|location|city|floor)\b`, `\byour address\b`), places},
		{"why", pattern(`\bwhy\b`, `\breason\b`), pattern(`\b(because|since|reason|so that|therefore|due to|in order to|means|needs?|does not|cannot|may have)\b`)},
		{"how", pattern(`\bhow (do|can|could|should|does|would|will|to)\b`, `\bwhat (do|must|should|can) (i|we) do\b`, `\bwhat (now|next)\b`), pattern(`\b(press|choose|select|open|call|dial|write|send|enter|print|scan|click|go|bring|tell|ask|show|use|take|set|switch|pull|hold|connect|text|book|apply|you can|you may|can be|fill|clean|register|restart|freeze|report|visit|order|under|online|in the app|at the (branch|desk|counter)|wear|stand|measure)\b`)},
	},
	own: pattern(`\b(where|when|why|what|how much|how many|how) (is|are|was|were|did|has|have|will) (my|our|mine)\b`, `\b(when|where|why) (does|do) (my|our)\b`, `^\W*(is|are|was|were|did|has|have|will) (my|our|i|we)\b`, `\bmy \w+ (has|have|had|did|is|was|were|are) (not|n't|still|never|gone|been|late|broken|missing|declined|blocked|delayed)\b`,
		`\b(hasn't|haven't|has not|have not|didn't|did not|never) (arrived?|came|come|turned up|got|get|received?|shown?|show|answered|worked)\b`, `\b(i|we) (have |had |'ve )?(already |just |never )?(paid|ordered|sent|returned|received|got|cancelled|waited|called|wrote|bought|booked|signed|transferred|complained)\b.*\b(last|yesterday|ago|today|twice|but|still|already|days|weeks|in (january|february|march|april|may|june|july|august|september|october|november|december))\b`,
		`\b(you|they|your \w+|somebody|someone|nobody|he|she) (have |had |has |just )*(charged|took|taken|told|promised|broke|broken|cancelled|blocked|forgot|forgotten|billed|stole|stolen|sent me|gave me|said)\b`, `\b(your|the) \w+ (was|were|is|are) (\w+ )?(rude|unfriendly|late|wrong|slow|dirty|filthy|bad|never)\b`, `\bwhy (was|were|did|am|have|has) (i|we|you|my)\b`, `\b(i|we) (was|were|have been|'ve been|am|are) (\w+ )?(charged|told|waiting|still|without|promised|disappointed|angry|not happy|unhappy)\b`,
		`\b(did|have) you (get|got|receive|received|send|sent|book|booked)\b`, `\bhave i (got|used|paid|left|borrowed|out)\b`, `\b(do|did|have|am) i (still )?(owe|have|left)\W*$`, `\bi (still )?owe\b`, `\b(this|last) (month|week|year|morning)\W*$`, `\b(tonight|tomorrow|yesterday|right now)\b`, `\byet\b`, `\b(order|parcel|package|ticket|case|invoice) (number |no )?#?\d`, `\bfor me\W*$`, `\b(to|at) me\W*$`, `\bplease (change|cancel|delete|send|move|call|open|raise|renew|book|check)\b`, `\bmy (balance|iban|status|application)\b`, `\bstatus of my\b`),
	talk:     pattern(`^\W*(hi|hello|hey|good (morning|afternoon|evening)|thanks?|thank you|cheers|bye|great|ok|okay)\b`, `\b(human|real person|a person|an agent|somebody|someone|manager|representative|adviser|operator)\b.*$`, `\b(talk|speak|connect|transfer|put me through) (me )?(to|with)\b`, `\bare you (a|an|real|there)\b`, `\byour name\b`, `\b(who|what) are you\b`, `\bhow are you\b`, `\bhow('s| is) it going\b`, `\b(joke|poem|favou?rite|weather)\b`, `\b(useless|disgrace|scam|worst|rude|terrible|ridiculous|unfriendly|filthy|lawyer)\b`, `\bcall me\b`),
	numerals: wordSet(`one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred no several unlimited`),
	begs:     pattern(`\?`, `^\W*(and |so |but |ok |hi |hello |please )?(how|what|when|where|which|who|whose|why|can|could|do|does|did|is|are|am|will|would|should|may|must|has|have|was|were|whats|wheres|hows)\b`, `\b(how|what|when|where|which|can (i|you|we)|do (i|you|we)|is there|are there)\b`),
	leans:    pattern(`^\W*(it|its|this|that|these|those|they|their|he|she|then|there|otherwise|but|however|so|also|after that|afterwards|above it|below it|such|both|neither|in (this|that|these) case|for it|with it|without it|the same|instead|only then)\b`),
}
