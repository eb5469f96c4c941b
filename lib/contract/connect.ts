import * as z from 'zod/mini';
import { connectFaults, connectSteps } from '@/lib/domain/connect';
import { account } from './account';

const line = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));

/** Where social messaging lies below the server's root; left out: where it usually does. */
const basePath = z.string().check(z.maxLength(200), z.regex(/^(\/[\w.~-]+)+$/));

const server = {
  serverUrl: line(300),
  basePath: z.optional(basePath),
  clientId: line(200),
};

/** `POST /api/accounts/check`: tries the server and the app, and changes nothing. */
export const appToCheck = z.strictObject({ ...server, clientSecret: line(500) });
export type AppToCheck = z.infer<typeof appToCheck>;

const newAccount = {
  ...server,
  clientSecret: line(500),
  name: line(80),
  /** Which names the platform uses; `undetected` leaves it to what it answers. */
  generation: z._default(z.enum(['undetected', 'source', 'channel']), 'undetected'),
  /** Events to subscribe to; empty for all that are known. */
  eventFilters: z._default(z.array(line(200)).check(z.maxLength(20)), []),
};

const jwt = line(5_000);

/** `POST /api/accounts`: signs in by a JWT, tries everything, and connects the account when nothing is wrong. */
export const accountToConnect = z.strictObject({ ...newAccount, jwt });
export type AccountToConnect = z.infer<typeof accountToConnect>;

/** `PUT /api/accounts/:id/sign-in`: signs in again by a JWT; the secret only where the app has a new one. */
export const newSignIn = z.strictObject({ jwt, clientSecret: z.optional(line(500)) });
export type NewSignIn = z.infer<typeof newSignIn>;

/**
 * `POST /api/accounts/consent`: sends the admin to RingCentral's own page, to connect a new account, or to sign one in
 * again. Answers with its address; the browser comes back to `GET /api/accounts/return`, and from there to
 * `/settings/channels?connect=` with `connected` or a fault, and `&account=` with the account.
 */
export const consentErrand = z.union([
  z.strictObject(newAccount),
  z.strictObject({ accountId: z.uuid(), clientSecret: z.optional(line(500)) }),
  /** By the app of the deployment, where it has one; else `not-found`. */
  z.strictObject({ app: z.literal('deployment') }),
]);
export type ConsentErrand = z.infer<typeof consentErrand>;

const check = z.object({
  step: z.enum(connectSteps),
  fault: z.nullable(z.enum(connectFaults)),
  detail: z.nullable(z.string()),
});

/** What was tried, in order, up to the first that failed. */
export const checkList = z.object({ checks: z.array(check) });
export type CheckList = z.infer<typeof checkList>;

/** The account when everything passed; else null. */
export const connectResult = z.object({ checks: z.array(check), account: z.nullable(account) });
export type ConnectResult = z.infer<typeof connectResult>;

/** `PATCH /api/accounts/:id`: what an admin may change of an account that is connected. */
export const accountChange = z.partial(
  z.strictObject({
    name: line(80),
    basePath,
    generation: z.enum(['undetected', 'source', 'channel']),
    eventFilters: z.array(line(200)).check(z.maxLength(20)),
    monthlyLimit: z.nullable(z.int().check(z.gte(1), z.lte(10_000_000))),
  }),
);
export type AccountChange = z.infer<typeof accountChange>;
