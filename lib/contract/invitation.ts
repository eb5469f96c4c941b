import * as z from 'zod/mini';
import { roles } from '@/lib/domain/permission';
import { chosenPassword, personName, signInEmail } from './agent';

const invitationMails = ['none', 'waiting', 'taken', 'refused'] as const;

/** Somebody who has a link and has not come yet. */
export const invitation = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  /** The name of the admin who made the link; null: the operator. */
  invitedBy: z.nullable(z.string()),
  invitedAt: z.iso.datetime(),
  /** From then on the link is worth nothing; the invitation stays listed, so that it can be renewed. */
  expiresAt: z.iso.datetime(),
  /** What became of the mail with the link; `none` where the deployment sends no mail. */
  mail: z.enum(invitationMails),
});
export type Invitation = z.infer<typeof invitation>;

/** `GET /api/invitations`, admins: the newest first. */
export const invitationList = z.object({ invitations: z.array(invitation) });

/** `POST /api/invitations`, admins. Whoever was invited already gets a new link; the former one is worth nothing then. */
export const newInvitation = z.strictObject({ name: personName, email: signInEmail, role: z.enum(roles) });
export type NewInvitation = z.infer<typeof newInvitation>;

/** Its answer, 201. The link is told here and never again; whether it is mailed too, the deployment decides. */
export const madeInvitation = z.object({ invitation, link: z.url(), isMailed: z.boolean() });

/** `POST /api/invitations/accept`, by whoever has the link. */
export const acceptance = z.strictObject({
  /** What stands at the end of the link. */
  token: z.string().check(z.maxLength(200)),
  password: chosenPassword,
});
export type Acceptance = z.infer<typeof acceptance>;

/** Its answer, 201: as whom to sign in, and where. */
export const accepted = z.object({ email: z.string(), workspaceId: z.uuid() });
export type Accepted = z.infer<typeof accepted>;
