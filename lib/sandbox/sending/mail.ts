import { edi } from '../http/edi';

/** Plain addresses only, without a display name: that is what identities carry as well. */
const ADDRESS = /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]+$/;
const REPLY_MARK = /^re:\s/i;

/** Throws EDI-040 when one of the recipients is no mail address. */
export function checkAddresses(to: readonly string[]): void {
  const strange = to.find((address) => !ADDRESS.test(address));
  if (strange !== undefined) throw edi('040', `to must hold mail addresses: ${strange}`);
}

/** The subject that a reply goes by when it is given none of its own. */
export function replySubject(subject: string | null): string | null {
  return subject === null || REPLY_MARK.test(subject) ? subject : `Re: ${subject}`;
}
