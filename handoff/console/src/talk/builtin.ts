import type { Canned } from '../canned';

/** The replies that there are before anybody has written some. */
export const builtIn: Record<string, Canned[]> = {
  en: [
    { key: 'hello', text: 'Hello {name}, I am {agent}. I have read what you wrote so far and will take it from here.' },
    { key: 'look', text: 'Let me look into that. I will be back with you in a few minutes.' },
    { key: 'sorry', text: 'I am sorry, {name}. This should not have happened, and I understand that it is annoying.' },
    { key: 'order', text: 'Could you give me the order number, please? It is in the subject of the e-mail that confirmed your order.' },
    { key: 'photo', text: 'Could you describe the damage in a sentence or two, and say when you noticed it?' },
    { key: 'refund', text: 'I have started the refund. It reaches your account within five working days, by the way you paid.' },
    { key: 'replace', text: 'I will send you a replacement today. You need not return the old one.' },
    { key: 'callback', text: 'Shall I call you back? Tell me a number and a time that suits you.' },
    { key: 'pass', text: 'This needs a colleague who may decide it. I am passing everything on, so you will not have to say it again.' },
    { key: 'anything', text: 'Is there anything else that I can do for you?' },
    { key: 'bye', text: 'Thank you for your patience, {name}. If it comes up again, just write here: we will still have all of this.' },
  ],
  de: [
    { key: 'hallo', text: 'Guten Tag {name}, ich bin {agent}. Ich habe gelesen, was Sie bisher geschrieben haben, und kümmere mich darum.' },
    { key: 'moment', text: 'Ich sehe mir das an und bin in wenigen Minuten wieder bei Ihnen.' },
    { key: 'leid', text: 'Das tut mir leid, {name}. Das hätte nicht passieren dürfen, und ich verstehe, dass es ärgerlich ist.' },
    { key: 'nummer', text: 'Nennen Sie mir bitte die Bestellnummer? Sie steht im Betreff der E-Mail, mit der wir Ihre Bestellung bestätigt haben.' },
    { key: 'schaden', text: 'Beschreiben Sie bitte kurz den Schaden und wann er Ihnen aufgefallen ist.' },
    { key: 'geld', text: 'Ich habe die Erstattung veranlasst. Sie ist innerhalb von fünf Werktagen auf dem Weg bei Ihnen, auf dem Sie bezahlt haben.' },
    { key: 'ersatz', text: 'Ich schicke Ihnen heute einen Ersatz. Das alte Stück brauchen Sie nicht zurückzusenden.' },
    { key: 'rückruf', text: 'Soll ich Sie zurückrufen? Nennen Sie mir eine Nummer und eine Zeit, die Ihnen passt.' },
    { key: 'weiter', text: 'Darüber muss eine Kollegin oder ein Kollege entscheiden. Ich gebe alles weiter, Sie müssen nichts wiederholen.' },
    { key: 'noch', text: 'Kann ich sonst noch etwas für Sie tun?' },
    { key: 'danke', text: 'Vielen Dank für Ihre Geduld, {name}. Falls es noch einmal vorkommt, schreiben Sie einfach hier: Wir haben dann alles noch vor uns.' },
  ],
};

export const repliesIn = (own: Record<string, Canned[]>, lang: string): Canned[] => own[lang] ?? builtIn[lang] ?? [];

/** The list as one edits it: a line each, `key: text`. Lines without a colon go on with the reply above. */
export const toText = (list: Canned[]) => list.map(c => `${c.key}: ${c.text}`).join('\n');

export function fromText(text: string): Canned[] {
  const out: Canned[] = [];
  for (const line of text.split('\n')) {
    const m = /^\s*([^\s:]{1,24}):\s*(.+)$/.exec(line);
    if (m) out.push({ key: m[1]!, text: m[2]!.trim() });
    else if (line.trim() && out.length) out.at(-1)!.text += '\n' + line.trim();
  }
  return out;
}
