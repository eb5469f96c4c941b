import { Journal } from './state/journal';
import type {
  Attachment,
  AuthorizationCode,
  Channel,
  Content,
  Delivery,
  Fact,
  Identity,
  Intervention,
  Permission,
  Session,
  Subscription,
} from './state/records';
import { Table } from './state/table';

/** Rewriting the log costs a pause; below this many lines it never pays. */
const COMPACT_FROM_LINES = 20_000;
const COMPACT_RATIO = 4;

/** Everything the sandbox knows: tables in memory, each change also a line of the journal. */
export class Store {
  readonly #journal: Journal;
  readonly #tables = new Map<string, Table<{ readonly id: string }>>();

  readonly channels = this.#table<Channel>('channels');
  readonly identities = this.#table<Identity>('identities');
  readonly contents = this.#table<Content>('contents');
  readonly attachments = this.#table<Attachment>('attachments');
  readonly interventions = this.#table<Intervention>('interventions');
  readonly sessions = this.#table<Session>('sessions');
  readonly codes = this.#table<AuthorizationCode>('codes');
  readonly subscriptions = this.#table<Subscription>('subscriptions');
  readonly deliveries = this.#table<Delivery>('deliveries');
  readonly permissions = this.#table<Permission>('permissions');
  readonly facts = this.#table<Fact>('facts');

  constructor(journalPath: string) {
    this.#journal = new Journal(journalPath);
    for (const { table, id, row } of this.#journal.replay()) this.#tables.get(table)?.load(id, row);
  }

  /** Resolves when all changes so far are on the disk; call it before telling anyone "stored". */
  async flush(): Promise<void> {
    await this.#journal.flush();
    this.#compactWhenWorthwhile();
  }

  close(): void {
    this.#journal.close();
  }

  #table<T extends { readonly id: string }>(name: string): Table<T> {
    const table = new Table<T>((id, row) => this.#journal.append({ table: name, id, row }));
    this.#tables.set(name, table as unknown as Table<{ readonly id: string }>);
    return table;
  }

  #compactWhenWorthwhile(): void {
    const tables = [...this.#tables];
    const rows = tables.reduce((sum, [, table]) => sum + table.size, 0);
    if (this.#journal.lines < Math.max(COMPACT_FROM_LINES, rows * COMPACT_RATIO)) return;
    this.#journal.rewrite(
      tables.flatMap(([table, rowsOf]) => [...rowsOf.all()].map((row) => ({ table, id: row.id, row }))),
    );
  }
}
