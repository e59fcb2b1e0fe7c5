package handoff

import (
	"slices"
	"strings"
)

// names are languages as those call themselves who speak them.
var names = map[string]string{"en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano", "pt": "Português", "nl": "Nederlands", "pl": "Polski", "sv": "Svenska",
	"da": "Dansk", "nb": "Norsk", "fi": "Suomi", "cs": "Čeština", "hu": "Magyar", "ro": "Română", "tr": "Türkçe", "hr": "Hrvatski", "ca": "Català", "id": "Bahasa Indonesia",
	"ru": "Русский", "uk": "Українська", "el": "Ελληνικά", "ja": "日本語", "zh": "中文", "ko": "한국어", "ar": "العربية", "he": "עברית"}

// only says in a language that the assistant does not read which ones it does, {languages}, and that a person does.
var only = map[string]string{
	"en": "I can only read {languages} here. A person will read your message.",
	"de": "Ich kann hier nur {languages} lesen. Ein Mensch liest Ihre Nachricht.",
	"fr": "Ici, je ne lis que : {languages}. Une personne lira votre message.",
	"es": "Aquí solo leo: {languages}. Una persona leerá su mensaje.",
	"it": "Qui leggo solo: {languages}. Una persona leggerà il suo messaggio.",
	"pt": "Aqui só leio: {languages}. Uma pessoa vai ler a sua mensagem.",
	"nl": "Ik lees hier alleen: {languages}. Een medewerker leest uw bericht.",
	"pl": "Czytam tu tylko: {languages}. Państwa wiadomość przeczyta człowiek.",
	"sv": "Jag läser bara: {languages}. En människa läser ditt meddelande.",
	"da": "Jeg læser kun: {languages}. Et menneske læser din besked.",
	"nb": "Jeg leser bare: {languages}. Et menneske leser meldingen din.",
}

// cannotRead tells a customer in their own language, if the words for it are here, what the assistant reads.
func cannotRead(language string, reads []string) string {
	text, ok := only[language]
	if !ok {
		text = only["en"]
	}
	var list []string
	for _, l := range slices.Sorted(slices.Values(reads)) {
		if name, ok := names[l]; ok {
			list = append(list, name)
		} else {
			list = append(list, l)
		}
	}
	return fill(text, "languages", strings.Join(list, ", "))
}
