/** Replies that are written once and used often (DESIGN §4): how they are found, and how their blanks are filled. */

/** What Foyer can fill in by itself, in the words of the blank. */
export const variables = ['name', 'first_name', 'agent', 'agent_first_name', 'channel'] as const;
type Variable = (typeof variables)[number];

/** What the blanks of a reply are filled from; null where it is not known. */
export interface BlankFacts {
  customerName: string | null;
  agentName: string;
  /** What customers know the channel by. */
  channelName: string;
}

/** A place that somebody has to fill: from its first brace to behind its last, in UTF-16 units. */
export interface Blank {
  from: number;
  to: number;
  /** What stands between the braces. */
  name: string;
}

const BLANK = /\{\{\s*([^{}\n]+?)\s*\}\}/g;

/** Every `{{blank}}` of a text, in its order. */
export function blanksIn(text: string): Blank[] {
  return Array.from(text.matchAll(BLANK), (found) => ({
    from: found.index,
    to: found.index + found[0].length,
    name: found[1] ?? '',
  }));
}

/** The next blank from a place on; null behind the last. */
export function nextBlank(text: string, from: number): Blank | null {
  return blanksIn(text).find((blank) => blank.from >= from) ?? null;
}

/** Fills in what is known. Every other blank stays, for whoever sends it to fill. */
export function fillBlanks(body: string, facts: BlankFacts): string {
  const values: Record<Variable, string | null> = {
    name: facts.customerName,
    first_name: firstWord(facts.customerName),
    agent: facts.agentName,
    agent_first_name: firstWord(facts.agentName),
    channel: facts.channelName,
  };
  return body.replace(BLANK, (blank, name: string) => {
    const variable = variables.find((known) => known === name);
    return (variable && values[variable]) ?? blank;
  });
}

function firstWord(name: string | null): string | null {
  return name?.trim().split(/\s+/, 1)[0] || null;
}

/** What is typed behind the slash: short, and one word, so that the first space ends it. */
export const SHORTCUT = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
export const SHORTCUT_LENGTH = 40;

interface Findable {
  shortcut: string;
  title: string;
}

/**
 * The replies that fit what was typed behind the slash, best first: by the beginning of the shortcut, then of any word
 * of shortcut or title. Nothing typed fits all.
 */
export function matchingReplies<R extends Findable>(replies: readonly R[], typed: string): R[] {
  const query = typed.toLowerCase();
  const rankOf = ({ shortcut, title }: R) => {
    if (shortcut.toLowerCase().startsWith(query)) return 0;
    const words = `${shortcut} ${title}`.toLowerCase().split(/[\s-]+/);
    return words.some((word) => word.startsWith(query)) ? 1 : 2;
  };
  return replies
    .map((reply) => ({ reply, rank: rankOf(reply) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank || (a.reply.title < b.reply.title ? -1 : 1))
    .map(({ reply }) => reply);
}
