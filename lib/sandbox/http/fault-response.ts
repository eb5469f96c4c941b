import { type ApiFault, faultBody } from './api-fault';
import type { HttpContext } from './operation';

/** The JSON answer of a refusal. */
export function faultResponse(http: HttpContext, fault: ApiFault): Response {
  for (const [name, value] of Object.entries(fault.headers)) http.header(name, value);
  return http.json(faultBody(fault), fault.status as 400);
}
