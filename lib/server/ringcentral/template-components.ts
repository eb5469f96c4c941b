import 'server-only';

/**
 * The values of a template's blanks, in the form that Meta has: those of numbered blanks in their order, those of named
 * ones with their names.
 *
 * @param values by the names of the blanks
 */
export function componentsOf(values: Readonly<Record<string, string>>) {
  const given = Object.entries(values);
  if (given.length === 0) return [];
  const isNumbered = given.every(([name]) => /^\d+$/.test(name));
  const parameters = isNumbered
    ? given.sort(([a], [b]) => Number(a) - Number(b)).map(([, text]) => ({ type: 'text', text }))
    : given.map(([name, text]) => ({ type: 'text', parameter_name: name, text }));
  return [{ type: 'body', parameters }];
}
