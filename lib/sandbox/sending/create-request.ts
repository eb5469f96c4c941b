import { edi } from '../http/edi';
import type { JsonObject } from '../http/json';

/** The body of a create call. */
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

/** The members as the document has them, which has seen to their shapes. */
interface CreateMembers {
  readonly inReplyToContentId?: string;
  readonly channelId?: string;
  readonly authorIdentityId?: string;
  readonly body?: string;
  readonly public?: boolean;
  readonly private?: boolean;
  readonly attachmentIds?: readonly string[];
  readonly title?: string;
  readonly to?: readonly string[];
  readonly templateName?: string;
  readonly templateLanguage?: string;
  readonly components?: readonly JsonObject[];
  readonly structuredContent?: JsonObject;
  readonly contextData?: Readonly<Record<string, string>>;
  readonly autoSubmitted?: boolean;
}

/** Reads a create call. Throws EDI-001 when both `public` and `private` are given. */
export function readCreateRequest(body: JsonObject): CreateRequest {
  const members = body as CreateMembers;
  if (members.public !== undefined && members.private !== undefined) throw edi('001');
  const { attachmentIds = [], to = [], components = [], contextData = null } = members;
  return {
    parentId: members.inReplyToContentId,
    channelId: members.channelId,
    authorIdentityId: members.authorIdentityId,
    body: members.body,
    isPublic: members.public ?? (members.private === undefined ? undefined : !members.private),
    attachmentIds,
    title: members.title,
    to,
    templateName: members.templateName,
    templateLanguage: members.templateLanguage,
    components,
    structuredContent: members.structuredContent,
    contextData,
    isAutoSubmitted: members.autoSubmitted ?? false,
    given: Object.keys(body),
  };
}
