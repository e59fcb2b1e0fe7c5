let audio: AudioContext | undefined;

/** Two soft notes. Silent where the browser wants a gesture first: a page that was never touched makes no noise. */
export function chime(): void {
  try {
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    audio ??= new AudioContext();
    [660, 880].forEach((hz, i) => note(audio!, hz, audio!.currentTime + i * 0.12));
  } catch {
    // No sound is no harm.
  }
}

function note(ctx: AudioContext, hz: number, at: number): void {
  const tone = ctx.createOscillator();
  const loud = ctx.createGain();
  tone.frequency.value = hz;
  loud.gain.setValueAtTime(0, at);
  loud.gain.linearRampToValueAtTime(0.06, at + 0.02);
  loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
  tone.connect(loud).connect(ctx.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}
