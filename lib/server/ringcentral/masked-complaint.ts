import 'server-only';
import type { PlatformRequest } from './call';
import { isObject } from './json';
import { isSecretName, maskedText } from './masked-payload';

/** What of a form is no secret. */
const PLAIN_FIELDS = new Set(['grant_type', 'redirect_uri', 'client_id']);

/**
 * A sentence of the platform's without what the call had brought: some servers repeat what they refuse, and what they say
 * is kept, shown to admins and logged.
 *
 * @param authorization the header the call was made with
 */
export function maskedComplaint(sentence: string, authorization: string, request: PlatformRequest): string {
  return maskedText(sentence, [...credentialsIn(authorization), ...secretsIn(request)]);
}

function credentialsIn(authorization: string): string[] {
  const [scheme, credentials = ''] = authorization.split(' ');
  if (scheme !== 'Basic') return [credentials];
  const [, ...secret] = Buffer.from(credentials, 'base64').toString().split(':');
  return [credentials, secret.join(':')];
}

function secretsIn({ form = {}, json }: PlatformRequest): string[] {
  const fields = Object.entries(form).filter(([name]) => !PLAIN_FIELDS.has(name));
  return [...fields.map(([, value]) => value), ...namedSecretsIn(json)];
}

/** Members that are called like secrets; and of an address its end, which for our webhook is one. */
function namedSecretsIn(json: unknown): string[] {
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([name, value]) => {
    if (typeof value !== 'string') return namedSecretsIn(value);
    if (isSecretName(name)) return [value];
    return name === 'address' ? [value.split('/').at(-1) ?? ''] : [];
  });
}
