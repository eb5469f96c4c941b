/** The words of an address for a filter: what it leaves out is not in it. */
export function filterParams(filter: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const given = Object.entries(filter).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] satisfies [string, string]],
  );
  return new URLSearchParams(given);
}
