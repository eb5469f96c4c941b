import { edi } from '../http/edi';
import type { Channel } from '../state/records';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { structuredType } from './structured-types';

const LINK = /https?:\/\/\S+/g;
const LINK_WEIGHT = 23;

/**
 * `body` must be there (EDI-009), say something unless files speak for it, and fit the channel
 * (both EDI-033).
 */
export function checkBody(request: CreateRequest, channel: Channel): void {
  const { body } = request;
  if (body === undefined) throw edi('009', 'body is required');
  const speaksOtherwise = request.attachmentIds.length > 0 || request.structuredContent !== undefined;
  if (body.trim() === '' && !speaksOtherwise) throw edi('033', undefined, 'the body is blank');
  const { bodyLimit } = rulesOf(channel.type);
  if (lengthOn(channel, body) > bodyLimit) {
    throw edi('033', undefined, `the body is longer than ${bodyLimit} characters`);
  }
}

/** The structured part of a request with the content type it makes. Throws EDI-002, EDI-005 or EDI-006. */
export function checkStructured(request: CreateRequest, channel: Channel) {
  const content = request.structuredContent;
  if (!content) return null;
  if (typeof content.type !== 'string' || content.type === '') throw edi('002');
  if (!rulesOf(channel.type).structured.includes(content.type)) {
    throw edi(structuredType(content.type) ? '005' : '006');
  }
  return { content, contentType: structuredType(content.type) ?? 'Message' };
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
