package handoff

// cueRulesFr are cues in French.
var cueRulesFr = map[string]string{
	"annoyed": `
		ras le? bol
		plein le? dos
		en|jen|jai|y ai|a? assez
		toujours|encore pas|rien|aucune|aucun
		encore une? erreur|panne|probleme|fois
		trop|vraiment|completement nul|nulle|nuls
		pas normal|serieux|professionnel|croyable
		pas possible $
		commence a bien|me|magacer|fatiguer|menerver|perdre|saouler|faire
		me saoule|gonfle|fatigue|soule
		casse|cassez les pieds|couilles
		nimporte quoi
		perdre mon temps
		prend|met trop|si longtemps|temps`,
	"outrage": `
		ras le? bol
		marre
		moquez|moque|moquent|foutez|fout|fichez de|du|ma
		prenez|prend|prenez pour un|une|des|qui|con|imbeciles|idiots
		cest un? comble
		le comble
		ca|cela suffit`,
	"insult": `
		ta gueule
		tu es con|conne
		tes|etes con|conne|cons
		quel|sale|gros con|conne|cons
		tais|taisez toi|vous
		va|vas|allez te|vous? faire voir|foutre|cuire
		va mourir|crever
		degage|degagez
		casse|tire toi
		nique|niquez ta|vos|toi`,
	"denied": `
		pas ca que|dont
		pas repondu
		tu|vous|toi comprends|comprenez|entends|entendez _? pas|rien|mal
		vous avez|tas _? compris
		reponds|repond|repondez pas a? ma|mes|la
		hors sujet
		a cote de? plaque
		rien a voir
		cest faux
		^ faux
		autre chose que jai|je
		parle|parlais|demande|demandais dautre|autre chose
		non pas ca
		mavez|mas|avez mal? compris
		mal compris
		je repete
		relis|relisez`,
	"given up": `
		laisse|laissez tomber|beton
		tant pis
		jabandonne
		je abandonne
		oublie|oubliez ca|laffaire|tout
		peu importe
		sert|serve a rien
		robuy _? _? ailleurs
		concurrence|concurrent
		plus|pas la peine
		pas de sens`,
	"hurry": `
		suis|etre presse|pressee
		le? plus vite possible
		plus rapidement possible
		des que possible
		tout de suite
		depeche|depechez
		au plus vite`,
	"thanks": `
		super
		exactement ce que
		maide beaucoup`,
	"polite": `
		svp|stp
		sil vous|te plait
		bonne journee|soiree|continuation
		pourriez|pourrais|pouvez vous|tu
		je voudrais|souhaiterais
		cordialement|bonjour|bonsoir`,
	"lost": `
		voulez vous? dire
		veux tu? dire
		tu veux dire
		comment ca
		hein
		parlez|parles vous? de quoi
		de quoi parlez|parles|vous
		suis perdu|perdue
		comprends rien`,
	"not": `
		peu importe le|la|les|laquelle|lequel|quelle|quel
		encore une|un fois? question
		pas de souci|probleme`,
}
