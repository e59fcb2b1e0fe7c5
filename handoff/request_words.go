package handoff

// requestWords are the word classes of requests for a person, in folded spelling (see word). English ones have plain names; those of German
// begin with de, of Dutch with nl, and of French, Spanish, Italian and Portuguese, whose requests are built alike, with ro.
var requestWords = map[string]string{
	"filler": `please pls plz plzz please just really now fucking freaking frigging damn bloody fing fkn goddamn actually simply bitte mal einfach
		gerne gern lieber doch jetzt endlich sofort svp stp sil vous te plait por favor per favore piacere alsjeblieft alstublieft aub graag even also kindly here immediately asap directly`,
	"barred": `my mine his her hers their theirs mein meine meinen meinem meiner mon ma mes mi mis mio mia meu minha mijn`,

	// whom one may ask for
	"which": `who whom`,
	"who":   `human humans representative representatives rep reps representitive operator operators csr humanoid hooman`,
	"staff": `agent agents employee employees advisor adviser advisors specialist specialists supervisor supervisors manager managers assistant assistants staff attendant associate consultant expert experts colleague personnel salesperson salesman superior dispatcher coordinator`,
	"some":  `someone somebody anyone anybody person individual sb smb sombody some1 any1`,
	"folk":  `people guy guys man woman lady individual folks`,
	"desk":  `support helpdesk servicedesk hotline service care team department line desk`,
	"real":  `real actual live living human genuine proper physical breathing true reall`,
	"bot":   `bot bots robot robots machine machines computer computers chatbot chatbots automated ai automaton program software algorithm`,

	// what one wants of them
	"talk":   `talk speak chat converse communicate talking speaking chatting tlk tawk`,
	"to":     `to with w too`,
	"want":   `want wanna need require demand prefer like wish wants needing gimme`,
	"may":    `can could may will would might shall cld should`,
	"give":   `get give find send bring fetch getting`,
	"move":   `connect transfer put pass forward redirect switch hand patch link direct refer escalate transfering transferring connecting putting hook`,
	"moved":  `connected transferred forwarded redirected passed escalated put directed linked routed`,
	"me":     `me us`,
	"thing":  `me us this call chat conversation it issue case`,
	"reach":  `contact reach call phone ring message contacting reaching calling`,
	"getto":  `contact contacting reach reaching contcat`,
	"lead":   `no nope stop ok okay hi hello hey yes but well then so i said repeat want need`,
	"det":    `a an the some your one of our this that any to with another other kind sort more at an ur yer for`,
	"here":   `there here available around online free alive awake reachable home working listening`,
	"are":    `are r am is was were was be being`,
	"you":    `you u i youre ur im`,
	"neg":    `dont not no never without neither cannot nor didnt doesnt`,
	"enough": `sick tired enough fed hate stop done`,
	"help":   `help assist helping assistance`,

	"dewho":  `mensch menschen mitarbeiter mitarbeiterin mitarbeitern mitarbeitenden berater beraterin kundenberater kundenberaterin kundenbetreuer betreuer kundendienst kundenservice kundensupport ansprechpartner ansprechpartnerin sachbearbeiter sachbearbeiterin bearbeiter vorgesetzten vorgesetzter vorgesetzte chef fachmann servicemitarbeiter supportmitarbeiter kollegen kollege kollegin person personal support agent agenten operator menschliche`,
	"dejm":   `jemand jemandem jemanden jmd wem`,
	"detalk": `reden sprechen chatten telefonieren unterhalten schreiben kommunizieren spreche rede reden sprich quatschen redn sprechn`,
	"devia":  `verbinden verbinde verbindet durchstellen weiterleiten weiterverbinden verbunden weitergeleitet vermitteln weiterreichen durchgestellt ubergeben`,
	"dedet":  `einem einer einen ein eine eines nem nen ner der die den dem ihrem ihren ihrer ihr eurem euren eurer euch ihnen personlich kurz echten echte echter echtem echtes richtigen richtigem richtiger richtige realen realem reale lebenden lebendigen lebender menschlichen anderen anderem irgend irgendeinem wirklichen einmal`,
	"deecht": `echten echte echter echtem echtes richtigen richtigem richtiger richtige realen realem reale lebenden lebendigen menschlichen menschlicher menschliche wirklichen`,
	"dehave": `sprechen haben kontaktieren erreichen anrufen holen`,
	"dewant": `mochte moechte brauche brauch hatte haette wunsche verlange will benotige`,
	"dehere": `da hier erreichbar verfugbar online frei ansprechbar`,
	"dekein": `kein keinen keine keinem keiner nicht`,
	"debot":  `bot roboter maschine computer chatbot automaten automat ki bots sprachcomputer`,

	"rotalk": `parler parlez discuter echanger communiquer joindre contacter parle hablar ablar comunicarme comunicar contactar conversar chatear hablo parlare comunicare chattare parlo contattare falar conversar contatar falo habla platicar rappeler`,
	"rowith": `a au aux avec con com al alla col`,
	"rodet":  `un une uma um una uno le la el il lo o l de des du d vrai vraie vraiment votre vos su sus vero vera vostro seu real verdadero verdadera otro otra autre ser essere etre alguna algum alguma qualche essere equipe del`,
	"rowho":  `humain humaine humains conseiller conseillere operateur operatrice agent agente employe employee responsable quelquun quelqun qqn personne service persona humano humana alguien asesor asesora operador operadora representante empleado ejecutivo encargado supervisor gerente atencion qualcuno operatore operatrice umano umana assistente consulente addetto pessoa alguem atendente funcionario lagent lassistance assistenza soporte support suporte dun`,
	"rowant": `veux voudrais souhaite besoin quiero necesito deseo quisiera voglio vorrei desidero quero preciso gostaria queria`,
	"romove": `passez passe passer passi passare passarmi pasarme pasar pasame paseme pasenme pongame ponganme ponme comuniqueme comunicame conecteme conectame passami passatemi passeme mettez mets transferez transfira transfere transferir`,

	"nlwho":  `iemand mens medewerker medewerkster persoon collega adviseur klantenservice`,
	"nltalk": `praten spreken chatten bellen spreek praat contact overleggen doorverbinden doorverbonden`,
	"nldet":  `een de het echte echt echter levende jullie uw`,
}

// requestSpelt are the classes whose words are known misspelt, too.
var requestSpelt = []string{"who", "staff", "some", "talk", "dewho", "detalk", "rowho", "rotalk", "nlwho", "want", "move", "reach"}

// requestProtect are words that look like slips of one of those and are not.
const requestProtect = `assistance assisted attendance advise advice manage managed agency agencies agenda talent taking tall task tank tale take taken
	tell tells talc talks talked speaks speakers speaker spear steak speck chart char charging charting chalk expect except export exports operate operated operates
	associated connected connects contacts contacted calls called rings ringing reaches reached phones wait went wane wanted team teams past puts pat hank land
	humane humanity urgent arent arrent person personal persons employer employed employers employ supervise beraten regen redet schreibe parking walk walking white warning
	transfers transferred forwards escalated meed seed feed nerd weed lake line life love lice bike hike make parlor weak week speed park paris want
	parler parla parles hand sand band chap chats chatted cheat chat call calk ball tall fall hall mall wall call message messages massage ask asks asked task
	alike iphone achat like likes liked prefers preferred wished fish dish rich rind wing link links pass passes direct directs switched pest post rest nest putty message
	expiry expert expense experience specialty special switches manual staffed stuff stiff bass`
