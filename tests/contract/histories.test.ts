import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../support/platform-client';
import { until } from '../support/until';
import { CONTENTS, Stage } from './stage';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterEach(() => stage.sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } }));

afterAll(() => stage.close());

const step = fc.oneof(
  fc.record({ act: fc.constant('write' as const), type: fc.constantFrom('WhatsApp', 'Facebook', 'Viber') }),
  fc.record({
    act: fc.constant('answer' as const),
    mark: fc.constantFrom('', '#sandbox-abort', '#sandbox-fail-once'),
  }),
  fc.record({ act: fc.constantFrom('edit' as const, 'delete' as const) }),
  fc.record({ act: fc.constant('wait' as const), seconds: fc.integer({ min: 1, max: 5 }) }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Which states of a push may follow which: forward only. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  ExportPending: ['ExportPending', 'ExportFailure', 'Success', 'ExportAborted'],
  ExportFailure: ['ExportFailure', 'Success', 'ExportAborted'],
  Success: ['Success'],
  ExportAborted: ['ExportAborted'],
};

/** One random history: what was written last, and the states in which each reply was seen. */
class History {
  #last: Json | null = null;
  readonly #seen = new Map<string, string>();

  async play(one: Step): Promise<void> {
    switch (one.act) {
      case 'write':
        this.#last = await stage.write(one.type);
        break;
      case 'answer':
        await this.#answer(one.mark);
        break;
      case 'edit':
        await this.#change({ body: 'On second thoughts' });
        break;
      case 'delete':
        await this.#change({ remotelyDeleted: true });
        break;
      case 'wait':
        await stage.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: one.seconds } });
        break;
    }
    await this.look();
  }

  /** Looks at all replies so far; a state that went back is found here. */
  async look(): Promise<void> {
    const found = await Promise.all(
      [...this.#seen.keys()].map((id) => stage.call('GET', `${CONTENTS}/${id}`)),
    );
    for (const { body } of found) this.#note(body);
  }

  get isSettled(): boolean {
    return [...this.#seen.values()].every((state) => state === 'Success' || state === 'ExportAborted');
  }

  async #answer(mark: string): Promise<void> {
    if (!this.#last) return;
    const { status, body } = await stage.reply(this.#last, { body: `Hello! ${mark}` });
    if (status === 201) this.#note(body);
  }

  async #change(body: object): Promise<void> {
    if (!this.#last) return;
    await stage.sandbox.control(`/contents/${String(this.#last.id)}`, { method: 'PATCH', body });
  }

  #note({ id, synchronizationStatus }: Json): void {
    const before = this.#seen.get(String(id)) ?? 'ExportPending';
    expect(NEXT[before]).toContain(synchronizationStatus);
    this.#seen.set(String(id), String(synchronizationStatus));
  }
}

async function walk(order: string): Promise<string[]> {
  const ids: string[] = [];
  for (let token = ''; ; ) {
    const page = token === '' ? '' : `&pageToken=${token}`;
    const { body } = await stage.call('GET', `${CONTENTS}?perPage=97&orderBy=${order}${page}`);
    ids.push(...(body.records as Json[]).map(({ id }) => String(id)));
    const next = (body.paging as Json).nextPageToken;
    if (typeof next !== 'string') return ids;
    token = next;
  }
}

describe('after any history', () => {
  it('pages are complete and hold nothing twice, and no reply has ever gone back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        const history = new History();
        for (const one of steps) await history.play(one);
        await until(async () => {
          await stage.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: 5 } });
          await history.look();
          return history.isSettled;
        });
        const { records } = await stage.sandbox.control<{ records: Json[] }>('/contents');
        const all = records.map(({ id }) => String(id)).sort();
        for (const order of [
          '-creationTime',
          '%2BcreationTime',
          '-lastModifiedTime',
          '%2BlastModifiedTime',
        ]) {
          expect((await walk(order)).sort()).toEqual(all);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('no more calls were answered in a minute than the budget allows', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 40 }),
        async (light, pauses) => {
          await stage.sandbox.control('/settings', { method: 'PUT', body: { rateLimits: { light } } });
          const answeredAt: number[] = [];
          let at = 0;
          for (const seconds of pauses) {
            await stage.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: seconds } });
            at += seconds;
            if ((await stage.call('GET', `${CONTENTS}?perPage=1`)).status === 200) answeredAt.push(at);
          }
          expect(mostInAMinute(answeredAt)).toBeLessThanOrEqual(2 * light);
          expect(answeredAt.length).toBeLessThanOrEqual(light * (Math.floor(at / 60) + 1));
        },
      ),
      { numRuns: 25 },
    );
  });
});

/** Windows are fixed, as the platform's headers tell, so two of them may lie in any one minute. */
function mostInAMinute(times: readonly number[]): number {
  return Math.max(0, ...times.map((start) => times.filter((at) => at >= start && at < start + 60).length));
}
