import { ApiFault } from './api-fault';
import type { Violation } from './contract';
import { type EdiNumber, edi } from './edi';
import { isObject } from './json';

/** The code that a search is refused with, by parameter; EDI-028 for all others. */
const SEARCH_CODES: Readonly<Record<string, EdiNumber>> = { perPage: '038' };

/** Arrays of a create call that have a code of their own when they are none. */
const ARRAY_CODES: Readonly<Record<string, EdiNumber>> = { attachmentIds: '011' };

/** Members that are objects: an array in their place is a value that is not valid, not a wrong type. */
const OBJECTS = ['structuredContent', 'contextData'];

/**
 * The refusal of the Social Messaging service for a violation. Null for what its own rules decide later, at their
 * place in the order of the API notes, section 7: a missing parent or channel (EDI-020), and the longest body of
 * all (EDI-033).
 */
export function socialFault(violation: Violation, body: unknown): ApiFault | null {
  const [member = ''] = violation.path;
  const words = `${violation.path.join('.')} ${violation.message}`;
  if (violation.place === 'query') return edi(SEARCH_CODES[member] ?? '028', `Not valid: ${words}`);
  switch (violation.keyword) {
    case 'required':
    case 'anyOf':
    case 'maxLength':
      return null;
    case 'format':
      return edi('040', words);
    default:
      if (member === '') return edi('031', undefined, 'an object is needed');
      return edi(shapeCode(violation, body), words, words);
  }
}

/** The code of a member of the wrong shape: for what should be an array, for what lies in objects, for the rest. */
function shapeCode({ path: [member = '', ...inner], wantedType }: Violation, body: unknown): EdiNumber {
  const isArrayGiven = isObject(body) && Array.isArray(body[member]);
  if (OBJECTS.includes(member)) return inner.length > 0 || isArrayGiven ? '031' : '008';
  return wantedType === 'array' ? (ARRAY_CODES[member] ?? '027') : '008';
}

/** The refusal of the platform for a violation. */
export function platformFault({ path }: Violation): ApiFault {
  return invalidParameter(path.join('.') || 'body');
}

/** CMN-101 for a parameter, in the platform's words. */
export function invalidParameter(parameterName: string, why?: string): ApiFault {
  const message = `Parameter [${parameterName}] value is invalid${why ? `: ${why}` : ''}`;
  return new ApiFault(400, 'CMN-101', message, { extra: { parameterName } });
}
