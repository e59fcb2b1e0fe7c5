package handoff

// cueRulesSouth are cues that French, Spanish, Italian and Portuguese write alike, but for the words. What one of them has alone is in a
// table of its own.
var cueRulesSouth = map[string]string{
	"annoyed": `
		romad
		rohow rotimes _? _? _? _? rorepeat
		ronum rounit rowait
		rowait rosince+ ronum? rounit
		rosince ronum? rounit a? rowait
		rosince ronum? rounit rowithout|rono
		rowait pour|por|per|para rien|nada|niente
		rolose ma|mi|la|minha|a? ropatience
		ropatience a|sta? rolose
		bout|plus|rowithout ropatience
		rostill rowithout
		rostill en|in|em? rolate
		otra|outra|altra|unaltra vez|volta _? rolate
		de|di novo|nuovo in|em? rolate
		rolate de|di|otra|outra novo|nuovo|vez
		siempre|sempre|toujours rosame
		siempre|sempre|toujours a|la|le|les rosame
		rono es|e? ronormal
		rono es|e|puede|pode? ropossible|ser que|che
		rono es|e|puede|pode? ropossible|ser $
		rotake rolong
		pourquoi|perche|porque|que _? _? rotake tanto|tant|longtemps|rolong
		perte|perdida|perdita|perda de|di? temps|tiempo|tempo
		de|di swear`,
	"outrage": `
		grave
		rohow rotimes _? _? _? _? rorepeat
		romuch romad
		de|di merde|mierda|merda
		royou|son|sont|sao _? rothieves
		jamais|nunca|mai plus|mas|mais|piu
		plus jamais`,
	"insult": `
		royou roare? _? _? roslur|slur
		roare royou? roslur $
		son|sois|siete|sao unos|unas|dei|un|uns|umas|todos|tous|tutti roslur
		roband de|di|dun? roslur|slur|grave
		robot roare? _? roslur|slur
		rofoul|roslur|slur robot
		quel|quelle roslur|slur
		^ que slur
		ferme|fermez|cierra|cierre|chiudi|chiudete|cala|cale ta|la|votre|el|il|a? roshut
		sers|servez|sirves|sirven|servi|servite|serves|servem a|para|pra|per rien|nada|niente|nulla`,
	"denied": `
		pas|rono _? _? rohelps|rograsps
		maide|maides|maidez|rohelps|rograsps pas|rien|nada|nulla
		rono _? _? _? roasked
		pas ce que|quoi
		rono e|es|era|fue|foi mi|mia|minha|la _? roquestion
		pas ma|la roquestion
		rono responde|respondes|risponde|rispondi|respondeu|contesta a|alla|mi|mia|minha|al|ao
		rowrong roanswer
		roanswer rowrong
		roalready _? _? _? rosaid
		rojust de|a? _? _? rosay
		romean dune|d|della|da|a? rother chose|cosa|coisa
		rosame roanswer|roquestion`,
	"hurry": `
		urgent|urgente|urgence|urgencia|urgenza|immediatement|inmediatamente|immediatamente|imediatamente|rapidement|rapidamente|velocemente
		romust _? _? rotoday
		serve|servono rotoday
		rono|pas|peu|poco|pouco tengo|tenho|ho|ai? molto|mucho|muito|beaucoup tiempo|tempo|temps
		^ rapido|veloce|vite|rapide|subito|presto|depressa
		rapido|veloce|vite por|porfa|porfavor|per|svp|sil|stp`,
	"thanks": `
		romuch rogreat
		rogreat da|de
		ronow|ya|ja rodone
		rono hay|ha|ce|tem problema`,
	"lost": `
		pas|rien|rono _? _? rograsp
		rograsp pas|rien|niente|nada|nulla
		pas|rono esta|queda|ficou|muito? clair|claro|chiaro
		confus|confuso|confusa|confundido|confundida`,
	"not": `
		roquestion rodumbask
		sono|soy|fui|sou|suis|fus _? roslur|slur
		nots estoy|sono|estou|suis|soy|sou? romad|urgent|urgente`,
}
