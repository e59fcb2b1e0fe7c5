import type { DialogState } from '../store';
import { Dialog, Foot, shut } from './Dialog';

/** What is asked before it is done: only where undo would come too late. */
export const Ask = ({ d }: { d: DialogState }) => (
  <Dialog title={d.ask!.title}>
    <form onSubmit={e => { e.preventDefault(); shut(); void d.ask!.run(); }}>
      <p>{d.ask!.says}</p>
      <Foot go={d.ask!.go} />
    </form>
  </Dialog>
);
