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
  RegisteredApp,
  Session,
  Subscription,
} from './state/records';
import { Table } from './state/table';
import { talkKeyOf } from './state/talks';

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
  readonly apps = this.#table<RegisteredApp>('apps');

  readonly contentsByCreation = this.contents.orderBy(({ createdAt }) => createdAt);
  readonly contentsByChange = this.contents.orderBy(({ modifiedAt }) => modifiedAt);
  readonly contentsOfThread = this.contents.indexBy(({ threadId }) => threadId);
  readonly contentsUnder = this.contents.indexBy(({ inReplyToContentId }) => inReplyToContentId);
  /** What the business published by itself, by channel: people comment under it. */
  readonly postsOfChannel = this.contents.indexBy(({ channelId, isPublic, isIncoming, isFirstInThread }) =>
    isPublic && !isIncoming && isFirstInThread ? channelId : null,
  );
  /** Private talk only, by `talkKey`. */
  readonly contentsOfTalk = this.contents.indexBy(talkKeyOf);
  readonly unpushedContents = this.contents.indexBy(({ synchronizationStatus, exportDueAt }) =>
    synchronizationStatus === 'ExportPending' || exportDueAt !== null ? 'all' : null,
  );
  readonly identitiesByCreation = this.identities.orderBy(({ createdAt }) => createdAt);
  readonly identitiesByChange = this.identities.orderBy(({ modifiedAt }) => modifiedAt);
  readonly identitiesOfNetwork = this.identities.indexBy(({ network }) => network);
  readonly sessionsByAccessToken = this.sessions.indexBy(({ accessToken }) => accessToken);
  readonly sessionsByRefreshToken = this.sessions.indexBy(({ refreshToken }) => refreshToken);
  readonly sessionsByFormerToken = this.sessions.indexBy(({ formerRefreshToken }) => formerRefreshToken);
  readonly deliveriesOf = this.deliveries.indexBy(({ subscriptionId }) => subscriptionId);

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
