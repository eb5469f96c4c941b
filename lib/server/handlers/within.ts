import 'server-only';

/**
 * Waits for something, but not for ever. What is late goes on and its outcome is dropped.
 *
 * @param ms milliseconds
 * @throws an Error when the time is over, and whatever the work throws
 */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
