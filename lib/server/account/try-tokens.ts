import 'server-only';
import { type ConnectCheck, isPassed } from '@/lib/domain/connect';
import type { Generation } from '../ringcentral/answer';
import type { App } from '../ringcentral/app';
import { USUAL_BASE_PATH } from '../ringcentral/connection';
import type { PlatformUser } from '../ringcentral/extensions';
import type { Tokens } from '../ringcentral/oauth';
import { check, tryConnection } from './try-account';

/** Where an account lies, as far as a call must know. */
export interface Whereabouts {
  app: App;
  /** Left out: where it usually lies. */
  basePath?: string;
  generation: Generation;
}

/** A sign-in that everything Foyer needs was tried with. */
export interface TriedSignIn {
  checks: ConnectCheck[];
  /** Null when something is gravely wrong. */
  tokens: Tokens | null;
  /** Who is signed in; known only by the number where the app may not read names. */
  user: PlatformUser | null;
}

/** Tries whether a sign-in that worked is good for what Foyer does with it. */
export async function tryTokens(where: Whereabouts, tokens: Tokens): Promise<TriedSignIn> {
  const { app, basePath = USUAL_BASE_PATH, generation } = where;
  const { serverUrl } = app;
  const trial = await tryConnection({ serverUrl, basePath, generation, accessToken: tokens.accessToken });
  const byNumber = tokens.userId === null ? null : { id: tokens.userId, name: null };
  const checks = [check('sign-in'), ...trial.checks];
  return { checks, tokens: isPassed(checks) ? tokens : null, user: trial.user ?? byNumber };
}
