import * as z from 'zod/mini';
import { isTimeZone } from '@/lib/domain/time-zone';
import { personName, signInEmail } from './agent';
import { madeInvitation } from './invitation';

/**
 * `/api/operator/…`: what the operator of a deployment does with its workspaces. Asked with `Authorization: Bearer` and
 * FOYER_OPERATOR_KEY; where that is not set, none of it is there.
 */

/** A workspace as its operator sees it: never what is in it. */
export const operatedWorkspace = z.object({
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  createdAt: z.iso.datetime(),
  /** Null: at work. */
  suspendedAt: z.nullable(z.iso.datetime()),
  /** Who may sign in. */
  people: z.int(),
  /** RingCentral accounts that are connected. */
  accounts: z.int(),
});
export type OperatedWorkspace = z.infer<typeof operatedWorkspace>;

/** `GET /api/operator/workspaces`, the oldest first. */
export const operatedWorkspaces = z.object({ workspaces: z.array(operatedWorkspace) });

const admin = {
  adminEmail: signInEmail,
  /** Left out: the e-mail until the @. */
  adminName: z.optional(personName),
};

/** `POST /api/operator/workspaces/:id/invitations`: a link for an admin. Answers as `POST /api/invitations` does. */
export const newAdmin = z.strictObject(admin);
export type NewAdmin = z.infer<typeof newAdmin>;

/** `POST /api/operator/workspaces`: an empty workspace, and a link for its first admin. */
export const newWorkspace = z.strictObject({
  ...admin,
  name: personName,
  /** An IANA name, such as `Europe/Berlin`. */
  timeZone: z.string().check(z.refine(isTimeZone, 'no time zone')),
});
export type NewWorkspace = z.infer<typeof newWorkspace>;

/** Its answer, 201. The link is told here and never again. */
export const madeWorkspace = z.extend(madeInvitation, { workspace: operatedWorkspace });

/** `DELETE /api/operator/workspaces/:id`: its name once more, as it is written. Answers 204. */
export const erasure = z.strictObject({ confirm: z.string() });
