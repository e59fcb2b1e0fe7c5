/** A whisper is a note that begins with "@Name:": everybody on the staff may read it, and it is lit up for whom it is meant. */
export const whisper = (name: string, text: string) => `@${name}: ${text}`;

export function whisperOf(text: string | undefined): { to: string; text: string } | undefined {
  const m = /^@([^:\n]{1,80}): ([\s\S]+)$/.exec(text ?? '');
  return m ? { to: m[1]!, text: m[2]! } : undefined;
}

export const whisperedTo = (text: string | undefined, name: string | undefined) => !!name && whisperOf(text)?.to === name;
