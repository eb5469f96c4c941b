import { edi } from '../http/edi';
import type { JsonObject } from '../http/json';
import type { Sandbox } from '../sandbox';
import type { Channel } from '../state/records';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkFiles } from './file-rules';
import { trimmedToChannel } from './structured-limits';
import { structuredType } from './structured-types';

const LINK = /https?:\/\/\S+/g;
const LINK_WEIGHT = 23;

/**
 * Checks what is sent, in the order of the API notes: `body` must be there (EDI-009), files be free and
 * welcome (EDI-010, 029, 007), structure be of a kind the channel knows (EDI-002, 005, 006), and the text
 * say something and fit (EDI-033). Returns the structured part with the content type it makes.
 */
export function checkMembers(sandbox: Sandbox, request: CreateRequest, channel: Channel) {
  const { body } = request;
  if (body === undefined) throw edi('009', 'body is required');
  checkAttachments(sandbox, request.attachmentIds, channel);
  const structured = checkStructured(request.structuredContent, channel);
  const speaksOtherwise = request.attachmentIds.length > 0 || structured !== null;
  if (body.trim() === '' && !speaksOtherwise) throw edi('033', undefined, 'the body is blank');
  const { bodyLimit } = rulesOf(channel.type);
  if (lengthOn(channel, body) > bodyLimit) {
    throw edi('033', undefined, `the body is longer than ${bodyLimit} characters`);
  }
  return structured;
}

function checkAttachments(sandbox: Sandbox, ids: readonly string[], channel: Channel): void {
  if (ids.length === 0) return;
  if (!rulesOf(channel.type).takesAttachments) throw edi('010');
  const files = ids.map((id) => {
    const attachment = sandbox.store.attachments.get(id);
    if (attachment && attachment.contentId !== null) throw edi('007');
    if (!attachment) throw edi('029', `No such attachment: ${id}`);
    return attachment;
  });
  checkFiles(channel.type, files);
}

function checkStructured(content: JsonObject | undefined, channel: Channel) {
  if (!content) return null;
  if (typeof content.type !== 'string' || content.type === '') throw edi('002');
  if (!rulesOf(channel.type).structured.includes(content.type)) {
    throw edi(structuredType(content.type) ? '005' : '006');
  }
  return {
    content: trimmedToChannel(content, channel.type),
    contentType: structuredType(content.type) ?? 'Message',
  };
}

/** Characters as the network counts them: code points, on Twitter weighted and links at a flat rate. */
function lengthOn(channel: Channel, body: string): number {
  if (channel.type !== 'Twitter') return [...body].length;
  const links = body.match(LINK)?.length ?? 0;
  const rest = [...body.replace(LINK, '')].reduce((sum, sign) => sum + tweetWeight(sign), 0);
  return rest + links * LINK_WEIGHT;
}

/** One for Latin and its neighbours and general punctuation, two for everything else. */
function tweetWeight(sign: string): number {
  const point = sign.codePointAt(0) ?? 0;
  const isLight =
    point <= 0x10ff ||
    (point >= 0x2000 && point <= 0x200d) ||
    (point >= 0x2010 && point <= 0x201f) ||
    (point >= 0x2032 && point <= 0x2037);
  return isLight ? 1 : 2;
}
