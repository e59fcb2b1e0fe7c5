import { use } from '../store';
import { decides, type Grant } from './grants';

/** Whether this agent may decide on a grant: as the server's list of what waits says, or by the tier where it does not say. */
export const useDecides = (g: Grant | undefined) =>
  use(s => !!g && g.state === 'pending' && (s.approvals.items.find(a => a.grant === g.grant)?.may_approve ?? decides(g, s.me)));
