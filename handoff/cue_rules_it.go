package handoff

// cueRulesIt are cues in Italian.
var cueRulesIt = map[string]string{
	"annoyed": `
		mi sono|avete|hai rotto|rotta|stufato|stufata|stancato|stancata|scocciato
		mi fa|da arrabbiare|fastidio|incazzare|innervosire
		la? stessa|solita storia
		stanco|stanca di aspettare|voi|tutto|ripetere|chiamare|sentire
		come e possibile
		odio`,
	"outrage": `
		il colmo
		mi sono rotto|rotta|stufato|stufata|stancato
		prendendo|prendete|prendere|prendi in|per giro|culo|fondelli
		ora|adesso|ma basta
		questo e troppo
		ladri
		scherziamo|scherzate`,
	"insult": `
		stai|state|sta zitto|zitta|zitti
		vaffanculo|affanculo|fanculo|vaffa
		vai|andate|va a|al|quel paese|diavolo|cagare|inferno|quel
		fai|fate schifo|pena|ridere|cagare
		fottiti|muori|crepa
		sei una? merda`,
	"denied": `
		non e|era quello|cio|questo|quel|cosi
		un|unaltra altra cosa
		intendevo|volevo altro|unaltra|un
		non centra
		questo e falso|sbagliato
		^ sbagliato|falso|errato
		leggi|legga|leggete bene|quello|meglio
		ripeto
		lho|ho gia detto
		non avete|ha|hai capito|letto|risposto|ascoltato`,
	"given up": `
		lascia|lasciamo|lasci|lasciate perdere|stare
		non importa
		mi arrendo
		rinuncio
		come non detto
		inutile parlare|insistere|continuare|scrivere|discutere|chiedere
		robuy _? _? _? altra|unaltra|altro parte|negozio
		robuy _? _? altrove
		non serve a
		getto la? spugna
		scordatelo|scordatevelo|dimenticalo
		non ha senso`,
	"hurry": `
		fretta|subito
		prima possibile
		al? piu presto
		appena possibile
		sbrigatevi|sbrigati|muovetevi|muoviti`,
	"thanks": `
		proprio|esattamente quello|cio
		mi ha? aiutato`,
	"polite": `
		per favore|piacere|cortesia
		buona|buon giornata|serata|giorno|sera
		vorrei|potrebbe|potreste|potresti
		gentilmente`,
	"lost": `
		cosa|che|come intendi|intende|intendete|significa
		vuoi|vuole dire $
		che|cosa vuoi dire
		in che? senso
		di cosa|che parli|parla|parlate|stai
		non so cosa|come|quale`,
	"not": `
		non importa il|la|quale|se
		non mi? da|dava|danno|ha|hanno dato? fastidio
		nessun|nessuna fretta|problema|disturbo`,
}
