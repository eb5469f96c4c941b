/** A way from a person to a system of the workspace's own: what people call it, and an address with blanks. */
export interface PersonLink {
  name: string;
  /** Such as `https://shop.example/?phone={{phone}}`. */
  address: string;
}

/** What of a person may stand in an address. */
export const linkBlanks = ['phone', 'email', 'name', 'id'] as const;
type LinkBlank = (typeof linkBlanks)[number];

export const MOST_LINKS = 10;

const BLANK = /\{\{\s*(\w*)\s*\}\}/g;

/** Whether an address leads to a web page and has no blank that nobody can fill. */
export function isLinkAddress(address: string): boolean {
  const blanks = [...address.matchAll(BLANK)].map(([, name]) => name);
  if (!blanks.every(isBlank)) return false;
  const filled = address.replaceAll(BLANK, 'x');
  return !/[{}\s]/.test(filled) && URL.canParse(filled) && /^https?:$/.test(new URL(filled).protocol);
}

/**
 * The address for one person. What stands in a blank is escaped, so that nobody can lead elsewhere by their name.
 *
 * @returns null where something is not known that the address asks for
 */
export function linkFor(
  { address }: PersonLink,
  person: Readonly<Record<LinkBlank, string | null>>,
): string | null {
  const blanks = [...address.matchAll(BLANK)].flatMap(([, name]) => (isBlank(name) ? [name] : []));
  if (blanks.some((blank) => !person[blank])) return null;
  return address.replaceAll(BLANK, (_, name) =>
    isBlank(name) ? encodeURIComponent(person[name] ?? '') : '',
  );
}

function isBlank(name: string | undefined): name is LinkBlank {
  return linkBlanks.some((blank) => blank === name);
}
