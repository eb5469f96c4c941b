import 'server-only';
import type { Account } from '@/prisma/generated/client';
import { prisma } from '../db';
import type { Answer, Failure } from '../ringcentral/answer';
import type { Connection } from '../ringcentral/connection';
import type { AccessToken } from './access-token';
import type { Caller } from './account-ref';
import { type CallTerms, spendCall } from './call-budget';
import type { Clock } from './clock';

/** A login to an account, and whose calls its calls are counted with. */
export interface Login {
  account: Account;
  caller: Caller;
  clock: Clock;
  /** A token that is good now, never the refused one again; `unauthorized` when there is none. */
  getToken(refused: number | null): Promise<AccessToken | Failure>;
}

/** Calls the platform by a login. A token that is refused is replaced and the call made again, once. */
export async function callByLogin<T>(
  { account, caller, clock, getToken }: Login,
  terms: CallTerms,
  call: (connection: Connection) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const attempt = async (refused: number | null) => {
    const token = await getToken(refused);
    if ('outcome' in token) return { answer: token, used: null };
    const { serverUrl, basePath, generation } = account;
    const connection = { serverUrl, basePath, generation, accessToken: token.accessToken };
    const answer = await spendCall(caller, terms, clock, () => call(connection));
    return { answer, used: token.tokenGeneration };
  };
  const first = await attempt(null);
  const isTokenRefused = first.answer.outcome === 'unauthorized' && first.used !== null;
  const { answer } = isTokenRefused ? await attempt(first.used) : first;
  await rememberGeneration(account, answer);
  return answer;
}

/** Which names the platform uses is a fact of the account, learned from what it answers. */
async function rememberGeneration(account: Account, answer: Answer<unknown>): Promise<void> {
  const seen = answer.outcome === 'ok' ? answer.generationSeen : 'undetected';
  if (seen === 'undetected' || seen === account.generation || account.isGenerationFixed) return;
  const { workspaceId, id } = account;
  await prisma().account.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { generation: seen },
  });
}
