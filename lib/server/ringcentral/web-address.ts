import 'server-only';

/** The address if a browser may follow it: http or https, without credentials in it; else null. */
export function webAddress(told: string | null): string | null {
  if (told === null || !URL.canParse(told)) return null;
  const url = new URL(told);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  return isWeb && url.username === '' && url.password === '' ? url.href : null;
}
