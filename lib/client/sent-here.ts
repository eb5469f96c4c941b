import type { Message } from '@/lib/contract/message';

/** How many replies one request may name. */
const MOST = 100;

/** Client ids of what this page has sent since it was loaded. */
const sent = new Set<string>();

/** This page sends a reply, for the first time or again. */
export function noteSentHere(clientId: string): void {
  sent.add(clientId);
}

/** Client ids of the replies among these that this page has sent: no news to whoever sits before it. */
export function sentHere(messages: readonly Message[]): string[] {
  return messages
    .flatMap(({ clientId }) => (clientId !== null && sent.has(clientId) ? [clientId] : []))
    .slice(-MOST);
}
