import * as z from 'zod/mini';

/** `expired`: it cannot be renewed any more, and the login that the workspace shares speaks in its place. */
export const ownLoginState = z.enum(['linked', 'expired']);

/** An account of the workspace, and the viewer's own login to it. */
export const ownLogin = z.object({
  accountId: z.uuid(),
  accountName: z.string(),
  /** Null when they have linked none. */
  login: z.nullable(
    z.object({
      state: ownLoginState,
      /** The RingCentral user who is the author of what they write; null when it is known only by its number. */
      userName: z.nullable(z.string()),
      linkedAt: z.iso.datetime(),
      expiredAt: z.nullable(z.iso.datetime()),
      /** Where RingCentral lets this login not reply. */
      refusals: z.array(z.object({ channelId: z.uuid(), code: z.string(), at: z.iso.datetime() })),
    }),
  ),
});
export type OwnLogin = z.infer<typeof ownLogin>;

/** `GET /api/own-logins`: those of the viewer, one for each connected account. */
export const ownLoginList = z.object({ logins: z.array(ownLogin) });

/**
 * `POST /api/own-logins/:accountId`: begins to link one. The browser goes to `address`, RingCentral's own page, and
 * comes back to `GET /api/own-logins/return`. `DELETE` unlinks; answers 204, also when there was none.
 */
export const consentPage = z.object({ address: z.url() });

/** How an errand ended; the settings page reads it from its address. */
export const errandEnds = ['linked', 'denied', 'failed', 'busy', 'late'] as const;
export type ErrandEnd = (typeof errandEnds)[number];
