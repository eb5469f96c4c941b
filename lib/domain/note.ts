/** Notes are for colleagues alone. They are no messages: nothing of this file knows a channel. */
import { may, type Role } from './permission';

/** How long an author may change what they wrote (milliseconds). Later it is part of what others acted upon. */
const CHANGEABLE_MS = 15 * 60_000;

interface WrittenNote {
  agentId: string;
  /** ISO time. */
  createdAt: string;
  isRemoved: boolean;
}

interface Asking {
  agentId: string;
  role: Role;
}

/**
 * May this person change the words of a note?
 *
 * @param now ISO time
 */
export function mayChangeNote(note: WrittenNote, who: Asking, now: string): boolean {
  const age = Date.parse(now) - Date.parse(note.createdAt);
  return !note.isRemoved && note.agentId === who.agentId && age < CHANGEABLE_MS;
}

/** May this person take a note away? Its author for a while, supervisors at any time. */
export function mayRemoveNote(note: WrittenNote, who: Asking, now: string): boolean {
  return !note.isRemoved && (may(who.role, 'remove-notes') || mayChangeNote(note, who, now));
}
