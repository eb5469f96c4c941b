import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import { CONTRACT } from '../state/assets';

/** One way in which an answer is not as the document has it. */
export interface Difference {
  /** Where in the answer; positions in lists are left out, so that a hundred records differ once. */
  readonly place: string;
  readonly message: string;
}

/** Holds answers against the document by which the sandbox judges requests. */
export class AnswerJudge {
  readonly #api: OpenAPIBackend;

  private constructor(api: OpenAPIBackend) {
    this.#api = api;
  }

  static async open(): Promise<AnswerJudge> {
    const api = new OpenAPIBackend({
      definition: CONTRACT,
      quick: true,
      ajvOpts: { strict: false, allErrors: true, logger: false },
      customizeAjv: (ajv) => addFormats.default(ajv),
    });
    await api.init();
    return new AnswerJudge(api);
  }

  /** @param status as it came; one that the document does not have for the operation is a difference by itself */
  differences(operation: string, status: number, body: unknown): Difference[] {
    const documented = this.#api.router.getOperation(operation)?.responses ?? {};
    if (!(String(status) in documented))
      return [{ place: '', message: `status ${status} is not documented` }];
    const { errors } = this.#api.validateResponse(body, operation, status);
    const all = (errors ?? []).map(({ instancePath, message, params }) => ({
      place: instancePath.replaceAll(/\/\d+(?=\/|$)/g, '/*'),
      message: `${message ?? 'differs'}${'allowedValues' in params ? `: ${params.allowedValues}` : ''}`,
    }));
    return [...new Map(all.map((it) => [`${it.place} ${it.message}`, it])).values()];
  }
}
