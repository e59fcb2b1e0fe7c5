/** Whether all words that are looked for are somewhere in some texts. */
export const holds = (texts: (string | undefined)[], find: string) => { const all = texts.join(' ').toLowerCase(); return find.toLowerCase().split(/\s+/).every(w => all.includes(w)); };
