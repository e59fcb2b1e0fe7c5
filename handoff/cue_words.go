package handoff

// cueWords are word classes of cues, folded; English, then German, then a few of other languages.
var cueWords = map[string]string{
	"filler": `so very really just fucking such totally absolutely completely still the a an this that is are was its it thats be to at all even too freaking damn bloody total absolute complete
		das ist so sehr echt wirklich einfach total vollig ganz absolut`,
	"barred": ``,
	"neg":    `not no never isnt arent wasnt dont doesnt didnt cant cannot wont couldnt havent aint without hardly nicht kein keine keinen nie nichts`,
	"you":    `you your youre u ur bot chatbot robot machine computer du`,
	"bad": `ridiculous annoying annoyed frustrating frustrated irritating irritated infuriating terrible awful horrible useless pathetic worthless unacceptable outrageous
		appalling disgusting disgrace disgraceful shameful unbelievable incompetent nonsense rubbish garbage crap crappy worst lousy dreadful angry furious pissed mad upset fuming
		disappointed disappointing disappointment dissatisfied unhappy insane absurd joke scandal shambles bullshit bs trash hopeless inexcusable unprofessional rude unhelpful clueless laughable pitiful ineffective
		lacherlich unverschamt unverschamtheit frechheit katastrophe katastrophal nutzlos sinnlos nervt nervig genervt sauerei schrecklich furchtbar mies miserabel wutend sauer arger verargert enttauscht enttauschend
		schwachsinn bloedsinn blodsinn quatsch mull frustrierend frustriert unmoglich zumutung saftladen schande scheisse
		ridicule nul inacceptable honte inutile ridiculo inaceptable verguenza inutil pesimo ridicolo inaccettabile vergogna pessimo inaceitavel vergonha belachelijk schandalig waardeloos`,
	"grave": `ridiculous useless pathetic worthless unacceptable outrageous appalling disgusting disgrace disgraceful shameful incompetent rubbish worst infuriating furious
		scandal shambles bullshit inexcusable lacherlich unverschamt unverschamtheit frechheit sauerei katastrophal nutzlos schwachsinn unzumutbar zumutung saftladen skandal schweinerei
		inacceptable inaceptable verguenza ridiculo ridicolo inaccettabile vergogna vergonha belachelijk schandalig waardeloos harto`,
	"slur": `idiot idiots stupid moron moronic dumb dumbass imbecile fool retard retarded loser bastard asshole arsehole jerk cunt bitch bitches whore slut scum dick dickhead prick twat wanker motherfucker fucker brainless slag fuckwit dumbk shithead twit faggot fag nigger nigga paki tranny
		idioten dumm dummer dumme blod bloder blode bloed bloeder bloede bescheuert bescheuerter doof doofer depp trottel arschloch wichser hurensohn schlampe vollidiot
		imbecile connard idiota estupido estupida pendejo gilipollas stronzo cretino burro idioot`,
	"lewd":  `sex sexy pussy cock penis boobs tits naked nude horny porn cum blowjob anal vagina whore sluts semen balls panties shag dildo tits tit tis lick submissive`,
	"swear": `fuck fucking fucked fck fking fkn fing shit shitty bullshit damn dammit damnit goddamn hell wtf ffs omfg stfu crap bollocks ass scheisse scheiss verdammt verdammte kacke mist merde mierda joder putain cazzo merda caralho porra kut godverdomme`,
	"ugh":   `ugh uggh ughh argh arghh aargh grr grrr sigh jeez jeeze geez gosh sheesh omg tsk meh smh boo boah mann`,
	"thank": `thanks thank thankyou thx ty tysm cheers danke dankeschon dank merci gracias grazie obrigado obrigada bedankt`,
	"glad":  `great perfect awesome excellent wonderful amazing fantastic brilliant lovely super prima klasse wunderbar perfekt toll cool nice`,
	"ok":    `yes yeah yep sure ja hello hi hey please bitte okay ok`,
	"said":  `said told asked wrote typed gave entered answered mentioned explained provided`,
	"long":  `hours days weeks months forever ages tagen wochen monaten stunden ewig`,
	"good":  `good happy satisfied helpful acceptable okay ok funny right correct working true useful fair zufrieden hilfreich gut`,
}

// cueRules are the phrases of each cue. "not" takes back what it covers.
var cueRules = map[string]string{
	"annoyed": `
		bad
		ugh
		neg happy|satisfied|acceptable|impressed|amused|funny|fair|zufrieden|akzeptabel
		hate|hates|hated|hasse|odio|deteste
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
		how many|often times|more|mal|oft
		wie oft|lange soll|muss|noch
		how hard|difficult can|is
		how long do|does|must|should|until|will
		why cant|dont|wont|didnt|doesnt|arent you
		do your job
		get it together
		good for nothing
		waiting|waited|warte|wait for|seit|since? long
		waiting|waited _? _? long
		long enough
		worst|terrible|bad|poor|horrible service|experience|support|customer
		never again|buy|order|use
		makes|make neg sense
		out of patience
		losing|lose|lost my patience
		was soll das
		das gibts doch nicht
		reicht mir|jetzt
		satt|leid
		keine lust|geduld
		immer noch|wieder nicht|kein|keine
		still neg
		neg works|work|working|funktioniert|geht
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
		complaint|complain|beschwerde|beschweren
		zum _? mal`,
	"outrage": `
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
		hate this|you|it
		was soll das
		nase voll
		jetzt reicht
		reicht mir|es jetzt? $
		estoy harto|harta
		marre de`,
	"insult": `
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
		slur bot|robot|machine|computer|program|assistant|chatbot|thing|maschine
		bad bot|robot|machine|computer|program|assistant|chatbot
		this thing bad|slur|sucks
		you suck|sucks|stink|smell|blow
		fuck|screw|damn|kill|hate you|yourself|off|u|dich
		shut up
		shut the fuck|hell
		stfu
		go to hell
		go fuck|die|kill
		suck my|it|cock|dick
		up your
		slur
		lewd
		halt|halts die|s? klappe|maul
		verpiss
		fick dich`,
	"swear": `
		swear`,
	"denied": `
		neg what|that i said|told|asked|meant|mean|want|wanted|need|was|ask
		neg my? question|problem|issue
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
		neg the? question
		das? nicht meine frage
		das hilft mir? nicht
		hilft mir? nicht
		meinte ich nicht
		falsch
		nicht gefragt|gemeint
		hab|habe ich|doch schon|bereits gesagt|gefragt|geschrieben
		verstehst|verstehen mich|du|sie? mich|nicht nicht?
		pas ce que
		no es lo que
		non e quello`,
	"given up": `
		never mind
		nevermind|nvm
		forget it|about|that
		forgetit
		give|gave up
		i quit
		vergiss es
		vergessen sie
		egal
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
		hurry|asap|urgent|urgently|emergency|dringend|sofort|immediately|quickly|faster|urgente|schnell
		help|me|it|do|one|already|now now|already $
		right now
		lets go
		need now`,
	"thanks": `
		thank
		appreciate|appreciated
		glad
		neg problem|worries
		that helped|helps|worked|works
		hat geholfen`,
	"polite": `
		please|bitte
		would like
		^ yes|sure|okay|ok|hello|hi
		could you
		have a good|nice|great`,
	"lost": `
		what do you mean
		what you mean
		neg understand|know|remember
		confused|confusing
		huh
		was meinst|meinen du|sie
		verstehe nicht
		what is|are you
		who are you
		^ what $
		^ why $`,
	"not": `
		neg bad|slur|hate|annoyed|wrong
		neg too? bad
		no hurry|rush
		without problem
		wrong with|number|address|item|order|size|colour|color|amount|account|card|product|part
		something|whats|anything wrong
		my bad
		too bad
		feel|feels|feeling bad|awful|terrible|sick
		mad|hell hatter|yeah`,
}
