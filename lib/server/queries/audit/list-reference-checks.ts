import 'server-only';
import type { Database } from '../../db';
import type { Check } from './check';

interface Reference {
  child: string;
  parent: string;
  /** Of the child and of the parent, in the same order. */
  columns: string[];
  parentColumns: string[];
}

/**
 * One check for each foreign key of a workspace's table: what a row refers to is there, and in the same workspace. The
 * database enforces it; a dump that was loaded without its triggers, or a corrupt index, does not.
 */
export async function listReferenceChecks(db: Database): Promise<Check[]> {
  return (await db.rows<Reference>(REFERENCES)).map((reference) => ({
    table: reference.child,
    sql: danglingSql(reference),
  }));
}

const REFERENCES = `
  SELECT child.relname::text AS child, parent.relname::text AS parent,
    array_agg(own.attname::text ORDER BY part.place) AS columns,
    array_agg(theirs.attname::text ORDER BY part.place) AS "parentColumns"
  FROM pg_constraint AS reference
  JOIN pg_class AS child ON child.oid = reference.conrelid
  JOIN pg_class AS parent ON parent.oid = reference.confrelid
  CROSS JOIN LATERAL unnest(reference.conkey, reference.confkey) WITH ORDINALITY AS part(own, theirs, place)
  JOIN pg_attribute AS own ON own.attrelid = child.oid AND own.attnum = part.own
  JOIN pg_attribute AS theirs ON theirs.attrelid = parent.oid AND theirs.attnum = part.theirs
  WHERE reference.contype = 'f' AND reference.connamespace = 'public'::regnamespace
    AND EXISTS (SELECT FROM pg_attribute WHERE attrelid = child.oid AND attname = 'workspace_id')
  GROUP BY reference.oid, child.relname, parent.relname
  ORDER BY child.relname, reference.oid`;

/** The names come from the database's own catalogue. */
function danglingSql({ child, parent, columns, parentColumns }: Reference): string {
  const own = columns.map((column) => `child."${column}"`);
  const pairs = own.map((column, index) => `parent."${parentColumns[index]}" = ${column}`);
  return `
    SELECT concat_ws('/', ${own.join(', ')}) AS key, '${columns.at(-1)}' AS field,
      'a row of ${parent}' AS expected, 'none' AS found
    FROM "${child}" AS child
    WHERE child.workspace_id = $1::uuid AND ${own.map((column) => `${column} IS NOT NULL`).join(' AND ')}
      AND NOT EXISTS (SELECT FROM "${parent}" AS parent WHERE ${pairs.join(' AND ')})`;
}
