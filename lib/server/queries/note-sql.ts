import 'server-only';
import type { Note } from '@/lib/contract/note';

/** A note as it is read. */
export interface NoteRecord {
  id: string;
  version: number;
  conversation_id: string;
  agent_id: string;
  program: string | null;
  body: string;
  created_at: Date;
  edited_at: Date | null;
  removed_at: Date | null;
}

export const NOTE_COLUMNS = `
  note.id, note.version, note.conversation_id, note.agent_id, note.program, note.body, note.created_at,
  note.edited_at, note.removed_at`;

/** The record as it crosses the wire. */
export function toNote(record: NoteRecord): Note {
  return {
    id: record.id,
    version: record.version,
    conversationId: record.conversation_id,
    agentId: record.agent_id,
    program: record.program,
    text: record.body,
    createdAt: record.created_at.toISOString(),
    editedAt: record.edited_at?.toISOString() ?? null,
    isRemoved: record.removed_at !== null,
  };
}
