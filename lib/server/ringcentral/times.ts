import 'server-only';

/** Nothing on these networks is older; a year before or after is a mistake of somebody's clock. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const isoShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const hasZone = /(Z|[+-]\d\d:?\d\d)$/i;

/**
 * A time of the platform in our form, UTC with milliseconds.
 *
 * @returns null for anything that is not a sensible time. Without a zone it is UTC, never this machine's zone
 */
export function timeOf(told: string | null): string | null {
  if (told === null || !isoShape.test(told)) return null;
  return sensible(Date.parse(hasZone.test(told) ? told : `${told}Z`));
}

/** The second in which a record was made: the first eight hex digits of its id. Null for ids of another form. */
export function creationTimeOfId(id: string): string | null {
  if (!/^[0-9a-f]{24}$/i.test(id)) return null;
  return sensible(Number.parseInt(id.slice(0, 8), 16) * 1000);
}

function sensible(milliseconds: number): string | null {
  if (!(milliseconds >= EARLIEST && milliseconds < LATEST)) return null;
  return new Date(milliseconds).toISOString();
}
