let audio: AudioContext | undefined;

/** Two soft notes. Silent where the browser wants a gesture first: a page that was never touched makes no noise. */
export function chime(): void {
  try {
    if (navigator.userActivation?.hasBeenActive === false) return;
    audio ??= new AudioContext();
    const { currentTime: at, destination } = audio;
    const tone = audio.createOscillator();
    const loud = audio.createGain();
    tone.frequency.setValueAtTime(660, at);
    tone.frequency.setValueAtTime(880, at + 0.12);
    loud.gain.setValueAtTime(0.06, at);
    loud.gain.exponentialRampToValueAtTime(0.0001, at + 0.4);
    tone.connect(loud).connect(destination);
    tone.start(at);
    tone.stop(at + 0.4);
  } catch {
    // No sound is no harm.
  }
}
