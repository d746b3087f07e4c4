import { expect, type Page, test } from '@playwright/test';
import Papa from 'papaparse';
import writeWorkbook from 'write-excel-file/node';
import { startOrganization } from '../support/program-steps.ts';
import { type RunningServer, startServer, stopServers } from '../support/server.ts';
import { inDays } from '../support/steps.ts';

// A large spreadsheet with faults on purpose: each is named by row and column, nothing is half
// imported, the good rows are, and the whole can be taken back.

test.setTimeout(240_000);

let server: RunningServer;
test.beforeAll(async () => {
  server = await startServer();
});
test.afterAll(stopServers);

const header = ['email', 'name', 'side', 'country', 'time_zone', 'languages', 'capacity'];
header.push('hours_per_month', 'career_stage', 'availability', 'manager_email', 'skills_wanted');
type Row = Record<string, string>;

const goodRow = (number: number): Row => ({
  email: `person.${number}@lighthouse.example`,
  name: `Person ${number}`,
  side: number % 5 === 0 ? 'mentor' : 'mentee',
  country: 'Portugal',
  time_zone: 'Europe/Lisbon',
  languages: 'English; Portuguese',
  capacity: '2',
  hours_per_month: '2,5',
  career_stage: 'mid',
  availability: 'mon 09:00-12:00',
  manager_email: '',
  skills_wanted: 'Writing; Law',
});

/** What is put into a cell on purpose, and what the page is to say about it. */
const spoilt: [column: string, value: string, said: RegExp][] = [
  ['email', 'person.at.lighthouse', /e-mail/i],
  ['email', '', /needed|required|missing|empty/i],
  ['email', 'person.1@lighthouse.example', /row 2/],
  ['side', 'guru', /mentor/],
  ['side', '', /needed|required|missing|empty/i],
  ['country', 'Atlantis', /country/i],
  ['time_zone', 'Mars/Olympus', /zone/i],
  ['languages', 'Klingonish', /language/i],
  ['capacity', 'many', /1|50/],
  ['capacity', '51', /50/],
  ['hours_per_month', '201', /200/],
  ['career_stage', 'wizard', /stage/i],
  ['availability', 'someday', /mon|day|time/i],
  ['manager_email', 'the boss', /e-mail/i],
  ['name', 'N'.repeat(121), /120/],
  ['skills_wanted', 'S'.repeat(81), /80/],
];
const faultCount = 37;
const rowCount = 5_000;

/** Every 130th row has one fault. Rows are counted as the spreadsheet does: the header is row 1. */
const faults = Array.from({ length: faultCount }, (_, index) => {
  const [column, value, said] = spoilt[index % spoilt.length] ?? ['', '', /./];
  return { row: 130 * (index + 1), column, value, said };
});
const rows = Array.from({ length: rowCount }, (_, index) => {
  const fault = faults.find((each) => each.row === index + 2);
  return { ...goodRow(index + 1), ...(fault && { [fault.column]: fault.value }) };
});

async function upload(page: Page, program: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`${program}/enrolments/import`);
  await page
    .getByLabel('Spreadsheet')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await page.getByRole('button', { name: 'Check the rows' }).click();
}

test('five thousand rows with 37 faults', async ({ page }) => {
  const organization = await startOrganization(page, server.origin);
  await page.goto(`${organization}/programs/new`);
  await page.getByLabel('Name', { exact: true }).fill('Compass');
  await page.getByLabel(/Ends on/).fill(inDays(180));
  await page.getByRole('button', { name: 'Create program' }).click();
  await page.getByRole('button', { name: 'Open enrolment' }).click();
  await expect(page.getByRole('status')).toContainText('Enrolment is open');
  const address = new URL(page.url());
  const program = `${address.origin}${address.pathname}`;
  const csv = Buffer.from(Papa.unparse({ fields: header, data: rows }));

  await test.step('each fault is named by row and column, and nothing is imported yet', async () => {
    await upload(page, program, 'people.csv', csv);
    const list = page.getByRole('table', { name: 'What is wrong' }).getByRole('row');
    await expect(list).toHaveCount(faultCount + 1);
    const cells = await list.evaluateAll((all) =>
      all
        .slice(1)
        .map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
    );
    for (const [index, { row, column, value, said }] of faults.entries()) {
      const [number, named, shown, reason] = cells[index] ?? [];
      expect([number, named]).toEqual([String(row), column]);
      expect(value.startsWith((shown ?? '').replace('…', '')), `row ${row}`).toBe(true);
      expect(reason).toMatch(said);
    }
    await page.getByRole('button', { name: 'Import 4963 rows' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    await page.goto(`${program}/enrolments`);
    await expect(page.getByText('Nobody is enrolled yet.')).toBeVisible();
  });

  await test.step('the good rows are imported when the manager says so', async () => {
    await upload(page, program, 'people.csv', csv);
    await page.getByLabel('Import the good rows, leave these out').check();
    await page.getByRole('button', { name: 'Import 4963 rows' }).click();
    await expect(page.getByRole('status')).toContainText('4963 enrolments were imported', {
      timeout: 120_000,
    });
  });

  await test.step('the mended rows come as a workbook, without those who are in', async () => {
    const mended = faults.map(({ row }) => goodRow(row - 1));
    const again = [...mended, goodRow(1)];
    const bytes = await writeWorkbook([
      header.map((name) => name),
      ...again.map((row) => header.map((name) => row[name] || null)),
    ]).toBuffer();
    await upload(page, program, 'mended.xlsx', bytes);
    await expect(page.getByText('read as Excel', { exact: false })).toBeVisible();
    const list = page.getByRole('table', { name: 'What is wrong' }).getByRole('row');
    await expect(list).toHaveCount(2);
    await expect(list.nth(1)).toContainText('39');
    await page.getByLabel('Import the good rows, leave these out').check();
    await page.getByRole('button', { name: 'Import 37 rows' }).click();
    await expect(page.getByRole('status')).toContainText('37 enrolments were imported');
  });

  await test.step('the first import is taken back, the second stays', async () => {
    await page.goto(`${program}/enrolments/imports`);
    await page.getByRole('link', { name: 'Undo the import of people.csv' }).click();
    await expect(page.getByText('Enrolments that go')).toBeVisible();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await expect(page.getByRole('status')).toContainText('4963 enrolments are gone, 0 stay', {
      timeout: 120_000,
    });
    await page.goto(`${program}/enrolments/imports`);
    await expect(page.getByText(/^Undone/)).toBeVisible();
    await expect(page.getByRole('link', { name: 'Undo the import of mended.xlsx' })).toBeVisible();
    await page.goto(`${program}/enrolments`);
    await expect(page.getByText('Person 129').first()).toBeVisible();
    await expect(page.getByText('Person 1', { exact: true })).toHaveCount(0);
  });
});
