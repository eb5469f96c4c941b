/**
 * Colleagues and teams named in a note (product.md §2.6). In a note as it is stored they are tokens, because names
 * change and two people may have the same; whoever writes or reads one sees names.
 */

/** Whom a token names. */
export interface Mention {
  kind: 'agent' | 'team';
  id: string;
}

/** A mention with what it is called. */
export interface NamedMention extends Mention {
  name: string;
}

/** A piece of a note: words, or somebody. */
export type NotePiece = { text: string } | { mention: Mention };

/** A member of the workspace, as far as a note can reach them. */
export interface Reachable {
  agentId: string;
  teamIds: readonly string[];
  /** Is active and may read the channel of the conversation. */
  mayRead: boolean;
}

const TOKEN = /@\[(agent|team):([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})\]/g;

const tokenOf = ({ kind, id }: Mention) => `@[${kind}:${id}]`;

/** A note in its pieces, in their order; nothing of it is lost. */
export function piecesOf(text: string): NotePiece[] {
  const pieces: NotePiece[] = [];
  let at = 0;
  for (const found of text.matchAll(TOKEN)) {
    const [token, kind, id = ''] = found;
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) });
    pieces.push({ mention: { kind: kind === 'team' ? 'team' : 'agent', id } });
    at = found.index + token.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at) });
  return pieces;
}

/** Whom a note names, each once. */
export function mentionsIn(text: string): Mention[] {
  const named = piecesOf(text).flatMap((piece) => ('mention' in piece ? [piece.mention] : []));
  return [...new Map(named.map((mention) => [tokenOf(mention), mention])).values()];
}

/**
 * Whom a note reaches, by their ids. A team stands for its members, as far as they may read the channel; nobody reaches
 * themselves.
 *
 * @param authorId who wrote the note
 */
export function reachedBy(
  mentions: readonly Mention[],
  members: readonly Reachable[],
  authorId: string,
): string[] {
  const isNamed = (kind: Mention['kind'], id: string) =>
    mentions.some((mention) => mention.kind === kind && mention.id === id);
  return members
    .filter(({ agentId, mayRead }) => mayRead && agentId !== authorId)
    .filter(({ agentId, teamIds }) => isNamed('agent', agentId) || teamIds.some((id) => isNamed('team', id)))
    .map(({ agentId }) => agentId);
}

/**
 * What was typed, as it is stored: each `@Name` becomes its token. The longest name counts, and a name ends where no
 * letter or digit follows.
 *
 * @param known of two with the same name, the first is meant
 */
export function withTokens(typed: string, known: readonly NamedMention[]): string {
  const byLength = known.toSorted((a, b) => b.name.length - a.name.length);
  let stored = '';
  for (let at = 0; at < typed.length; ) {
    const found = typed[at] === '@' ? byLength.find(({ name }) => standsAt(typed, at + 1, name)) : undefined;
    stored += found ? tokenOf(found) : typed[at];
    at += found ? found.name.length + 1 : 1;
  }
  return stored;
}

function standsAt(text: string, at: number, name: string): boolean {
  return name !== '' && text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}

/**
 * What is stored, as its author reads and changes it.
 *
 * @param nameOf undefined for somebody who is not known: their token stays
 */
export function withNames(stored: string, nameOf: (mention: Mention) => string | undefined): string {
  return piecesOf(stored)
    .map((piece) => {
      if ('text' in piece) return piece.text;
      const name = nameOf(piece.mention);
      return name === undefined ? tokenOf(piece.mention) : `@${name}`;
    })
    .join('');
}
