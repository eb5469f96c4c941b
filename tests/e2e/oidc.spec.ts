import { expect, type Page } from '@playwright/test';
import { foyerUrl, logInOf, portOf } from '../support/e2e/environment';
import { test } from '../support/e2e/test';
import { type OidcServer, startOidcServer } from '../support/oidc-server';

let provider: OidcServer;
test.beforeAll(async () => {
  const redirectUri = `${foyerUrl()}/api/auth/callback/oidc`;
  provider = await startOidcServer(redirectUri, 'token', portOf('FOYER_OIDC_ISSUER'));
});
test.afterAll(() => provider.stop());

/** The provider's own pages ask for a font from elsewhere, and have no icon. */
const OF_PROVIDER = /fonts\.googleapis\.com|favicon\.ico/;

/** Types a log-in at the provider's page and lets Foyer know. */
async function continueAs(page: Page, login: string, from = '/sign-in'): Promise<void> {
  await page.goto(from);
  await page.getByRole('button', { name: 'Continue with Northwind ID' }).click();
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
}

test('who was invited signs in at the identity provider and is in the inbox', async ({
  page,
  browserErrors,
}) => {
  browserErrors.expect(OF_PROVIDER);
  const { email, name } = logInOf('Jonas');
  provider.people.set('jonas', { email, email_verified: true });
  await continueAs(page, 'jonas');
  await expect(page).toHaveURL(/\/inbox/);
  await expect(page.getByRole('button', { name: `Your account, ${name}` })).toBeVisible();
});

test('who was not, or claims an e-mail that is not verified, is told to ask for an invitation', async ({
  page,
  browserErrors,
}) => {
  browserErrors.expect(OF_PROVIDER);
  provider.people.set('mallory', { email: logInOf('Priya').email, email_verified: false });
  await continueAs(page, 'mallory');
  await expect(page.getByText('Nobody here signs in with that account.')).toBeVisible();
  await page.goto('/inbox/all');
  await expect(page.getByRole('heading', { name: 'Sign in to Foyer' })).toBeVisible();
});

test('who has an invitation joins at the identity provider without a password, by the invited e-mail alone', async ({
  amira,
  browser,
  browserErrors,
}) => {
  browserErrors.expect(OF_PROVIDER);
  const email = 'nadia@northwind.example';
  await amira.page.goto('/settings/people');
  await amira.page.getByRole('button', { name: 'Invite a person' }).click();
  await amira.page.getByLabel('Name').fill('Nadia Roth');
  await amira.page.getByLabel('Work email').fill(email);
  await amira.page.getByRole('button', { name: 'Make the link' }).click();
  const link = await amira.page.getByLabel('Link to join').inputValue();
  provider.people.set('someone', { email: 'someone@northwind.example', email_verified: true });
  provider.people.set('nadia', { email, email_verified: true });

  const other = await (await browser.newContext()).newPage();
  await continueAs(other, 'someone', link);
  await expect(other.getByText('That account does not have the email that was invited.')).toBeVisible();
  await other.context().close();

  const guest = await (await browser.newContext()).newPage();
  await continueAs(guest, 'nadia', link);
  await expect(guest).toHaveURL(/\/inbox/);
  await expect(guest.getByRole('button', { name: 'Your account, Nadia Roth' })).toBeVisible();
  await guest.context().close();
});

test('who has a password sees their provider among their ways to sign in, and may unlink it', async ({
  page,
  browserErrors,
}) => {
  browserErrors.expect(OF_PROVIDER);
  const { email } = logInOf('Maya');
  provider.people.set('maya', { email, email_verified: true });
  await continueAs(page, 'maya');
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto('/settings/sign-ins');
  await page.getByRole('button', { name: 'Unlink Northwind ID' }).click();
  await expect(page.getByText('Unlinked. Northwind ID')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Other ways to sign in' })).toBeHidden();
});
