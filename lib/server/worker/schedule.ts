import 'server-only';
import { parseCronItems } from 'graphile-worker';

/** What runs each minute, whatever happens. Missed minutes are not made up for: the next one does their work. */
export const schedule = parseCronItems([
  { task: 'recover-deliveries', match: '* * * * *', options: { jobKey: 'recover-deliveries:' } },
  { task: 'sweep-accounts', match: '* * * * *', options: { jobKey: 'sweep-accounts:' } },
]);
