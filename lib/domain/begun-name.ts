/** Does somebody mean this name, who has typed so much of it? Any word of a name may be the one that they are called by. */
export function isNameBegun(name: string, typed: string): boolean {
  const begin = typed.toLocaleLowerCase();
  return [name, ...name.split(/\s+/)].some((word) => word.toLocaleLowerCase().startsWith(begin));
}
