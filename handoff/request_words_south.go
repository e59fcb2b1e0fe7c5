package handoff

// requestWordsSouth are the word classes of requests in French, Spanish, Italian and Portuguese, whose requests are built alike.
var requestWordsSouth = map[string]string{
	"rotalk": `parler parlez parle parlerais discuter dialoguer echanger communiquer joindre contacter converser entretenir mentretenir tchatter tchater chatter bavarder rappeler contactez
		hablar ablar hablo habla charlar comunicarme comunicar contactar contactarme conversar chatear platicar hablarle dialogar
		parlare parlarne comunicare chattare parlo contattare conversare dialogare discutere raggiungere
		falar conversar contatar contactar falo fala teclar comunicar contatarme alcancar`,
	"ropast": `hable hablado hablamos hablaba parlato parlai parlavo falei falou falado falava`,
	"roing":  `parlando hablando falando chattando chateando conversando discutant`,
	"rowith": `a au aux avec con com al alla allo agli col coi ao as conun conuna conum comum comuma avecun aun auna kon co c pra para cun`,
	"rovia":  `vers para pra pro por en em in au aux a ao al alla ad con com avec col aun auna chez`,
	"rodet": `un une uma um una uno le la el il lo o l de des du d di do da dos das del dun dune dos los las les unos umas une algun alguna algum alguma algunos quelque qualche
		vrai vraie vraiment veritable votre vos su sus vero vera vostro vostra vostri seu sua suo seus ton ta tes tu tuo tua teu tua tuyo real verdadero verdadera verdadeiro verdadeira
		otro otra autre altro altra outro outra ser essere etre esseri seres equipe equipo equipa team del dei degli delle lun luno loro buen bon bom propio`,
	"rojob": `humain humaine humains conseiller conseillere conseillers conseille operateur operatrice operateurs teleoperateur teleconseiller teleconseillere agent agente agents lagent
		employe employee employes responsable responsables collaborateur collaboratrice collaborateurs technicien superviseur superieur chef patron directeur directrice manager interlocuteur
		representant representante prepose collegue collegues charge standardiste vendeur
		humano humana humanos asesor asesora asesores operador operadora operadores empleado empleada empleados ejecutivo ejecutiva encargado encargada supervisor supervisora
		gerente jefe jefa director directora agentes companero companera companeros tecnico teleoperador teleoperadora telefonista colega colegas vendedor superior hagente
		operatore operatrice operatori umano umana umani assistente consulente addetto addetta addetti collega colleghi responsabile direttore direttrice capo supervisore impiegato impiegata
		dipendente rappresentante incaricato incaricata superiore tecnici caporeparto
		atendente atendentes funcionario funcionaria funcionarios assistentes colaborador colaboradora chefe patrao consultor consultora responsavel encarregado atendedor supervisao diretor`,
	"rosome": `quelquun quelqun qelquun qqun qqn personne personnes gens alguien alguin persona personas gente qualcuno qualcun qualkuno persone alguem alguen pessoa pessoas pessoal`,
	"rodesk": `service services lassistance laccueil assistance support standard servicio atencion soporte servizio assistenza lassistenza supporto supportotecnico atendimento servico suporte central sac ouvidoria`,
	"rowant": `veux voudrais voudrai souhaite souhaiterais besoin aimerais prefere prefererais exige demande desire jveux ve veu quiero kiero quisiera necesito nesecito deseo prefiero solicito exijo pido gustaria
		queria voglio vogio vorrei desidero bisogno preferisco preferirei chiedo pretendo esigo gradirei quero kero keria preciso precisava gostaria prefiro desejo solicito posso puis puedo podria potrei peux poderia podia busco cerco procuro`,
	"roneed": `veux voudrais souhaite besoin exige demande quiero kiero quisiera necesito deseo prefiero exijo solicito voglio vorrei desidero bisogno preferisco esigo serve servirebbe quero kero queria preciso prefiro prefere desejo exijo jveux`,
	"rome":   `moi me nous mi ci nos m`,
	"romove": `passez passe passer passi passa passate passare passarmi pasa pasas pase pasen pasar mettez mets mettre metta mettete metti mettere metterci mettermi ponga pongan pones pone poner pon poned pusieran pusiera pusieras ponha poe
		transferez tranferez transfere transferer transfera transferes transferir transfiere transfieres transfiera transfieran transfira transfiro trasferisca trasferisci trasferire trasferirmi trasferite
		dirigez dirige redirigez rediriger redirige orientez orienter reorienter morienter connectez connecte connecter conecta conectas conecte conecten conectar comunica comunicas comunique comuniquen comunicar
		deriva deriven derive derivar redirija dirija encaminhe encaminha encaminhar direcione direcionar redirecione redirecionar colleghi collega collegare collegarmi connetta inoltri inoltra inoltrare inoltrarmi
		ligue liga ligar coloca coloque colocar bota bote enlace enlazar dai dia donnez donne donner dammi manda mande chama chame chamar appelez appelle llame llama llamen chiami chiama chiamate`,
	"romine": `pasame paseme pasenme passeme pasarme ponme pongame ponganme ponerme comuniqueme comunicame comuniquenme comunicarme conecteme conectame conectarme transfiereme transfierame transferirme derivame deriveme derivarme
		dame deme denme passami passatemi passarmi mettimi mettetemi mettermi trasferiscimi trasferirmi collegami collegarmi dammi datemi inoltrami fammi chiamami conectenme llameme transfiramme transferiame
		passame ligame`,
	"rosend":    `transfere transfira transferir transferez passe passa encaminhe encaminha encaminhar redirecione direcione redirigez transfiera transfiere derive`,
	"roliaison": `relation contact contacto contacte contato contatto comunicacion communication linea ligne linha`,
	"rocontact": `contacto contatto contato`,
	"robot":     `robot robots bot bots robo robos chatbot chatbots machine machines maquina maquinas macchina macchine ordinateur ordenador computadora computer computador ia automate automata`,
	"roneg":     `pas no non nao n nunca jamais mai plus sans sin senza sem nada mas piu mais ni`,
	"rofed":     `marre harto harta cansado cansada farto farta stufo stufa stanco stanca basta chega assez ras suffit refuse rechazo rifiuto recuso`,
	"roreal":    `reel reelle vrai vraie vivant vivante real reales verdad verdade vero vera vere reale reali viva vivo carne verdadero verdadera verdadeira humain humaine humano humana umano umana chair`,
	"roavail":   `disponible disponibles disponibile disponibili disponivel disponiveis online libre libero livre`,
	"rohere":    `la ici present ahi aqui alli li qui ai ali disponible disponibles disponibile disponibili disponivel disponiveis online libre libero livre`,
	"rothere":   `y ya hay ay ce tem ha existe`,
	"rowho2":    `qui quien quienes kien chi quem`,
	"rocan":     `puis peux pourrais peut puedo podria puede pueden podrian posso potrei puo possiamo potrebbe posso podia poderia pode podem pourrait pouvez dois debo`,
	"rohelp": `risponde aiuta reponde repondre aide aider atienda atender atiendan conteste contestar ayude ayudar llame llamar responda respondere risponda aiuti aiutare atenda ajude ajudar appelle appeler rappelle rappeler richiami richiamare chiamare chiami ligue
		ligar contacte contacter contatti contattare contactar contate contatar parle hable parli fale assista rispondere respondre occuper revisar`,
	"roserved": `atienda atender atenderme atiendan atendido atendida atendida contactado contactada contacte contactee contattato contattata contatado assistito assistida assistido aide seguito richiamato rappele servi`,
}
