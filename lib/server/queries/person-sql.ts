import 'server-only';
import type { Person } from '@/lib/contract/person';
import { authorName } from '@/lib/domain/person';

/** A person beside what they wrote or are talked to in; all null where there is none. */
export interface PersonRecord {
  person_id: string | null;
  person_version: number | null;
  person_screen_name: string | null;
  person_display_name: string | null;
  person_is_ours: boolean | null;
}

/**
 * The columns of a `PersonRecord`.
 *
 * @param table how the statement calls its `person`
 */
export function personColumns(table: string): string {
  return `${table}.id AS person_id, ${table}.version AS person_version, ${table}.screen_name AS person_screen_name,
  ${table}.display_name AS person_display_name, ${table}.is_ours AS person_is_ours`;
}

/** The person as it crosses the wire. */
export function toPerson(record: PersonRecord): Person | null {
  if (record.person_id === null) return null;
  return {
    id: record.person_id,
    version: record.person_version ?? 0,
    name: authorName({ screenName: record.person_screen_name, displayName: record.person_display_name }),
    isOurs: record.person_is_ours ?? false,
  };
}

/** By what a message is sent to somebody, to compare with: a number in E.164, or a mail address in small letters. */
export const ADDRESS_OF_PERSON = `(lower(person.email), '+' || regexp_replace(person.phone, '\\D', '', 'g'))`;
