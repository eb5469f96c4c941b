import addFormats from 'ajv-formats';
import { OpenAPIBackend } from 'openapi-backend';
import { CONTRACT } from '../state/assets';
import type { UsageGroup } from '../state/settings';

/** A parameter of an operation, as far as it matters for reading a query. */
export interface Parameter {
  readonly name: string;
  readonly isList: boolean;
  /** Only whole numbers have one. */
  readonly maximum: number | null;
}

/** What the document says of an operation. */
export interface OperationFacts {
  readonly id: string;
  readonly method: string;
  /** Path with parameters as `{name}`. */
  readonly path: string;
  /** What the app must be allowed to (CMN-401); null for the operations that need no token. */
  readonly appPermission: string | null;
  readonly group: UsageGroup;
  readonly parameters: readonly Parameter[];
  readonly takesBody: boolean;
  readonly needsBody: boolean;
}

/** One way in which a request is not as the document wants it. */
export interface Violation {
  readonly place: 'query' | 'body';
  /** Names and positions from the outside in; empty for the body as a whole. */
  readonly path: readonly string[];
  /** The JSON Schema keyword, such as `type` or `enum`. */
  readonly keyword: string;
  /** The JSON type that was wanted, where the type is wrong. */
  readonly wantedType: string | null;
  readonly message: string;
}

/** A request in the words of the document: see normalise.ts. */
export interface ContractRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: unknown;
}

interface Schema {
  readonly type?: string;
  readonly maximum?: number;
}

/** The OpenAPI document, by which requests are judged and operations know where they lie. */
export class Contract {
  readonly #api: OpenAPIBackend;

  private constructor(api: OpenAPIBackend) {
    this.#api = api;
  }

  static async open(): Promise<Contract> {
    const api = new OpenAPIBackend({
      definition: CONTRACT,
      // The document is checked by the tests; reading it twice at each start would only cost time.
      quick: true,
      coerceTypes: true,
      ajvOpts: { strict: false, allErrors: true, logger: false },
      customizeAjv: (ajv) => addFormats.default(ajv),
    });
    await api.init();
    return new Contract(api);
  }

  /** Throws for an operation that the document does not have. */
  facts(operationId: string): OperationFacts {
    const operation = this.#api.router.getOperation(operationId);
    if (!operation) throw new Error(`the document has no operation ${operationId}`);
    const extension = operation as unknown as Readonly<Record<string, string | undefined>>;
    const requestBody = operation.requestBody as { required?: boolean } | undefined;
    const parameters = (operation.parameters ?? []) as {
      in: string;
      name: string;
      deprecated?: boolean;
      schema: Schema;
    }[];
    return {
      id: operationId,
      method: operation.method.toUpperCase(),
      path: operation.path,
      appPermission: extension['x-app-permission'] ?? null,
      group: (extension['x-throttling-group'] ?? 'light').toLowerCase() as UsageGroup,
      // The deprecated ones are names of the older generation: normalise.ts knows what they are called now.
      parameters: parameters
        .filter((parameter) => parameter.in === 'query' && !parameter.deprecated)
        .map(({ name, schema }) => ({
          name,
          isList: schema.type === 'array',
          maximum: schema.type === 'integer' ? (schema.maximum ?? null) : null,
        })),
      takesBody: requestBody !== undefined,
      needsBody: requestBody?.required === true,
    };
  }

  /** Everything about a request that the document does not allow, in the order of the document. */
  violations({ id, method }: OperationFacts, { path, query, body }: ContractRequest): Violation[] {
    const request = {
      method,
      path,
      query: query as Record<string, string | string[]>,
      headers: { 'content-type': 'application/json' },
      body,
    };
    const { errors } = this.#api.validateRequest(request, id);
    return (errors ?? []).map(({ instancePath, keyword, params, message = 'not valid' }) => {
      const [root, ...path] = instancePath.split('/').slice(1);
      const missing = keyword === 'required' ? [String(params.missingProperty)] : [];
      return {
        place: root === 'query' ? 'query' : 'body',
        path: [...path, ...missing],
        keyword,
        wantedType: keyword === 'type' ? String(params.type) : null,
        message,
      };
    });
  }
}
