let until = 0;

/**
 * Puts the cursor into the composer: now, and once more if another one takes its place within 1.5 s. After a claim it does,
 * since the box for notes becomes the one for replies only when the event has come.
 */
export function focusComposer() {
  until = Date.now() + 1500;
  requestAnimationFrame(() => document.getElementById('composer')?.focus());
}

export const composerWanted = () => Date.now() < until;
