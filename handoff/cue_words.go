package handoff

// cueWords are the word classes of cues in English, in folded spelling (see word), and those that languages share: other tables add their words to them
// (see joined). Classes of one language alone have names that begin with de (German), nl (Dutch) or ro (French, Spanish, Italian, Portuguese).
var cueWords = map[string]string{
	"filler": `so very really just fucking such totally absolutely completely still the a an this that is are was its it thats be to at all even too freaking damn bloody total absolute complete`,
	"barred": ``,
	"neg":    `not no never isnt arent wasnt dont doesnt didnt cant cannot wont couldnt havent aint without hardly`,
	"nots":   `not no never isnt arent wasnt dont doesnt didnt cant cannot wont couldnt havent aint without hardly`, // neg, but for words that stand for a thing ("nothing")
	"you":    `you your youre u ur bot chatbot robot machine computer`,
	"bad": `ridiculous annoying annoyed frustrating frustrated irritating irritated infuriating terrible awful horrible useless pathetic worthless unacceptable outrageous
		appalling disgusting disgrace disgraceful shameful unbelievable incompetent nonsense rubbish garbage crap crappy worst lousy dreadful angry furious pissed mad upset fuming
		disappointed disappointing disappointment dissatisfied unhappy insane absurd joke scandal shambles bullshit bs trash hopeless inexcusable unprofessional rude unhelpful clueless laughable pitiful ineffective`,
	"ill": ``, // as bad, but known only when spelt right
	"grave": `ridiculous useless pathetic worthless unacceptable outrageous appalling disgusting disgrace disgraceful shameful incompetent rubbish worst infuriating furious
		scandal shambles bullshit inexcusable`,
	"slur":  `idiot idiots idiotic stupid moron morons moronic dumb dumbass imbecile imbeciles fool retarded loser losers bastard bastards asshole assholes arsehole jerk cunt bitch bitches whore slut scum dick dickhead prick twat wanker motherfucker fucker brainless slag fuckwit dumbk shithead twit faggot fag nigger nigga paki tranny`,
	"lewd":  `sex sexy pussy cock penis boobs tits naked nude horny porn cum blowjob anal vagina whore sluts semen balls panties shag dildo tits tit tis lick submissive`,
	"swear": `fuck fucking fucked fck fking fkn fing shit shitty bullshit damn dammit damnit goddamn hell wtf ffs omfg stfu crap bollocks ass`,
	"ugh":   `ugh uggh ughh argh arghh aargh grr grrr sigh jeez jeeze geez gosh sheesh omg tsk meh smh boo`,
	"thank": `thanks thank thankyou thx ty tysm cheers`,
	"glad":  `great perfect awesome excellent wonderful amazing fantastic brilliant lovely super cool nice`,
	"ok":    `yes yeah yep sure hello hi hey please okay ok`,
	"said":  `said told asked wrote typed gave entered answered mentioned explained provided`,
	"long":  `hours days weeks months forever ages`,
	"good":  `good happy satisfied helpful acceptable okay ok funny right correct working true useful fair`,
}
