import 'server-only';
import type { Generation } from '../ringcentral/answer';
import type { App } from '../ringcentral/app';
import type { PlatformUser } from '../ringcentral/extensions';
import type { Tokens } from '../ringcentral/oauth';
import { accountTokenColumns } from './access-token';
import { sealedColumnsOfNewAccount } from './credentials';

/** What an admin entered, beside the address of the server. */
export interface GivenAccount {
  name: string;
  /** Null where the app is the deployment's. */
  clientSecret: string | null;
  /** Null where they signed in themselves. */
  jwt: string | null;
  /** Left out: where it usually lies. */
  basePath?: string;
  generation: Generation;
  eventFilters: string[];
}

/** A sign-in that was tried. */
export interface GoodSignIn {
  app: App;
  tokens: Tokens;
  user: PlatformUser | null;
  now: Date;
}

/** The row of a new account, secrets sealed. */
export function newAccountColumns(workspaceId: string, given: GivenAccount, signIn: GoodSignIn) {
  const { app, tokens, user, now } = signIn;
  const { name, basePath, generation, eventFilters } = given;
  return {
    name,
    serverUrl: app.serverUrl,
    clientId: app.clientId,
    basePath,
    generation,
    isGenerationFixed: generation !== 'undetected',
    eventFilters,
    userId: user?.id ?? null,
    userName: user?.name ?? null,
    ...sealedColumnsOfNewAccount(workspaceId, given),
    ...accountTokenColumns(workspaceId, tokens, now),
  };
}
