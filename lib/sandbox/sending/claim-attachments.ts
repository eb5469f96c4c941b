import { edi } from '../http/edi';
import type { Sandbox } from '../sandbox';
import type { Attachment, Channel, Content } from '../state/records';
import { rulesOf } from './channel-rules';

/**
 * Binds uploaded files to the content that sends them. Throws EDI-010 where the kind takes none,
 * EDI-029 for an unknown file, EDI-007 for one that is already part of another content.
 */
export function claimAttachments(
  sandbox: Sandbox,
  ids: readonly string[],
  channel: Channel,
  content: Content,
): Attachment[] {
  if (ids.length > 0 && !rulesOf(channel.type).takesAttachments) throw edi('010');
  return ids.map((id) => {
    const attachment = sandbox.store.attachments.get(id);
    if (!attachment) throw edi('029', `No such attachment: ${id}`);
    if (attachment.contentId !== null) throw edi('007');
    return { ...attachment, contentId: content.id, isPublic: content.isPublic };
  });
}
