import type { Agent } from '@/lib/contract/agent';
import type { UnsentReply } from '@/lib/contract/conversation';
import { failureOf } from '@/lib/domain/failure';
import { addWords } from '@/lib/words/catalogue';
import { failures } from '@/lib/words/en/failures';
import type { Speech } from '@/lib/words/words-context';
import type { Trouble } from './trouble';

addWords(failures);

/** Why something did not go through, as a sentence; a code that nobody knows is told by its class. */
export function causeOf(t: Speech['t'], code: string, network: string): string {
  return t(`failure.${failureOf(code).kind}`, { network });
}

/** The code as it is shown: a cause of our own has words enough. */
export function shownCode(code: string): string | null {
  return /^([A-Z]+-|Token)/.test(code) ? code : null;
}

interface Listener {
  readonly agents: readonly Agent[];
  readonly viewerId: string;
  readonly network: string;
  /** Milliseconds. */
  readonly now: number;
}

/** What a row says of a reply that did not go out. */
export function troubleOf({ code, at, agentId }: UnsentReply, listener: Listener, speech: Speech): Trouble {
  const { t, span } = speech;
  return {
    cause: code === null ? t('unsent.unsure') : causeOf(t, code, listener.network),
    code: code && shownCode(code),
    age: span(listener.now - Date.parse(at)),
    owner: ownerOf(agentId, listener, t),
  };
}

/** Its author sees to it, while they are at work; then the team. */
function ownerOf(authorId: string | null, { agents, viewerId }: Listener, t: Speech['t']): string {
  if (authorId === viewerId) return t('unsent.yours');
  const author = agents.find(({ id }) => id === authorId);
  return author?.isActive && author.availability === 'available' ? author.name : t('unsent.team');
}
