import 'server-only';
import { parseCronItems } from 'graphile-worker';

/**
 * What runs each minute or hour, whatever happens. Missed minutes are not made up for: the next one does their work. The deep
 * check begins each night, in UTC; one that was missed is begun within four hours of a start.
 */
export const schedule = parseCronItems([
  { task: 'recover-deliveries', match: '* * * * *', options: { jobKey: 'recover-deliveries:' } },
  { task: 'move-windows', match: '* * * * *', options: { jobKey: 'move-windows:' } },
  { task: 'wake-conversations', match: '* * * * *', options: { jobKey: 'wake-conversations:' } },
  { task: 'return-absent-work', match: '* * * * *', options: { jobKey: 'return-absent-work:' } },
  { task: 'sweep-accounts', match: '* * * * *', options: { jobKey: 'sweep-accounts:' } },
  { task: 'tend-webhooks', match: '* * * * *', options: { jobKey: 'tend-webhooks:' } },
  {
    task: 'remove-old-webhook-deliveries',
    match: '47 * * * *',
    options: { jobKey: 'remove-old-webhook-deliveries:' },
  },
  { task: 'notice-silence', match: '*/10 * * * *', options: { jobKey: 'notice-silence:' } },
  { task: 'remove-old-uploads', match: '37 * * * *', options: { jobKey: 'remove-old-uploads:' } },
  {
    task: 'begin-deep-checks',
    match: '17 2 * * *',
    options: { jobKey: 'begin-deep-checks:', backfillPeriod: 4 * 3_600_000 },
  },
]);
