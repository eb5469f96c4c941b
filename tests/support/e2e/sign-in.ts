import { expect, type Page } from '@playwright/test';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Fills in the sign-in page and presses the button; where that leads is for the caller to see. */
export async function enterCredentials(page: Page, { email, password }: Credentials): Promise<void> {
  await page.getByLabel('Work email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in at the front door and arrives in the inbox. */
export async function signIn(page: Page, credentials: Credentials): Promise<void> {
  await page.goto('/sign-in');
  await enterCredentials(page, credentials);
  await expect(page).toHaveURL(/\/inbox/);
}
