import { edi } from '../http/edi';
import { isObject, type JsonObject } from '../http/json';

/** The body of a create call, both naming generations joined, every member of the right shape. */
export interface CreateRequest {
  readonly parentId: string | undefined;
  readonly channelId: string | undefined;
  readonly authorIdentityId: string | undefined;
  readonly body: string | undefined;
  readonly isPublic: boolean | undefined;
  readonly attachmentIds: readonly string[];
  readonly title: string | undefined;
  readonly to: readonly string[];
  readonly templateName: string | undefined;
  readonly templateLanguage: string | undefined;
  readonly components: readonly JsonObject[];
  readonly structuredContent: JsonObject | undefined;
  readonly contextData: Readonly<Record<string, string>> | null;
  readonly isAutoSubmitted: boolean;
  /** The members that were given, for the rule of EDI-012. */
  readonly given: readonly string[];
}

/**
 * Checks shapes before any rule is asked: wrong type EDI-008, array expected EDI-011 or EDI-027, wrong
 * container EDI-031, both `public` and `private` EDI-001. Null counts as absent.
 */
export function readCreateRequest(raw: JsonObject): CreateRequest {
  const request: CreateRequest = {
    parentId: text(raw, 'inReplyToContentId'),
    channelId: text(raw, 'channelId') ?? text(raw, 'sourceId'),
    authorIdentityId: text(raw, 'authorIdentityId'),
    body: text(raw, 'body'),
    isPublic: audience(raw),
    attachmentIds: texts(raw, 'attachmentIds', '011'),
    title: text(raw, 'title'),
    to: texts(raw, 'to', '027'),
    templateName: text(raw, 'templateName'),
    templateLanguage: text(raw, 'templateLanguage'),
    components: objects(raw, 'components'),
    structuredContent: container(raw, 'structuredContent'),
    contextData: contextData(raw),
    isAutoSubmitted: flag(raw, 'autoSubmitted') ?? false,
    given: Object.keys(raw).filter((name) => raw[name] !== undefined && raw[name] !== null),
  };
  texts(raw, 'cc', '027');
  texts(raw, 'bcc', '027');
  return request;
}

function audience(raw: JsonObject): boolean | undefined {
  const open = flag(raw, 'public');
  const closed = flag(raw, 'private');
  if (open !== undefined && closed !== undefined) throw edi('001');
  return open ?? (closed === undefined ? undefined : !closed);
}

function text(raw: JsonObject, name: string): string | undefined {
  const value = raw[name] ?? undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw edi('008', `${name} must be a string`);
}

function flag(raw: JsonObject, name: string): boolean | undefined {
  const value = raw[name] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw edi('008', `${name} must be a boolean`);
}

function texts(raw: JsonObject, name: string, code: '011' | '027'): string[] {
  const value = raw[name] ?? [];
  if (!Array.isArray(value)) throw edi(code, `${name} should be an array`);
  return value.map((item) => {
    if (typeof item !== 'string') throw edi('008', `${name} must hold strings`);
    return item;
  });
}

function objects(raw: JsonObject, name: string): JsonObject[] {
  const value = raw[name] ?? [];
  if (!Array.isArray(value)) throw edi('027', `${name} should be an array`);
  return value.map((item) => {
    if (!isObject(item)) throw edi('008', `${name} must hold objects`);
    return item;
  });
}

function container(raw: JsonObject, name: string): JsonObject | undefined {
  const value = raw[name] ?? undefined;
  if (value === undefined || isObject(value)) return value;
  if (Array.isArray(value)) throw edi('031', undefined, `an array was given where ${name} is an object`);
  throw edi('008', `${name} must be an object`);
}

function contextData(raw: JsonObject): Record<string, string> | null {
  const value = container(raw, 'contextData');
  if (!value) return null;
  const strange = Object.entries(value).find(([, member]) => typeof member !== 'string');
  if (strange) throw edi('031', undefined, `contextData.${strange[0]} is not a string`);
  return value as Record<string, string>;
}
