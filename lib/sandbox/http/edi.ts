import { ApiFault } from './api-fault';

/** The published codes of the Social Messaging service with their HTTP status; 026 and 039 do not exist. */
const CODES = {
  '001': [422, 'Send public or private but not both'],
  '002': [422, 'Structured content needs a type'],
  '003': [422, 'Private compose is not available here'],
  '004': [422, 'Compose is not available here'],
  '005': [422, 'Structured type not available on this channel'],
  '006': [422, 'No content class fits this action'],
  '007': [422, 'Attachment belongs to another content'],
  '008': [422, 'Wrong parameter type'],
  '009': [400, 'An attribute is required'],
  '010': [422, 'This kind of content takes no attachments'],
  '011': [422, 'Must be an array'],
  '012': [422, 'Outbound messages take only: channelId, to, templateName, templateLanguage, components'],
  '013': [403, 'A conversation cannot start from an agent message'],
  '014': [403, 'This kind of content cannot be answered'],
  '015': [403, 'A conversation is already open'],
  '016': [403, 'This channel cannot start discussions'],
  '017': [403, 'You may not start discussions on this channel'],
  '018': [403, 'You have no identity on this channel'],
  '019': [403, 'You may not reply on this channel'],
  '020': [403, 'A channel is needed'],
  '021': [403, 'This content cannot be answered at the moment'],
  '022': [403, 'The recipient takes no private messages'],
  '023': [403, 'A private message needs a recipient'],
  '024': [403, 'A rule of the channel forbids this content'],
  '025': [400, 'Parameter missing'],
  '027': [422, 'Should be an array'],
  '028': [400, 'The search is not valid'],
  '029': [404, 'No such resource'],
  '030': [400, 'Format not valid'],
  '031': [400, 'Value not valid'],
  '032': [404, 'Id not valid'],
  '033': [422, 'content cannot be saved'],
  '034': [422, 'Offset not valid'],
  '035': [422, 'Query is too costly'],
  '036': [422, 'Sort is too costly'],
  '037': [400, 'Cannot act as this user'],
  '038': [400, 'Paging value is not valid'],
  '040': [400, 'Some parameters are not valid'],
} as const satisfies Record<string, readonly [number, string]>;

export type EdiNumber = keyof typeof CODES;

/**
 * A refusal of the Social Messaging service. `message` replaces the usual words, `details` explains
 * them (published for 031 and 033, harmless elsewhere).
 */
export function edi(number: EdiNumber, message?: string, details?: string): ApiFault {
  const [status, usual] = CODES[number];
  return new ApiFault(status, `EDI-${number}`, message ?? usual, { extra: details ? { details } : {} });
}

/** What the service usually says with a code; undefined for a code that is not its own. */
export function usualMessage(code: string): string | undefined {
  const number = code.replace('EDI-', '');
  return number in CODES ? CODES[number as EdiNumber][1] : undefined;
}
