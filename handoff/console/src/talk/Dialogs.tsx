import { Ask } from '../parts/Ask';
import { Help, Palette } from '../parts/Palette';
import { SettingsDialog } from '../parts/SettingsDialog';
import { use } from '../store';
import { Refuse, Resolve, Snooze, TakeOver, Whisper } from './CaseForms';
import { Break, Keep, PromiseForm, Reschedule } from './PromiseForms';
import { Transfer } from './TransferForm';

/** The dialog that is open. */
export function Dialogs() {
  const d = use(s => s.dialog);
  switch (d?.kind) {
    case 'transfer': return <Transfer d={d} />;
    case 'resolve': return <Resolve d={d} />;
    case 'snooze': return <Snooze d={d} />;
    case 'whisper': return <Whisper d={d} />;
    case 'takeover': return <TakeOver d={d} />;
    case 'refuse': return <Refuse d={d} />;
    case 'promise': return <PromiseForm d={d} />;
    case 'keep': return <Keep d={d} />;
    case 'reschedule': return <Reschedule d={d} />;
    case 'break': return <Break d={d} />;
    case 'settings': return <SettingsDialog />;
    case 'help': return <Help />;
    case 'ask': return <Ask d={d} />;
    case 'palette': return <Palette />;
    default: return null;
  }
}
