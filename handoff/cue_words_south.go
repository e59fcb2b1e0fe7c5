package handoff

// cueWordsSouth are the word classes of cues in French, Spanish, Italian and Portuguese, whose complaints are built alike.
var cueWordsSouth = map[string]string{
	"filler": `tres vraiment trop un une le la les de du des cest est etes ce cette ca tout aussi tellement ne
		muy una el los las que esto este esta tan lo ya se
		molto davvero il di che e questo questa proprio gia del della
		muito um uma o isso isto essa esse tao pra mesmo da`,
	"neg": `pas jamais aucun aucune nunca ningun ninguna non mai nessun nessuno nessuna nao nenhum nenhuma`,
	"bad": `scandaleux scandaleuse inadmissible inacceptable intolerable insupportable lamentable pitoyable deplorable desastreux desastreuse catastrophique agacante enervante exasperant exasperante
		exaspere exasperee frustrante mecontent mecontente incompetente navrant affligeant
		vergonzoso vergonzosa inaceptable indignante asqueroso asquerosa decepcionante insoportable impresentable decepcionado decepcionada incompetencia frustrado frustrada
		vergognoso vergognosa inaccettabile inammissibile intollerabile scandaloso scandalosa disastroso fastidioso fastidiosa deludente insopportabile esasperato esasperata imbarazzante
		vergonhoso vergonhosa inaceitavel inadmissivel intoleravel lamentavel insuportavel revoltante palhacada desrespeito incompetencia`,
	"ill": `ridicule honte honteux honteuse inutile catastrophe desastre degoutant agacant penible enervant frustrant decevant nimporte marre menerve menervez magace mexaspere mepuise
		pesimo pesima absurdo molesto fastidio pesadez chapuza nefasto penoso patetico asco verguenza estafa harto harta irritante ridiculo inutil
		pessimo pessima orribile terribile disastro schifo schifoso schifosa seccante seccatura vergogna ridicolo assurdo stufo stufa porcheria irritante truffa buffonata
		horrivel terrivel nojo nojento chato chata absurdo vergonha farto farta porcaria descaso burla`,
	"romad": `enerve enervee decu decue decus fache fachee mecontent mecontente frustre frustree degoute degoutee furieux furieuse agace agacee
		enfadado enfadada enojado enojada cabreado cabreada indignado indignada decepcionado decepcionada molesta frustrado frustrada furioso furiosa
		arrabbiato arrabbiata incazzato incazzata deluso delusa deluso frustrato frustrata infuriato infuriata indignato indignata nervoso nervosa seccato seccata
		zangado zangada chateado chateada irritado irritada desiludido desiludida desapontado desapontada dececionado dececionada revoltado revoltada`,
	"grave": `scandaleux scandaleuse scandale honteux honteuse honte inadmissible inacceptable intolerable insupportable furieux furieuse deplorable lamentable catastrophique larnaque arnaque
		arnaqueurs escrocs degoutant foutage inqualifiable ecoeurant
		vergonzoso vergonzosa verguenza inaceptable indignante asqueroso asquerosa asco harto harta ridiculo estafa estafadores sinverguenza sinverguenzas impresentable impresentables
		vergognoso vergognosa vergogna inaccettabile inammissibile intollerabile scandaloso scandalosa ridicolo schifo schifoso schifosa truffa truffatori furioso furiosa infuriato infuriata
		vergonhoso vergonhosa vergonha inaceitavel inadmissivel intoleravel nojo nojento palhacada descaso desrespeito furioso furiosa golpistas revoltado revoltada absurdo`,
	"slur": `imbecile imbeciles connard connards connasse abruti abrutis dabruti dabrutis cretin cretins cretine idiote idiotes didiot didiots dimbecile dimbeciles encule encules salope salopard
		salaud salauds stupide stupides debile debiles
		idiota idiotas estupido estupida estupidos estupidas pendejo pendejos gilipollas imbecil imbeciles cabron cabrones mamon capullo subnormal hijoputa hijueputa
		stronzo stronza stronzi cretino cretina cretini stupido stupida stupidi idioti scemo scema scemi imbecille imbecilli coglione coglioni bastardo bastardi ebete
		imbecis otario otarios babaca babacas cuzao arrombado fdp burrice`,
	"swear": `merde putain bordel joder mierda hostia cojones carajo puta puto cazzo merda minchia porra caralho`,
	"thank": `merci mercis remercie remercions gracias agradezco agradecido agradecida grazie ringrazio ringraziamo obrigado obrigada brigado brigada obg agradeco valeu grato`,
	"glad":  `genial parfait excellent formidable impeccable perfecto perfecta estupendo excelente fenomenal perfetto perfetta ottimo fantastico eccellente perfeito perfeita otimo maravilha`,
	"ok":    `oui si certo claro sim bonjour bonsoir hola ola buongiorno`,
	"good":  `content contente acceptable serieux satisfait satisfaite contento contenta aceptable satisfecho soddisfatto soddisfatta accettabile satisfeito aceitavel`,

	"nots":       `pas jamais aucun aucune nunca ningun ninguna non mai nessun nessuno nessuna nao nenhum nenhuma`,
	"rohow":      `combien cuantas quante quantas`,
	"rotimes":    `fois veces volte vezes`,
	"rorepeat":   `repeter redire repete expliquer dire repetir repetirlo decirlo decir explicar ripetere ripeterlo dirlo spiegare dizer`,
	"rono":       `no non nao nunca`,
	"rounit":     `semaine semaines jour jours mois heure heures annees semana semanas dia dias mes meses hora horas settimana settimane giorno giorni mese mesi ora ore anni anos`,
	"ronum":      `2 3 4 5 6 7 8 9 10 15 20 un une uma una deux trois quatre cinq six sept huit dix plusieurs dos tres cuatro cinco seis siete ocho diez varias varios due tre quattro cinque sei sette otto dieci duas dois quatro sete oito mais piu mas`,
	"rowait":     `attends attend attendre dattendre attendu jattends attendons patiente poireaute espero esperando esperar esperado esperamos esperandolo aspetto aspettando aspettare aspettato aspettiamo attendo attesa espera aguardo aguardando aguardar`,
	"rosince":    `depuis deja desde hace da dal faz ha gia`,
	"rostill":    `toujours encore sigo seguimos todavia aun ancora ainda continuo`,
	"rowithout":  `sin sem sans senza nessuna nessun niente nada rien aucun aucune`,
	"rosame":     `meme memes mismo misma mesma mesmo stessa stesso stesse pareil igual`,
	"rolate":     `retard tard tarde retraso ritardo tardi atraso atrasado atrasada atrasou casse cassee roto rota rotto rotta mal errado sbagliato quebrado rompu`,
	"ropatience": `patience paciencia pazienza`,
	"rolose":     `perds perdre perdu pierdo perdiendo perder perdido perdo perdendo perdere perso perdi acaba acabando agota agotando finita finendo esaurendo acabou limite limites bout esgotou`,
	"ronormal":   `normal normale serio serios justo giusto profesional professionale profissional professionnel correct logico serieux sensato`,
	"ropossible": `possible posible possibile possivel`,
	"romuch":     `tres vraiment tellement super trop extremement muy realmente tan molto davvero veramente tanto muito bastante bien`,
	"rolong":     `tanto demasiado demais troppo cosi autant trop longtemps siglos`,
	"rotake":     `tarda tardan tarden tardais tarde tardar demora demoram demorar demorando mette mettete mettono vogliate vuole prend mettez met durer`,
	"rothieves":  `voleurs ladrones ladri ladroes rateros bandits bandidos escrocs mentirosos bugiardi menteurs ladra`,
	"royou":      `tu vous vs tes eres sois sei siete voce voces vc vcs ustedes usted lei voi`,
	"roare":      `es est etes es sei siete son sao e`,
	"roslur": `bete betes nul nulle nuls nulles incapable incapables dincapables inutile inutiles sourd aveugle incompetent incompetents dincompetents bidon
		tonto tonta tontos inutil inutiles sordo ciego payaso payasos torpe incompetente incompetentes basura ladron ladrones lento
		incapace incapaci inutili sordo cieco pagliaccio pagliacci buffone buffoni incompetenti deficiente deficienti asino asini ladri
		burro burra burros inuteis surdo cego palhaco palhacos incapaz incapazes lixo ladrao ladroes`,
	"roband":     `bande espece despece tas panda branco banda bando manica cambada quadrilha corja hatajo`,
	"rodone":     `funciona funziona marche`,
	"ronow":      `adesso ahora maintenant agora`,
	"robot":      `robot robots bot bots chatbot robo maquina machine macchina assistente asistente programme programma programa`,
	"rofoul":     `sale foutu maldito maldita puto puta maledetto brutto merde mierda merda`,
	"rohelps":    `aide aides aidez maide maides maidez ayuda ayudas ayudan ayudando ayudado aiuta aiuti aiutate aiutando aiutato aiuto ajuda ajudas ajudam ajudou ajudando resuelve resuelves soluciona resolve risolve`,
	"rograsps":   `ecoutes ecoutez lis lisez reponds repondez repondu entiendes entiende entienden entendiste escuchas escucha lees contestas contesta contestado respondes respondido capisci capite ascolti ascolta ascoltate leggi rispondi rispondete risposto entende entendes entendem entendeu ouve ouves respondeu responderam percebes percebe percebeste`,
	"roasked":    `demande parle parlais preguntado pregunte preguntaba pregunto referia refiero referi chiesto intendevo chiedevo perguntei perguntado perguntava`,
	"roquestion": `question demande pregunta duda domanda pergunta duvida`,
	"roanswer":   `reponse respuesta contestacion risposta resposta`,
	"rowrong":    `mauvaise fausse incorrecte equivocada incorrecta erronea sbagliata errata errada incorreta`,
	"roalready":  `deja ya gia ja`,
	"rosaid":     `dit demande explique repondu indique precise repete dije dicho explicado preguntado pregunte conteste comente respondi detto spiegato chiesto risposto disse falei expliquei perguntei informei`,
	"rojust":     `viens venons venir acabo acabamos acabei appena`,
	"rosay":      `dire ecrire expliquer repondre preciser decir decirlo decirte decirle explicar escribir contestar dizer falar escrever responder detto scritto spiegato`,
	"romean":     `parle parlais hablo hablaba hablando referia refiero referi pregunto preguntaba preguntando intendevo parlavo parlo parlando chiedevo riferivo falando falo falava cherche demande demandais`,
	"rother":     `autre otra altra unaltra outra otro altro outro`,
	"romust":     `besoin faut necesito necesitamos preciso precisamos serve servono`,
	"rotoday":    `aujourdhui maintenant demain hoy ahora manana oggi adesso ora domani hoje agora amanha`,
	"robuy":      `acheter achete acheterai commander commanderai vais irai aller compro comprare comprar voy ire pido busco compro comprero vado andro prendo cerco comprarei vou procuro rivolgo`,
	"rogreat":    `gentil gentille aimable sympa amable gentile disponibile atencioso simpatico simpatica`,
	"rodumbask":  `bete idiote stupide tonta estupida stupida sciocca burra idiota boba besta`,
	"rograsp":    `comprends comprend pige capte saisis entiendo entendido comprendo pillo capisco capito percebo entendo entendi percebi compreendo`,
	"roshut":     `gueule bouche pico boca becco bocca`,
}
