import 'server-only';
import { setUp as setUpSchema } from '@/lib/contract/agent';
import { setUp } from '../commands/set-up';
import { json } from './answer';
import { limitAttempts } from './attempt-limit';
import { clientAddress } from './client-address';
import { route } from './handle';

/** Wrong secrets of one network address. */
const MOST_FAILURES = 10;

/** `POST /api/set-up` */
export const createFirstAdmin = route({ access: 'open', body: setUpSchema }, async ({ request, body }) => {
  const limit = { key: `set-up ${clientAddress(request)}`, most: MOST_FAILURES };
  return json(await limitAttempts([limit], () => setUp(body, new Date())), 201);
});
