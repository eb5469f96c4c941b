import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENERAL } from './general-answers';
import { expectValid, type Generation } from './openapi';
import { PARTICULAR } from './particular-answers';
import { type Promised, promises } from './promises';
import { sampleOf } from './requests';
import { type Seen, Stage } from './stage';

/**
 * What no request can bring about, only a fault that is asked for. EDI-013 and EDI-015 speak of opening
 * conversations, which none of the five operations does; which searches and sorts are too costly (EDI-035, EDI-036)
 * nobody knows; EDI-038 belongs to lists and SUB-507 is another service's word for CMN-102 (API notes, section 7).
 */
const FORCED = [
  'listSocialMessagingContents 422 EDI-035',
  'listSocialMessagingContents 422 EDI-036',
  'createSocialMessagingContent 403 EDI-013',
  'createSocialMessagingContent 403 EDI-015',
  'createSocialMessagingContent 400 EDI-038',
  'readSubscription 404 SUB-507',
  'updateSubscription 404 SUB-507',
  'deleteSubscription 404 SUB-507',
  'renewSubscription 404 SUB-507',
  'readExtension 404 SUB-507',
];

const all = promises();

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open();
});

afterAll(() => stage.close());

function nameOf({ operationId, status, code }: Promised): string {
  return [operationId, status, code].filter(Boolean).join(' ');
}

/** The one way to bring about an answer; undefined when nobody has thought of any. */
function wayTo(promised: Promised): (() => Promise<Seen>) | undefined {
  const { operationId, status, code } = promised;
  const particular = PARTICULAR[nameOf(promised)] ?? PARTICULAR[`${operationId} ${code}`];
  if (particular) return () => particular(stage);
  if (FORCED.includes(nameOf(promised))) return () => forced(promised);
  const general = GENERAL[[status, code].filter(Boolean).join(' ')];
  return general && (() => general(stage, promised));
}

async function forced({ operationId, status, code }: Promised): Promise<Seen> {
  const { method, path, body } = await sampleOf(stage, operationId);
  const rule = { match: { operation: operationId }, effect: 'status', status, code, times: 1 };
  await stage.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  return stage.call(method, path, body);
}

describe.each<Generation>(['channel', 'source'])('in the words of the %s generation', (generation) => {
  beforeAll(() => stage.sandbox.control('/settings', { method: 'PUT', body: { generation } }));

  it.each(all.map((promised) => [nameOf(promised), promised] as const))('%s', async (_name, promised) => {
    const provoke = wayTo(promised);
    if (!provoke) throw new Error('the document promises an answer that nobody has asked for');
    const answer = await provoke();
    expect([answer.status, answer.body.errorCode ?? null]).toEqual([
      promised.status,
      promised.code ?? answer.body.errorCode ?? null,
    ]);
    expectValid(generation, answer);
  });
});

describe('the list of what is promised', () => {
  it('holds every operation, and all 38 codes of the service', () => {
    const codes = new Set(all.map(({ code }) => code).filter((code) => code?.startsWith('EDI')));
    expect(codes.size).toBe(38);
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(16);
  });

  it('forces nothing that is not in the document', () => {
    const names = all.map(nameOf);
    expect(FORCED.filter((name) => !names.includes(name))).toEqual([]);
  });
});
