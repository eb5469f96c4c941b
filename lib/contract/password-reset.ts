import * as z from 'zod/mini';
import { chosenPassword, signInEmail } from './agent';

/** `POST /api/agents/:id/password-reset`, admins, 201. The link is told here and never again; a former one is worth nothing then. */
export const offeredReset = z.object({ link: z.url() });

/** `POST /api/password-resets`, by anybody. Answers 204 whether or not it is somebody's address; 404 where no mail is sent. */
export const forgottenPassword = z.strictObject({ email: signInEmail });
export type ForgottenPassword = z.infer<typeof forgottenPassword>;

/** `POST /api/password-resets/use`, by whoever has the link. */
export const passwordReset = z.strictObject({
  /** What stands at the end of the link. */
  token: z.string().check(z.maxLength(200)),
  password: chosenPassword,
});
export type PasswordReset = z.infer<typeof passwordReset>;

/** Its answer: as whom to sign in. */
export const passwordRenewed = z.object({ email: z.string() });
export type PasswordRenewed = z.infer<typeof passwordRenewed>;
