package handoff

// cueWordsDe are the word classes of cues in German.
var cueWordsDe = map[string]string{
	"filler": `das ist so sehr echt wirklich einfach total vollig ganz absolut doch mal aber auch denn ja halt eben nur hier es ein eine einen der den dem des zu mega ziemlich
		richtig langsam uberhaupt gar voll wohl eigentlich mir mich dir uns nun dann`,
	"deneg": `nicht nich nix kein keine keinen keiner keinem keinerlei nie niemals nichts kaum niemand`,
	"nots":  `nicht nich kein keine keinen keiner keinem nie niemals kaum`,
	"bad": `lacherlich lacherliche lacherlicher unverschamt unverschamte unverschamtheit frechheit katastrophe katastrophal katastrophale nutzlos nutzlose nutzloser sinnlos genervt
		schrecklich schrecklicher furchtbar furchtbarer miserabel miserabler verargert argerlich enttauscht enttauschend enttauschung enttauschende schwachsinn bloedsinn blodsinn
		frustrierend frustriert unmoglich zumutung saftladen zeitverschwendung inakzeptabel unakzeptabel unglaublich unprofessionell inkompetent inkompetenz schlamperei
		erbarmlich grauenhaft entsetzlich beschissen verarsche verarscht stinksauer hingehalten vertrostet abgewimmelt dilettantisch`,
	"ill": `nervt nervst nervig nervige nerviger sauerei mies mieser miese wutend sauer arger argert quatsch schande scheisse peinlich armselig emport emporend angepisst aufgebracht
		ungeduldig chaosladen grottenschlecht`,
	"grave": `lacherlich unverschamt unverschamte unverschamtheit frechheit sauerei riesensauerei katastrophal katastrophe nutzlos schwachsinn unzumutbar zumutung saftladen sauladen drecksladen
		scheissladen scheissverein skandal schweinerei unerhort unfassbar untragbar inakzeptabel unakzeptabel erbarmlich unterirdisch stinksauer verarscht verarsche verarschen
		abzocke dreistigkeit dreist ungeheuerlich beschissen beschissene beschissener fassungslos wutend`,
	"slur": `idioten idiotisch idiotischer dumm dummer dumme dummes dummkopf dummkopfe strohdumm saudumm blod bloder blode blodes bloed bloeder bloede saublod blodmann bescheuert bescheuerter bescheuerte
		bekloppt bekloppter doof doofer doofe doofes depp deppen trottel volltrottel vollpfosten versager arschloch arschlocher drecksack mistkerl schwachkopf schwachkopfe hirnlos
		hirnlose hirnloser wichser hurensohn schlampe vollidiot vollidioten nichtsnutz spast scheissbot drecksbot mistbot drecksding scheissding`,
	"swear":   `scheisse scheiss scheissdreck verdammt verdammte verdammter verdammtes verdammten verfluchte verflucht verdammich kacke kruzifix himmelherrgott`,
	"ugh":     `boah puh pff pfff menno herrje`,
	"thank":   `danke dankeschon dankesehr dankend dank`,
	"glad":    `prima klasse wunderbar perfekt perfekte toll tolle grossartig hervorragend`,
	"ok":      `ja bitte`,
	"good":    `zufrieden hilfreich gut akzeptabel hinnehmbar zumutbar tragbar lustig witzig`,
	"dewait":  `warte wartet warten wart gewartet wartezeit`,
	"deunit":  `stunde stunden tag tage tagen woche wochen monat monate monaten jahr jahre jahren minuten ewigkeit ewigkeiten ewig`,
	"denum":   `2 3 4 5 6 7 8 9 10 11 12 14 20 30 zwei drei vier funf fuenf sechs sieben acht neun zehn zwolf vierzehn einer einem mehreren mehrere vielen uber`,
	"detrash": `mull schrott mist dreck murks unsinn scheiss mistding dreckszeug`,
	"desaid":  `gesagt geschrieben gefragt angegeben erklart eingegeben mitgeteilt genannt erwahnt beantwortet`,
	"debot":   `bot chatbot roboter maschine computer automat assistent programm ki blechkiste blechdose`,
	"deinept": `unfahig unfahige unfahiger unfahigen nutzlos nutzlose nutzloser nutzlosen wertlos wertlose inkompetent hohl hohle lahm lahmer taub blind betrunken besoffen bekifft schlecht schlechter schlechte schlechteste lacherlich peinlich armselig hoffnungslos`,
	"deangry": `wutend sauer enttauscht genervt verargert argerlich frustriert unzufrieden entsetzt emport`,
	"degrasp": `verstehst kapierst begreifst checkst raffst peilst`,
	"degrasm": `verstehe versteh kapiere kapier begreife raff raffe peile`,
	"demean":  `meinte meine rede spreche sprach frage geht ging wollte`,
}
