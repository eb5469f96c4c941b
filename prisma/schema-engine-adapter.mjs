// Prisma's pg driver adapter, with what the schema engine needs and the adapter lacks.
import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum } from '@prisma/driver-adapter-utils';

const CHAR_OID = 18;
const TEXT_OID = 25;

/**
 * The adapter rejects catalog columns of type "char", which the engine reads when it looks at a database.
 * They travel as text and are given their type back.
 * @param {any} queryable an adapter or one of its transactions; `performIO` is private in the adapter's types
 */
function readCharColumns(queryable) {
  const performIO = queryable.performIO.bind(queryable);
  const queryRaw = queryable.queryRaw.bind(queryable);
  /** @type {WeakMap<object, number[]>} */
  const charColumns = new WeakMap();

  queryable.performIO = async (/** @type {object} */ query) => {
    const result = await performIO(query);
    const fields = /** @type {{ dataTypeID: number }[]} */ (result.fields ?? []);
    charColumns.set(
      query,
      [...fields.keys()].filter((index) => fields[index]?.dataTypeID === CHAR_OID),
    );
    for (const field of fields) if (field.dataTypeID === CHAR_OID) field.dataTypeID = TEXT_OID;
    return result;
  };

  queryable.queryRaw = async (/** @type {object} */ query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(query) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
      for (const row of result.rows) if (row[index] === '') row[index] = '\0';
    }
    return result;
  };
  return queryable;
}

/**
 * Opens a database for the schema engine.
 * @param {string} connectionString
 * @returns the adapter, which holds one connection until it is disposed
 */
export async function openAdapter(connectionString) {
  // One connection that never closes by itself: the engine keeps an advisory lock and a search_path on it.
  const adapter = await new PrismaPg({ connectionString, max: 1, idleTimeoutMillis: 0 }).connect();
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (isolation) => readCharColumns(await startTransaction(isolation));
  // The adapter would split a script at every semicolon, also inside function bodies.
  adapter.executeScript = async (script) => {
    await adapter
      .underlyingDriver()
      .query(script)
      .catch((error) => /** @type {any} */ (adapter).onError(error));
  };
  return readCharColumns(adapter);
}
