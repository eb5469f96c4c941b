/** Names of people. */

/**
 * The name to show as author: the platform's `screenName`, else `displayName`, else nothing, and the screen
 * says so in its own words (product.md §2.3).
 */
export function authorName(person: { screenName: string | null; displayName: string | null }): string | null {
  return presentable(person.screenName) ?? presentable(person.displayName);
}

function presentable(name: string | null): string | null {
  const trimmed = name?.trim();
  return trimmed ? trimmed : null;
}
