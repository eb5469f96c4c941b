import type { Contract } from '../http/contract';
import { OAuthFault } from './oauth-fault';

/**
 * Holds the fields of an OAuth request against the document. Throws invalid_request, or what a field has of its own:
 * unsupported_grant_type, unsupported_response_type, invalid_client for a missing `client_id`.
 */
export function checkFields(
  contract: Contract,
  operationId: 'getToken' | 'authorize',
  fields: Readonly<Record<string, string>>,
): void {
  const facts = contract.facts(operationId);
  const given = facts.takesBody ? { query: {}, body: fields } : { query: fields };
  const [violation] = contract.violations(facts, { path: facts.path, ...given });
  if (violation) throw faultOf(violation.path[0] ?? '', violation.keyword);
}

function faultOf(field: string, keyword: string): OAuthFault {
  switch (field) {
    case 'grant_type':
      return keyword === 'required'
        ? new OAuthFault(400, 'invalid_request', 'OAU-250', 'grant_type is missing')
        : new OAuthFault(400, 'unsupported_grant_type', 'OAU-250', 'Grant type not supported');
    case 'response_type':
      return new OAuthFault(400, 'unsupported_response_type', 'OAU-252', 'response_type must be code');
    case 'client_id':
      return new OAuthFault(400, 'invalid_client', 'OAU-113', 'No app has this client_id');
    default:
      return new OAuthFault(400, 'invalid_request', 'OAU-109', `${field} is not valid`);
  }
}
