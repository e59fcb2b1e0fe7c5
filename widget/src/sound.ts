let audio: AudioContext | undefined;

/** Two soft notes. Silent where the browser wants a gesture first: a page that was never touched makes no noise. */
export function chime(): void {
  try {
    if (navigator.userActivation?.hasBeenActive === false) return;
    audio ??= new AudioContext();
    const at = audio.currentTime;
    const tone = new OscillatorNode(audio, { frequency: 660 });
    const loud = new GainNode(audio, { gain: 0.06 });
    tone.frequency.setValueAtTime(880, at + 0.12);
    loud.gain.setTargetAtTime(0, at, 0.1);
    tone.connect(loud).connect(audio.destination);
    tone.start();
    tone.stop(at + 0.4);
  } catch {
    // No sound is no harm.
  }
}
