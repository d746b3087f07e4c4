import fs from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startServer, stopServers } from '../support/server.ts';

test.afterEach(stopServers);

test('the first visit sets up an organization, and a killed process loses nothing', async ({
  page,
}) => {
  const server = await startServer({ fresh: true });
  await page.goto(server.origin);
  await expect(page).toHaveURL(/\/set-up$/);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('need another look');

  await page.getByLabel('Name of the organization').fill('Lighthouse');
  await page.getByLabel('Your name').fill('Ada Keeper');
  await page.getByLabel('E-mail address').fill('Ada@Lighthouse.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('short');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByText('Please use at least 10 characters.')).toBeVisible();
  await expect(page.getByLabel('Name of the organization')).toHaveValue('Lighthouse');

  await page.getByRole('textbox', { name: 'Password' }).fill('a lamp that turns');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/o\/lighthouse$/);

  // A crash, not a farewell: what the screen acknowledged is on the disk.
  await server.stop('SIGKILL');
  const again = await startServer({ dataFolder: server.dataFolder });
  await page.goto(again.origin);
  await expect(page).toHaveURL(/\/o\/lighthouse$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('E-mail address').first().fill('ada@lighthouse.example');
  await page.getByRole('textbox', { name: 'Password' }).fill('a lamp that turns');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/o\/lighthouse$/);
  expect(await again.stop()).toBe(0);
});

test('forms work without client JavaScript', async ({ browser }) => {
  const server = await startServer({ embedded: true });
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.origin);
  await page.getByLabel('Name of the organization').fill('No Script');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('need another look');
  await expect(page.getByLabel('Name of the organization')).toHaveValue('No Script');
  await page.getByLabel('Your name').fill('Noor');
  await page.getByLabel('E-mail address').fill('noor@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill('plain old forms');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(page).toHaveURL(/\/o\/no-script$/);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto(`${server.origin}/o/no-script`);
  await expect(page).toHaveURL(/\/sign-in\?to=/);
  await context.close();
});

test('a second process and a form from another site are refused', async () => {
  const server = await startServer({ embedded: true });
  const second = expect(startServer({ dataFolder: server.dataFolder })).rejects.toThrow(
    /Another Ithaca is running on/,
  );
  const answer = await fetch(`${server.origin}/set-up`, {
    method: 'POST',
    headers: {
      origin: 'https://evil.example',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: 'intent=example',
  });
  expect(answer.status).toBe(403);
  expect(fs.statSync(server.dataFolder).mode & 0o777).toBe(0o700);
  expect(fs.statSync(path.join(server.dataFolder, 'socket')).mode & 0o777).toBe(0o700);
  await second;
  expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200);
  await server.stop();
});
