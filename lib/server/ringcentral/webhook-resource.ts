import 'server-only';
import { isObject } from './json';

/** Members that the older product calls otherwise. */
const siblingNames = new Map([
  ['authorId', 'authorIdentityId'],
  ['date', 'creationTime'],
  ['inReplyToAuthorId', 'inReplyToAuthorIdentityId'],
  ['inReplyToId', 'inReplyToContentId'],
]);

/**
 * The content inside an event, under the names a list uses. The resource may be wrapped, may be the body itself,
 * and may keep most of its members in `metadata`, in snake case.
 *
 * @param body of the event
 * @param isImported then it came from the network, whoever wrote it, unless the event says where it was made
 */
export function contentMembersOf(
  body: Record<string, unknown>,
  isImported: boolean,
): Record<string, unknown> {
  const resource = isObject(body.resource) ? body.resource : body;
  const metadata = isObject(resource.metadata) ? resource.metadata : {};
  const { private: isPrivate, ...told } = renamed({ ...resource, ...metadata });
  return {
    ...(isImported ? { createdFrom: 'Synchronizer' } : {}),
    ...(typeof isPrivate === 'boolean' ? { public: !isPrivate } : {}),
    ...told,
    id: resource.id ?? metadata.id,
  };
}

function renamed(members: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(members).map(([name, value]) => {
    const camel = name.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
    return [siblingNames.get(camel) ?? camel, value];
  });
  return Object.fromEntries(entries);
}
