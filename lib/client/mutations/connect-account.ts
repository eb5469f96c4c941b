import { useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AccountChange,
  AccountToConnect,
  AppToCheck,
  ConsentErrand,
  NewSignIn,
} from '@/lib/contract/connect';
import { putAccount } from '../cache';
import { write } from '../http';

const checkListShape = async () => (await import('@/lib/contract/connect')).checkList;
const connectResultShape = async () => (await import('@/lib/contract/connect')).connectResult;
const consentPageShape = async () => (await import('@/lib/contract/own-login')).consentPage;
const accountShape = async () => (await import('@/lib/contract/account')).account;

/** Tries a server and an app; nothing is kept. */
export function useCheckApp() {
  return useMutation({
    mutationFn: (body: AppToCheck) => write('/api/accounts/check', checkListShape, { method: 'POST', body }),
  });
}

/** A JWT for a new account, or for one that is there. */
type JwtSignIn = { account: AccountToConnect } | { accountId: string; signIn: NewSignIn };

/** Signs in by a JWT: what was tried, and the account where nothing is wrong. */
export function useSignInByJwt() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (given: JwtSignIn) =>
      'account' in given
        ? write('/api/accounts', connectResultShape, { method: 'POST', body: given.account })
        : write(`/api/accounts/${given.accountId}/sign-in`, connectResultShape, {
            method: 'PUT',
            body: given.signIn,
          }),
    onSuccess: (result) => result?.account && putAccount(client, result.account),
  });
}

/** Leaves for RingCentral's page; the browser comes back to the settings. */
export function useAskForConsent() {
  return useMutation({
    mutationFn: (body: ConsentErrand) =>
      write('/api/accounts/consent', consentPageShape, { method: 'POST', body }),
    onSuccess: (page) => page && window.location.assign(page.address),
  });
}

/** Tries an account at once, and has done what is due. */
export function useRepairAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) =>
      write(`/api/accounts/${accountId}/repair`, connectResultShape, { method: 'POST' }),
    onSuccess: (result) => result?.account && putAccount(client, result.account),
  });
}

/** What an admin decides of an account. */
export function useChangeAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ accountId, change }: { accountId: string; change: AccountChange }) =>
      write(`/api/accounts/${accountId}`, accountShape, { method: 'PATCH', body: change }),
    onSuccess: (account) => account && putAccount(client, account),
  });
}

/** Ends an account's sign-in and webhook; what it brought in stays. */
export function useDisconnectAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (accountId: string) =>
      write(`/api/accounts/${accountId}`, accountShape, { method: 'DELETE' }),
    onSuccess: (account) => account && putAccount(client, account),
  });
}
