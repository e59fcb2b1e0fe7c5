package handoff

// requestRulesWest are the ways in which customers ask for a person in German and Dutch (see requestRules).
var requestRulesWest = map[string]string{
	"ask de": `
		mit dedet* dejm|dewho|dedesk dedet* dewho|dedesk? _? _? _? detalk|devia
		mit dedet* dejm|dewho aus|von|vom _? _? _? detalk|devia
		detalk _? _? _? mit dedet* dejm|dewho|dedesk
		detalk ich|wir? mit dedet* dejm|dewho|dedesk
		dejm|dewho dehave
		dedesk sprechen
		dejm|dewho detalk
		dewant dedet* deprof|who
		dewant dedet* person $
		dewant _? dedet+ deprof
		dewant dedet* dejm detalk|dehave|devia|der $
		dewant dedet* dejm|dewho der|die|dem|den|mit
		denoun mit|zu|an|durch dedet* dejm|dewho|dedesk
		devia sie? mich|uns _? _? mit|an|zu dedet* dejm|dewho|dedesk
		mich|uns _? _? mit|an|zu|zum|zur dedet* dejm|dewho|dedesk _? devia|durch|weiter
		mich|uns _? durchstellen|weiterverbinden
		demove sie? _? mich|uns _? _? _? _? durch|weiter
		deecht dewho|dejm|dehelp
		demove sie? mir|uns|mal _? _? dedet* dewho|dejm
		demove sie? dedet* dewho|dejm her|ran|hierher|ans
		demove mich|uns _? _? mit dedet* dewho|dejm
		ist|sind|is _? dejm|dewho dehere
		ist|sind|is _? _? dejm|dewho dehere
		dejm dehere $
		ist|sind|is dehere dejm
		ist|is dehere wer
		ist|sind|is dehere? dedet+ dewho dehere? $
		gibt|gibts es? _? _? dejm
		gibt|gibts es? _? _? deecht|dedet dewho dehere|mit|der|die|den|dem|an
		gibt|gibts es? _? _? deecht dewho
		devia sie? an dedet* dejm|dewho|dedesk
		an|zum|zur dedet* dejm|dewho|dedesk devia
		devia mich|uns $
		deprof soll|sollte mir|mich|sich|das
		dekein automatischen|automatische|automatisierten|automatisierte antworten|antwort|nachrichten
		dewho|dejm am|ans|in telefon|apparat|der
		^ mit dedet* deprof $
		deasks _? dejm mir|uns? helfen|weiterhelfen $
		deasks _? dejm mich|uns anrufen|zuruckrufen|kontaktieren
		deasks mich|uns dedet* dejm|dewho anrufen|zuruckrufen|kontaktieren
		deasks mir|uns|das|sich? _? dedet* dewho mir|das|sich? _? helfen|weiterhelfen|delooks
		^ dedet* mensch|menschen|mitarbeiter|mitarbeiterin|berater|kundenberater|ansprechpartner|sachbearbeiter|kundenbetreuer|vorgesetzter|vorgesetzten|agent $
		dewho|dejm statt dedet* debot
		will|mochte|wie|wo|komme|gelange _? _? _? zu dedet+ dewho
		erreiche|erreichen|kontaktiere|finde|bekomme ich|wir? _? dedet* dewho|dejm|dedesk
		dekein dedet* debot
		nicht mit dedet* debot
		nicht mit dedet* debot|ki detalk`,
	"hint de": `
		deasks mir|uns? _? jemand _* helfen|weiterhelfen
		deasks _? jemand _* ansehen|anschauen|kummern|melden
		ruckruf|zuruckrufen
		rufen|ruf|ruft sie? mich
		kundendienst|kundenservice $
		nummer|telefonnummer|hotline von|vom|fur|zum dedet* dedesk
		hilfe vom|von dedet* dedesk|dewho
		dedesk kontaktieren|erreichen|anrufen
		^ eine|1 person $`,
	"not de": `
		bist|sind|ist du|sie|das|dies|hier det* dedet* dewho|debot oder? dedet* dewho|debot?
		als|nachdem|bevor ich|sie|du _? mit dedet* dewho|debot|dejm
		ob ich|sie _? mit dedet* dewho|debot|dejm spreche|rede|schreibe|chatte
		spreche|rede|schreibe|chatte|red|sprech ich _? _? mit dedet* dewho|debot|dejm oder? dedet* debot|dewho?
		hab|habe|hatte|haben|hatten _? _? _? _? mit dedet* dewho|dejm|dedesk _? _? gesprochen|telefoniert|geredet|geschrieben|gechattet
		mochte|moechte|will|muss|wollte|brauche nicht|niemals|nie _? mit dedet* dewho|dejm
		brauche|will|mochte keinen|keine dedet* dewho
		ohne _? mit dedet* dewho|dejm
		nicht mit dir|euch|dich
		sonst|jemand anders|anderes|anderen|anderer`,
	"ask nl": `
		nltalk _? _? met nldet* nlwho|nldesk|staff|who
		met nldet* nlwho|nldesk|staff|who van? _? _? _? nltalk
		nldet* nlwho|nldesk te? spreken|bellen|bereiken|woord|contacteren
		nlwho van|uit|bij _? _? te? spreken|bellen|bereiken|woord
		nlmove nlme _? met|naar|aan nldet* nlwho|nldesk|staff|who
		door naar|met nldet* nlwho|nldesk|staff|who
		doorverbinden|doorverbonden|doorgeschakeld|doorschakelen met|naar|aan nldet* nlwho|nldesk
		nlmove door nlme? naar|met nldet* nlwho|nldesk
		nlmove nlme door $
		nlgive nlme nldet* nlwho
		nlgive nldet+ nlwho erbij
		mag ik nldet* nlstaff
		kan ik nldet* nlstaff $
		niet met nldet* nlbot
		niet nltalk met nldet* nlbot
		praat|spreek|chat niet met nldet* nlbot
		is|zijn er|daar|hier nldet* iemand|mens|mensen|medewerker|medewerkers|echt
		iemand daar|aanwezig|beschikbaar|online|wakker
		liever nldet* nlwho
		^ nldet* medewerker|mens|mensch|klantenservicemedewerker $
		nlwant nldet* nlstaff
		nlwant nldet* iemand nltalk
		nldet* nlwho nodig $
		nldet+ nlstaff nodig
		nlreal nlwho
		nlreal hulp|ondersteuning|assistentie|contact|antwoord|klantenservice
		contact met nldet* nlwho
		bereik|contacteer|vind|krijg ik _? nldet* nlwho|nldesk
		met wie kan|mag|kunnen ik|we nltalk
		nlcan er? nldet* nlwho nlme bellen|opbellen|terugbellen|contacteren
		nlcan er? nldet* nlstaff nlme|dit|het|even? _? helpen|meekijken|overnemen|antwoorden|kijken
		geen nlbot
		nldet* nlwho aan de lijn|telefoon
		doe maar? nldet* nlwho
		^ met nldet* nlstaff $
		zat|moe|genoeg|klaar van|met nldet* nlbot
		nlwho in plaats van nldet* nlbot`,
	"hint nl": `
		nlcan er? iemand _* helpen|kijken|meekijken|antwoorden|reageren
		bel nlme
		terugbellen|terugbelverzoek
		^ nldet* klantenservice|klantendienst|helpdesk $
		nummer|telefoonnummer van nldet* nldesk
		hulp van nldet* nldesk|nlwho
		contact met nldet* nldesk
		^ een|1 persoon $
		hulp nodig van nldet* nldesk|nlwho`,
	"not nl": `
		ben|bent|is jij|je|u|dit|dat|hij nldet* nlwho|nlbot of? nldet* nlbot|nlwho?
		praat|spreek|chat ik _? met nldet* nlwho|nlbot of? nldet* nlbot|nlwho?
		wil|hoef|moet|wens niet _? _? met nldet* nlwho
		hoef|wil|heb geen nldet* nlwho
		toen|nadat|voordat ik _? met nldet* nlwho
		heb|had|hebben _? _? met nldet* nlwho|nldesk gesproken|gebeld|gechat
		heb ik? gisteren|vorige|eerder|al _? _? _? met nldet* nlwho|nldesk
		contact _? _? met nldet* nlwho gehad
		niet met jou|je|jullie praten|chatten|spreken
		sprak|belde|sprekte ik|we nldet* nlwho|nldesk
		iemand anders`,
}
