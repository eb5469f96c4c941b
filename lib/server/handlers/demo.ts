import 'server-only';
import type { Demo } from '@/lib/contract/demo';
import { resetDemo } from '../commands/reset-demo';
import { demoPeople } from '../demo/people';
import { customerPageUrl, isDemo } from '../demo/sandbox-control';
import { notFound } from '../errors';
import { json, noContent } from './answer';
import { route } from './handle';

/** `GET /api/demo`: does not exist anywhere else. */
export const readDemo = route({ access: 'open' }, async () => {
  if (!isDemo()) throw notFound('demo');
  const demo: Demo = { logIns: demoPeople, customerPageUrl: customerPageUrl() };
  return json(demo);
});

/** `POST /api/demo/reset`. Answers 204. */
export const restartDemo = route({ access: 'signed-in' }, async ({ viewer }) => {
  await resetDemo(viewer, new Date());
  return noContent();
});
