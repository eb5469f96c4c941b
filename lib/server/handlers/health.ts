import 'server-only';
import type { Health } from '@/lib/contract/health';
import { log } from '../log';
import { getHealth } from '../queries/get-health';
import { json } from './answer';
import { route } from './handle';
import { within } from './within';

const down: Health = { status: 'down', database: 'down', worker: 'unknown', feed: null, lastEventAt: null };

/** Milliseconds. A database that does not answer in this time is down for whoever asks. */
const PATIENCE = 2_000;

/** `GET /api/health` */
export const readHealth = route({ access: 'open' }, async () => {
  const health = await within(PATIENCE, getHealth()).catch((error) => {
    log().warn({ err: error }, 'the database is away');
    return down;
  });
  return json(health, health.status === 'down' ? 503 : 200);
});
