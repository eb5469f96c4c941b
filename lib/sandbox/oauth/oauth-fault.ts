import { ApiFault, faultBody } from '../http/api-fault';

export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'access_denied';

/** A refusal of the OAuth endpoints: RFC 6749 members beside the platform's own. */
export class OAuthFault extends ApiFault {
  readonly error: OAuthError;

  constructor(status: number, error: OAuthError, code: string, description: string) {
    super(status, code, description);
    this.error = error;
  }
}

/** The body of such a refusal. */
export function oauthFaultBody(fault: OAuthFault): object {
  return { error: fault.error, error_description: fault.message, ...faultBody(fault) };
}
