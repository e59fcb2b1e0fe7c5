package handoff

// cueRules are the phrases of each cue in English. "not" takes back what it covers.
var cueRules = map[string]string{
	"annoyed": `
		bad|ill|grave
		ugh
		neg happy|satisfied|acceptable|impressed|amused|funny|fair
		hate|hates|hated
		sick|tired|enough of
		fed up
		waste|wasting|wasted of? my|our? time
		wasting|wasted my
		come on
		are you kidding|serious|joking|deaf|blind|dumb|stupid
		you must? kidding|joking
		kidding|shitting me
		what the hell|heck|fuck|f
		for god|gods|christ|fucks|heavens|crying sake
		for nothing
		my god
		how many|often times|more
		how hard|difficult can|is
		how long do|does|must|should|until|will
		why cant|dont|wont|didnt|doesnt|arent you
		do your job
		get it together
		good for nothing
		waiting|waited|wait for|since? long
		waiting|waited _? _? long
		long enough
		worst|terrible|bad|poor|horrible service|experience|support|customer
		never again|buy|order|use
		makes|make neg sense
		out of patience
		losing|lose|lost my patience
		still neg
		neg works|work|working
		surprise surprise
		stop bothering|calling|wasting
		what took you
		took you long|forever
		you can handle
		better at their|your job
		finally
		very slow|unhelpful|bad|poor|rude
		enough already
		this thing broken|busted|sucks|stupid
		be quicker|faster
		^ really $
		clearly neg
		what kind of
		are? you even
		you should|could|never|always know|have|do
		taking|takes too? long|forever|ages
		third|fourth|fifth|hundredth time
		rip off|ripoff|ripped
		complaint|complain`,
	"outrage": `
		how many|often times? must|do|should i|we _? _? say|tell|repeat|ask|explain
		you _? thieves|scammers|crooks|liars|fraudsters
		enough is enough
		grave
		sick|tired|enough of this|you|it|waiting
		fed up
		waste|wasting of? my|our? time
		losing|lose|lost my patience
		never again|buy|order|use
		are you kidding|serious|joking
		what the hell|heck|fuck
		makes me angry|sick|mad|furious
		so|very|really angry|annoyed|frustrated|disappointed|upset
		hate this|you|it`,
	"insult": `
		you|fucking|youre retard|retards
		^ retard|retards $
		retard bot
		bunch of _? slur|bad|clowns|crooks|amateurs|liars|thieves
		you _? good for nothing
		you people _? slur
		you slur|lewd
		you gay|fat|pig|ugly|crazy|lazy|boring|liar|clown|creep|creepy|thief|weird|nosy|homo|broken|busted|slow|evil|fake|hot
		clown|pig|homo|loser bot|robot|you|are
		shut your mouth|face
		die|kill|stab|bite|kick yourself|now|me|you
		^ die $
		want|like|wish you to? die
		kiss|shag|marry you
		make love
		piss off|me
		neg worthy
		neg like you
		get lost
		leave me alone
		you bad
		slur bot|robot|machine|computer|program|assistant|chatbot|thing
		bad bot|robot|machine|computer|program|assistant|chatbot
		this thing bad|slur|sucks
		you suck|sucks|stink|smell|blow
		fuck|screw|damn|kill|hate you|yourself|off|u
		shut up
		shut the fuck|hell
		stfu
		go to hell
		go fuck|die|kill
		suck my|it|cock|dick
		up your
		slur
		lewd`,
	"swear": `
		swear`,
	"denied": `
		i neg ask|say|mean that|this|for
		talking|asking about something|another|different
		neg what|that i said|told|asked|meant|mean|want|wanted|need|was|ask
		neg my? question
		no no
		neg my|the problem|issue
		no its|that neg
		neg? answer|answering|answered my? question
		neg help|helpful|helping|helped|useful|work
		neg right|correct
		wrong
		you neg understand|get|listen|listening|know|read|answer|help|hear|make
		neg listening
		neg understand|get me|it
		i already|just? said
		i already said|did
		already said
		as i said
		said already|before|that|so
		i meant
		asked you|for
		stop asking|saying|repeating
		you already|keep|just asked|said|repeating|asking|saying|told
		keep repeating|asking|saying|going|telling
		same question|answer|thing|again
		over and over
		again and again
		read what|my
		listen to? me
		what are you talking
		thats neg
		neg the? question`,
	"given up": `
		never mind
		nevermind|nvm
		forget it|about|that
		forgetit
		give|gave up
		i quit
		whatever
		thanks|thank you? anyway|anyways|for nothing
		guess not|so $
		^ i guess $
		if you say
		find myself
		what ever
		no clearly
		obviously neg
		somewhere|someone else
		other|another company|bank|shop|store|clinic|provider
		cancel everything|all`,
	"hurry": `
		neg have? much|enough time
		^ quick $
		quick|fast please|pls|plz
		hurry|asap|urgent|urgently|emergency|immediately|quickly|faster
		help|me|it|do|one|already|now now|already $
		right now
		lets go
		need now`,
	"thanks": `
		very|so|thats kind|helpful|sweet of
		thank
		appreciate|appreciated
		glad
		neg problem|worries
		that helped|helps|worked|works`,
	"polite": `
		please
		would like
		^ yes|sure|okay|ok|hello|hi
		could you
		have a good|nice|great`,
	"lost": `
		i dont get it|this|that $
		what do you mean
		what you mean
		neg understand|know|remember
		confused|confusing
		huh
		what is|are you
		who are you
		^ what $
		^ why $`,
	"not": `
		nots bad|ill|grave|slur|hate|wrong
		nots too? bad|ill
		never mind the
		no hurry|rush
		without problem
		wrong with|number|address|item|order|size|colour|color|amount|account|card|product|part
		something|whats|anything wrong
		my bad
		too bad
		feel|feels|feeling bad|awful|terrible|sick
		mad|hell hatter|yeah`,
}
