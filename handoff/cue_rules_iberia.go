package handoff

// cueRulesEs are cues in Spanish.
var cueRulesEs = map[string]string{
	"annoyed": `
		llevo|llevamos ronum? rounit
		me|estoy cansando
		cansado|cansada|cansados de esto|esperar|vosotros|ustedes|usted|tanto|llamar|repetir|siempre
		estoy hasta
		me molesta|fastidia|enfada|cabrea|revienta
		otra vez lo mismo|igual
		odio
		que horror|lio|desastre`,
	"outrage": `
		el colmo
		tomando|toman|tomar|tomas el? pelo
		riendo|burlando|riendose|burlandose de
		una broma|tomadura
		ya basta
		no vuelvo|volvere a
		jamas vuelvo|volvere
		hasta las|los|la|el narices|huevos|gorro|cojones|cono|madre`,
	"insult": `
		callate|callese|callense|jodete|jodanse|muerete|largate|chingate|vayanse
		vete|vaya|vayase|anda|andate a la? mierda|cagar|diablo|infierno|carajo|paseo
		que te|os den
		eres una? mierda|basura|porqueria
		eres mas? tonto|malo|lento|peor`,
	"denied": `
		no es|era|fue lo que
		referia a otra
		nada que ver
		eso es mentira|falso|incorrecto
		eso esta mal
		^ mal|incorrecto|falso
		lee|lea|leelo bien
		repito`,
	"given up": `
		olvidalo|olvidelo|olvidenlo|olvidate|dejemoslo|olvidemoslo
		dejalo|dejelo|dejenlo ya|asi|estar|$
		da igual
		me rindo
		robuy _? _? _? otro|otra sitio|lado|tienda|parte
		no vale|merece la? pena
		no tiene|hay sentido|caso|remedio
		es inutil
		que mas da
		tiro la? toalla`,
	"hurry": `
		prisa
		cuanto antes
		ahora|ya mismo
		lo mas rapido|pronto
		apurense|apurate|enseguida
		lo? necesito ya
		tengo poco? tiempo`,
	"thanks": `
		justo|exactamente lo que
		me ha? ayudado`,
	"polite": `
		por favor
		porfavor|porfa
		buenos|buenas|buen dias|dia|tardes|noches
		podria|podrian|podrias|quisiera`,
	"lost": `
		que quieres|quieren decir
		que quiere decir $
		se refiere|refieres|refieren
		te refieres
		de que hablas|habla|hablan
		^ como $
		^ no se
		no se que|como|cual`,
	"not": `
		da igual el|la|que|cual|si
		sin|no|ninguna prisa`,
}

// cueRulesPt are cues in Portuguese.
var cueRulesPt = map[string]string{
	"annoyed": `
		estou|me cansando
		ja cansei|cansou
		cansado|cansada de esperar|tanto|voces|ligar|repetir|tudo
		a mesma coisa
		me irrita|incomoda|chateia|estressa
		nao aguento
		saco cheio
		que saco|chatice|seca
		ainda nada
		falta de respeito
		odeio`,
	"outrage": `
		saco cheio
		o cumulo
		de|e brincadeira|sacanagem|gozacao comigo|com
		fazer|fazendo de? palhaco|bobo|trouxa|otario
		gozar comigo
		um golpe|roubo
		chega caralho|porra|disso
		ja|agora chega $
		absurdo`,
	"insult": `
		vai|va|vao se|te foder|lascar|ferrar|catar|danar
		vai tomar|pro|merda
		foda|vtnc|vsf|fodase|fodete
		te foder
		cala boca
		es um|uma roslur
		nao serves|serve|servem|presta|prestas`,
	"denied": `
		nao foi|era|e|eh isso|isto|aquilo|bem que
		nao foi|era|e minha
		nada a ver
		isso|isto esta|ta errado
		^ errado|falso
		leia|le direito|bem
		repito
		falando|falava|falo de? outra
		nao responde|respondeu a|minha|ao`,
	"given up": `
		esquece|esqueca|esquecam
		deixa|deixe|deixem para|la|quieto|assim|estar
		desisto|desisti
		tanto faz
		robuy _? _? noutro|outro|outra|noutra lado|lugar|loja|sitio|site
		nao adianta|compensa
		nao vale a? pena
		nao faz|tem sentido|jeito`,
	"hurry": `
		pressa|depressa
		quanto antes
		mais rapido possivel
		agora|ja ja|mesmo
		preciso pra hoje|amanha|ontem|ja
		apressem|corram`,
	"thanks": `
		ajudou demais|muito|bastante
		exatamente o que
		muito obrigado`,
	"polite": `
		por favor
		pfv
		bom|boa dia|tarde|noite
		gostaria|poderia|poderiam`,
	"lost": `
		voce|vc|voces|queres|quer quer|quis|dizer dizer|dizer?
		como assim
		do|de que voce|vc? esta|ta? falando
		nao sei|percebo o|qual|como|nada`,
	"not": `
		tanto faz o|a|se|qual
		sem|nao problemas|pressa`,
}
