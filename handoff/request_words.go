package handoff

// requestWords are the word classes of requests for a person in English, in folded spelling (see word), and those that all languages share. The
// other languages' classes have names that begin with de (German), nl (Dutch) and ro (French, Spanish, Italian, Portuguese).
var requestWords = map[string]string{
	"filler": `please pls plz plzz please just really now fucking freaking frigging damn bloody fing fkn goddamn actually simply bitte mal einfach
		gerne gern lieber doch jetzt endlich sofort svp stp sil vous te plait por favor porfavor porfa pf pfv per favore perfavore piacere cortesemente gentilmente alsjeblieft alstublieft aub ajb graag even eens misschien wellicht nu vielleicht auch freundlicherweise also kindly here immediately subito adesso ahora agora maintenant asap directly urgent urgente urgently`,
	"barred": `my mine his her hers their theirs mein meine meinen meinem meiner mon ma mes mi mis mio mia meu minha mijn`,

	"count": `2 3 4 5 6 7 8 9 10 12 two three four five six seven eight nine ten zwei drei vier funf sechs deux trois quatre cinq six dos tres cuatro cinco seis
		due tre quattro cinque sei dois duas quatro twee drie vijf zes many viele combien cuantas quante quantas hoeveel`,

	// whom one may ask for
	"which": `who whom`,
	"who":   `human humans representative representatives rep reps representitive operator operators csr humanoid hooman`,
	"staff": `agent agents employee employees advisor adviser advisors specialist specialists supervisor supervisors manager managers assistant assistants staff attendant associate consultant expert experts colleague personnel salesperson salesman superior dispatcher coordinator`,
	"some":  `someone somebody anyone anybody person individual sb smb sombody some1 any1 sum1 sm1 sumone somone ne1 prsn`,
	"folk":  `people guy guys man woman lady individual folks peeps dude fella bloke`,
	"desk":  `support helpdesk servicedesk hotline service care team department line desk`,
	"real":  `real actual live living human genuine proper physical breathing true reall`,
	"bot":   `bot bots robot robots machine machines computer computers chatbot chatbots automated ai automaton program software algorithm`,

	// what one wants of them
	"talk":   `talk speak speek spk spek chat converse communicate talking speaking chatting tlk tawk`,
	"thru":   `through thru trough`,
	"to":     `to with w too 2 tl ot toa toan`,
	"want":   `want wanna need require demand prefer like wish wants needing gimme`,
	"may":    `can could may will would might shall cld should`,
	"give":   `get give find send bring fetch getting`,
	"move":   `connect transfer put pass forward redirect switch hand handover handoff patch link direct refer escalate transfering transferring connecting putting hook`,
	"moved":  `connected transferred forwarded redirected passed escalated put directed linked routed`,
	"me":     `me us`,
	"thing":  `me us this call chat conversation it issue case`,
	"reach":  `contact reach call phone ring message contacting reaching calling`,
	"getto":  `contact contacting reach reaching contcat`,
	"lead":   `no nope stop ok okay hi hello hey yes but well then so i said repeat want need`,
	"det":    `a an the some your one of our this that any to with another other kind sort more at an ur yer for`,
	"here":   `there ther out here available around online free alive awake reachable home working listening`,
	"are":    `are r am is arent isnt aint was were was be being`,
	"you":    `you u i youre ur im`,
	"neg":    `dont not no never without neither cannot nor didnt doesnt`,
	"enough": `sick tired enough fed hate stop done`,
	"help":   `help assist helping assistance`,
}

// requestSpelt are the classes whose words are known misspelt, too.
var requestSpelt = []string{"who", "staff", "some", "talk", "dewho", "detalk", "dejm", "rojob", "rosome", "rotalk", "romine", "nlstaff", "nlwho", "nltalk", "want", "move", "reach"}

// requestProtect are words that look like slips of one of those and are not.
const requestProtect = `assistance assisted attendance advise advice manage managed agency agencies agenda talent taking tall task tank tale take taken
	tell tells talc talks talked speaks speakers speaker spear steak speck chart char charging charting chalk expect except export exports operate operated operates
	associated connected connects contacts contacted calls called rings ringing reaches reached phones wait went wane wanted team teams past puts pat hank land
	humane humanity urgent arent arrent person personal persons employer employed employers employ supervise beraten regen redet schreibe parking walk walking white warning
	transfers transferred forwards escalated meed seed feed nerd weed lake line life love lice bike hike make parlor weak week speed park paris want
	parler parla parles hand sand band chap chats chatted cheat chat call calk ball tall fall hall mall wall call message messages massage ask asks asked task
	alike iphone achat like likes liked prefers preferred wished fish dish rich rind wing link links pass passes direct directs switched pest post rest nest putty message
	sprak gesproken sprake gesprochen spraken personal persoonlijk persoonlijke hands hable hablado hablamos contacte parlato parlai falei falado change changed changes changer charged charge charges charger chance chances ride date dates dame wasnt wont needs needy refers hard hang gets means mean dave calm calf rude mess
	cell bags bars bans bats hallo piss luke wise letter coat dare contract connection required requires coordinates converter chief texted college responsible attending
	during referring compass handsome needle inputting unlike unlink witch gents sneak react genre pitch parker constant consent containing spoken specials menu
	expiry expert expense experience specialty special switches manual staffed stuff stiff bass`
