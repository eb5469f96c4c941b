import * as z from 'zod/mini';
import { roles } from '@/lib/domain/permission';

/** `GET /api/demo`: exists only in demo mode, signed in or not. `POST /api/demo/reset` starts the story afresh. */
export const demo = z.object({
  logIns: z.array(
    z.object({ role: z.enum(roles), name: z.string(), email: z.string(), password: z.string() }),
  ),
  /** The sandbox's page on which one plays the customer; takes ?channelId= (the platform's id) and ?threadId=. */
  customerPageUrl: z.string(),
});
export type Demo = z.infer<typeof demo>;
