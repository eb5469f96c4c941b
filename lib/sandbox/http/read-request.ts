import { ApiFault } from './api-fault';
import { Asked } from './asked';
import type { Contract, OperationFacts } from './contract';
import { edi } from './edi';
import { isObject, type JsonObject } from './json';
import { normalisedBody, normalisedQuery } from './normalise';
import type { HttpContext } from './operation';
import { Query } from './query';
import { platformFault, socialFault } from './violations';

/** Reads a request, smooths it out and holds it against the document. Throws the code of the first violation. */
export async function readRequest(
  contract: Contract,
  facts: OperationFacts,
  http: HttpContext,
): Promise<{ readonly asked: Asked; readonly body: JsonObject }> {
  const query = normalisedQuery(new Query(http.req.url), facts);
  const body = facts.takesBody ? await readBody(http, facts) : undefined;
  const request = { path: http.req.path, query, ...(body === undefined ? {} : { body }) };
  for (const violation of contract.violations(facts, request)) {
    const fault = isSocial(facts) ? socialFault(violation, body) : platformFault(violation);
    if (fault) throw fault;
  }
  return { asked: new Asked(query), body: isObject(body) ? body : {} };
}

/** Undefined where a body may be left out and was: an empty object says as little as none. */
async function readBody(http: HttpContext, facts: OperationFacts): Promise<unknown> {
  const text = await http.req.text();
  const body = text.trim() === '' && !isSocial(facts) ? {} : parse(text, facts);
  if (!isObject(body)) return body;
  const members = normalisedBody(body);
  return facts.needsBody || Object.keys(members).length > 0 ? members : undefined;
}

function parse(text: string, facts: OperationFacts): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (isSocial(facts)) throw edi('030', 'The body is not JSON');
    throw new ApiFault(400, 'CMN-103', 'Cannot parse the body');
  }
}

/** Whether the Social Messaging service answers, whose codes are not the platform's. */
function isSocial({ path }: OperationFacts): boolean {
  return path.startsWith('/cx/');
}
