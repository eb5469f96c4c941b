/** An answer that refuses a request, in the platform's own words. */
export class ApiFault extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    more: { extra?: Record<string, string>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.extra = more.extra ?? {};
    this.headers = more.headers ?? {};
  }
}

/** The body of a refusal: `errors` is the contract, the copy on top is for clients that only look there. */
export function faultBody(fault: ApiFault): object {
  return {
    errorCode: fault.code,
    message: fault.message,
    errors: [{ errorCode: fault.code, message: fault.message, ...fault.extra }],
  };
}
