import 'server-only';
import type { Answer } from './answer';
import { bearer, callForJson } from './call';
import type { Connection } from './connection';
import { extensionRecord } from './schemas';

/** A user of the platform: who stands behind a message written in another tool. */
export interface PlatformUser {
  id: string;
  name: string | null;
}

/** The user behind a content's `creatorId`; `~` is the one we are signed in as. */
export function readPlatformUser(connection: Connection, id: string): Promise<Answer<PlatformUser>> {
  const path = ['restapi', 'v1.0', 'account', '~', 'extension', id];
  return callForJson(bearer(connection), { method: 'GET', path }, (json) => {
    const parsed = extensionRecord.safeParse(json);
    return parsed.success ? { ok: true, value: parsed.data } : { ok: false, detail: 'not a user' };
  });
}
