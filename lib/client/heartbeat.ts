import { useEffect } from 'react';
import type { PresenceBeat } from '@/lib/contract/presence';
import { HEARTBEAT_MS, TYPING_MS } from '@/lib/domain/presence';
import { write } from './http';
import { thisTab } from './this-tab';

/** The conversation that is open in this tab. */
let openId: string | null = null;
/** Ends the typing after the last key; 0: nothing is being typed. */
let typingTimer = 0;
let told: PresenceBeat['here'] = null;
let isStale = false;
let isTelling = false;

/** Tells colleagues that this tab is in a conversation, for as long as it is open and can be seen. */
export function useHeartbeat(conversationId: string): void {
  useEffect(() => {
    openId = conversationId;
    beat();
    const timer = window.setInterval(beat, HEARTBEAT_MS);
    document.addEventListener('visibilitychange', beat);
    return () => {
      window.clearInterval(timer);
      document.removeEventListener('visibilitychange', beat);
      openId = null;
      tellTyping(false);
      beat();
    };
  }, [conversationId]);
}

/** A key was pressed in the composer, or what it held is gone. */
export function tellTyping(isTyping: boolean): void {
  const wasTyping = typingTimer !== 0;
  window.clearTimeout(typingTimer);
  typingTimer = isTyping ? window.setTimeout(() => tellTyping(false), TYPING_MS) : 0;
  if (wasTyping !== isTyping) beat();
}

/** Says where this tab is. Never two at once, so that the last word is the last to arrive; what fails is said again. */
export function beat(): void {
  isStale = true;
  if (!isTelling) void tell();
}

async function tell(): Promise<void> {
  isTelling = true;
  while (isStale) {
    isStale = false;
    const here = whereItIs();
    // A tab that is nowhere has said so once.
    if (here !== null || told !== null) await say(here);
  }
  isTelling = false;
}

async function say(here: PresenceBeat['here']): Promise<void> {
  told = here;
  const body: PresenceBeat = { tabId: thisTab(), here };
  // Without a limit, one that hangs in a dead network would keep the next from being said in a living one.
  const signal = AbortSignal.timeout(HEARTBEAT_MS);
  await write('/api/presence', null, { method: 'POST', body, signal }).catch(() => undefined);
}

function whereItIs(): PresenceBeat['here'] {
  if (openId === null || document.visibilityState !== 'visible') return null;
  return { conversationId: openId, doing: typingTimer === 0 ? 'viewing' : 'typing' };
}
