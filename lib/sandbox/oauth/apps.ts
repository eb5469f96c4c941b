import { secretToken } from '../state/ids';
import type { RegisteredApp } from '../state/records';
import type { Store } from '../store';
import { credentials } from './credentials';

/** What an app may be allowed to. */
export const APP_PERMISSIONS = ['SocialMessaging', 'SubscriptionWebhook', 'ReadAccounts'];

/** An app that may do everything and is sent back wherever it wants; `wish` says what is different. */
export function registerApp(store: Store, wish: Partial<RegisteredApp>): RegisteredApp {
  return store.apps.put({
    id: secretToken(16),
    secret: secretToken(32),
    name: 'An app',
    permissions: APP_PERMISSIONS,
    redirectUris: [],
    issuesRefreshTokens: true,
    ...wish,
  });
}

/** The app of a client id; undefined for one that nobody has registered. The demo's own is always there. */
export function appOf(store: Store, clientId: string): RegisteredApp | undefined {
  const known = credentials(store);
  if (clientId !== known.clientId) return store.apps.get(clientId);
  return (
    store.apps.get(clientId) ??
    registerApp(store, { id: clientId, secret: known.clientSecret, name: 'Foyer' })
  );
}
