package lang

import (
	"strings"
	"sync"
)

// common are words that nearly every sentence of a language has one of, short ones above all: three letters in a row say little of those.
var common = map[string]string{
	"en": "the a an i is it my to of and in on for you do does did can how what where when why who not no yes me we he she they this that have has had was are am be at with your please thanks hello hi with from there will would could should",
	"de": "der die das den dem ein eine einen ich ist es mein meine meinen zu und in auf für sie du er wir kann wie was wo wann warum wer nicht kein keine nein ja mir mich dir uns haben habe hat war sind bin am mit bei von bitte danke hallo noch schon auch nur wird wurde möchte mehr zum zur im",
	"fr": "le la les un une des je j est il elle mon ma mes à au aux et en sur pour vous tu nous peux peut comment quel quelle quoi où quand pourquoi qui ne n pas non oui me moi ai a as avez avec de du d l c s qu que ce cette sont suis était merci bonjour plus",
	"es": "el la los las un una yo es mi mis a al y en por para usted tú tu nosotros puedo puede cómo como qué que dónde donde cuándo cuando quién no sí si me mí he ha han tengo con de del está esta este son soy era gracias hola más mas cuánto cuanto se lo le",
	"it": "il lo la i gli le un una io è e mio mia miei a al alla in su per voi tu noi posso può come che cosa dove quando perché chi non no sì si mi me ho ha hanno con di del della dell dov sta questo questa sono era grazie ciao più quanto ma",
	"pt": "o a os as um uma eu é meu minha meus e em no na por para você tu nós posso pode como que onde quando porquê quem não sim me mim tenho tem com de do da está este esta são sou era obrigado obrigada olá mais quanto ao se",
	"nl": "de het een ik is mijn naar en in op voor u je jij hij wij we kan hoe wat waar wanneer waarom wie niet geen nee ja mij me heb heeft was zijn ben met bij van er dit dat alsjeblieft bedankt dank hallo nog ook maar wil te",
	"pl": "ja jest to mój moja moje do i w na dla pan pani ty my mogę może jak co gdzie kiedy dlaczego kto nie tak mi mnie mam ma z od się za ze czy już proszę dziękuję cześć jeszcze tylko ale",
	"sv": "en ett jag är det min mitt mina till och i på för du ni han hon vi kan hur vad var när varför vem inte nej ja mig har hade med av från den detta tack hej också men vill som att",
	"da": "en et jeg er det min mit mine til og i på for du han hun vi kan hvordan hvad hvor hvornår hvorfor hvem ikke nej ja mig har havde med af fra den dette tak hej også men vil som at gerne",
	"nb": "en et jeg er det min mitt mine til og i på for du han hun vi kan hvordan hva hvor når hvorfor hvem ikke nei ja meg har hadde med av fra den dette takk hei også men vil som å gjerne",
	"fi": "minä on se mun minun ja ei sinä te hän me voin voi miten mikä mitä missä milloin miksi kuka kyllä minua minulla olen ovat kanssa tämä tuo kiitos hei myös mutta että olla en",
	"cs": "já je to můj moje má k a v na pro vy ty on my mohu může jak co kde kdy proč kdo ne ano mi mě mám má s od se za že ještě už prosím děkuji ahoj ale jsem jsou",
	"hu": "a az egy én van ez az enyém és nem igen hol mikor miért ki mi hogyan kell nekem vagyok volt még már csak de hogy kérem köszönöm szia is meg",
	"ro": "un o eu este e meu mea mei la și în pe pentru voi tu noi pot poate cum ce unde când de cine nu da mă îmi am are cu din acest această sunt era mulțumesc bună mai dar să",
	"tr": "bir ben bu benim ve için siz sen biz nasıl ne nerede neden kim değil hayır evet bana var yok mı mi mu mü ile da de çok daha teşekkürler merhaba ama lütfen",
	"hr": "ja je to moj moja moje u i na za vi ti on mi mogu može kako što gdje kada zašto tko ne da meni imam ima s od se iz ovo molim hvala bok još ali nije jesam",
	"ca": "el la els les un una jo és el meu meva a al i en per vostè tu nosaltres puc pot com què on quan qui no sí em he ha han tinc amb de del està aquest aquesta són soc gràcies hola més quant",
	"id": "saya ini itu dan di ke untuk anda kamu dia kami bisa bagaimana apa mana kapan mengapa siapa tidak ya ada dengan dari yang sudah belum akan terima kasih halo juga tapi",
}

// byWord gives the numbers in Latin of the languages that have a common word.
var byWord = sync.OnceValue(func() map[string][]int {
	m := map[string][]int{}
	for l, name := range Latin {
		for _, w := range strings.Fields(common[name]) {
			if n := len(m[w]); n == 0 || m[w][n-1] != l {
				m[w] = append(m[w], l)
			}
		}
	}
	return m
})
