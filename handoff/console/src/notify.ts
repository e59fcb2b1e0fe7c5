import { get } from './store';
import { go } from './route';

/** A sound, and on a page in the background a desktop notice: each only if asked for in the settings, and neither for what is being read. */
export function notify(title: string, body: string, session: string) {
  const { settings, status, route } = get();
  if (status === 'away' || (!document.hidden && route.session === session)) return;
  if (settings.sound) beep();
  if (!settings.notices || !document.hidden || typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const n = new Notification(title, { body: body.slice(0, 140), tag: session });
  n.onclick = () => { focus(); go({ session }); n.close(); };
}

let audio: AudioContext | undefined;

export function beep() {
  try {
    audio ??= new AudioContext();
    const tone = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
    tone.frequency.setValueAtTime(660, now);
    tone.frequency.setValueAtTime(880, now + 0.09);
    volume.gain.setValueAtTime(0.06, now);
    volume.gain.exponentialRampToValueAtTime(0.0001, now + 0.3);
    tone.connect(volume).connect(audio.destination);
    tone.start(now);
    tone.stop(now + 0.3);
  } catch { /* a browser without sound */ }
}

/** Asks the browser for leave to show notices. */
export const askLeave = async () => typeof Notification !== 'undefined' && (await Notification.requestPermission()) === 'granted';
