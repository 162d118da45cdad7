import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { monthBefore } from '../../src/statistics/months.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import { emptyChange } from '../../src/store/ports/changes.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

const library = LibraryCode.parse('ABC')
const present = new Date().toISOString().slice(0, 7)
const [created, charged] = [monthBefore(present, 3), monthBefore(present, 1)]

/** A request that a partner filled three months ago, and charged for in the last month. */
const filled = (number: number, partner: string, service: string, units: number): RequestFacts =>
  RequestFacts.parse({
    ...{ number: `ABC-0000000${number}`, library, service, createdOn: `${created}-10` },
    ...{ closedOn: `${charged}-12`, outcome: 'completed' },
    entries: [
      {
        ...{ entry: 1, position: 1, partner, result: 'shipped', isFilled: true, items: [] },
        ...{ sentOn: `${created}-10`, shippedOn: `${created}-11`, receivedOn: `${created}-${12 + number}` },
      },
    ],
    charges: units === 0 ? [] : [{ currency: 'EUR', units, on: `${charged}-12`, partner }],
  })

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  for (const [code, name, networks] of [
    ['NORTH', 'Bergen Library', [{ network: 'Nordic' }]],
    ['SOUTH', 'Aachen Library', []],
  ] as const) {
    const put = await scene.gateway.api('PUT', `/v1/partners/${code}`, {
      ...{ name, networks, symbols: [{ type: 'ISIL', value: `X-${code}` }], allowPrivateNetwork: true },
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
    })
    expect(put.status, JSON.stringify(put.body)).toBeLessThan(300)
  }
  const facts = [
    filled(1, 'NORTH', 'copy', 125_000),
    filled(2, 'SOUTH', 'loan', 80_000),
    filled(3, 'SOUTH', 'loan', 0),
  ]
  await scene.gateway.store.commit({
    ...emptyChange(library),
    rows: facts.flatMap((each) => factRows(each, 1)),
  })
})
afterEach(() => browser.endTest())
afterAll(async () => {
  await browser.close()
  await scene.stop()
})

/** Returns what the row of a month begins with: some dialects of English write “Sept”. */
const rowOf = (month: string, amount: string): RegExp => {
  const name = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-15`),
  )
  return new RegExp(`^${name}t? ${month.slice(0, 4)} ${amount}`)
}

const open = async (search: string): Promise<Page> => {
  const page = await browser.open('about:blank')
  await scene.signIn(page, 'staff', `/statistics?${search}`)
  return page
}

/** Returns the texts of the first cells of the rows of a table. */
const firstCells = (page: Page): Promise<readonly string[]> =>
  page.locator('tbody tr td:first-child').allTextContents()

test('costs stand in the month in which they arose, of copies alone where that is chosen', async () => {
  const page = await open('report=costs_months')
  await page.getByRole('row', { name: rowOf(charged, '€20.50') }).waitFor()
  await page.getByText('by the day on which each thing happened').waitFor()
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Copy' }).click()
  await page.getByRole('row', { name: rowOf(charged, '€12.50') }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'costs-of-copies')
  await page.getByRole('button', { name: 'Remove the filter Service: Copy' }).click()
  await page.getByRole('combobox', { name: 'Counted by' }).click()
  await page.getByRole('option', { name: 'Day of creation' }).click()
  await page.getByRole('row', { name: rowOf(created, '€20.50') }).waitFor()
  // The requests behind a figure are those of the same days.
  await page.getByRole('button', { name: /^€20\.50: show the requests of Charges.*All$/ }).click()
  await page.getByRole('dialog').getByText('2 requests are counted.').waitFor()
})

test('a table is sorted by the head of a column, and turned by a second click', async () => {
  const page = await open('report=costs')
  await page.getByRole('row', { name: /Bergen Library/ }).waitFor()
  expect(await firstCells(page)).toEqual(['Bergen Library', 'Aachen Library', 'All'])
  const head = page.getByRole('columnheader', { name: 'Partner' })
  await head.getByRole('button').click()
  expect(await firstCells(page)).toEqual(['Aachen Library', 'Bergen Library', 'All'])
  expect(await head.getAttribute('aria-sort')).toBe('ascending')
  await head.getByRole('button').press('Enter')
  expect(await firstCells(page)).toEqual(['Bergen Library', 'Aachen Library', 'All'])
  await page.getByRole('columnheader', { name: 'Charges per filled request' }).getByRole('button').click()
  expect(await firstCells(page)).toEqual(['Bergen Library', 'Aachen Library', 'All'])
  expect(await head.getAttribute('aria-sort')).toBeNull()
  await expectAccessible(page)
  // Two dimensions: the rows by one value of the columns.
  await page.goto(`${scene.gateway.url}/console/statistics?show=charges&by=partner&columns=service`)
  const loans = page.getByRole('columnheader', { name: 'Loan' }).getByRole('button')
  await loans.click()
  expect(await firstCells(page)).toEqual(['Aachen Library', 'Bergen Library', 'All'])
  await expectAccessible(page)
})

test('balances are those of the network that is chosen, and are saved month by month', async () => {
  const page = await open('report=balance')
  await page.getByRole('row', { name: /Aachen Library/ }).waitFor()
  await page.getByRole('combobox', { name: 'Network' }).click()
  await page.getByRole('option', { name: 'Nordic' }).click()
  await page.waitForURL(/network=Nordic/)
  // The library itself belongs to no network.
  await page.getByText('There is nothing to show for this period').waitFor()
  const library = await scene.gateway.api(
    'PATCH',
    '/v1/libraries/ABC',
    { networks: [{ network: 'Nordic' }] },
    { headers: { 'content-type': 'application/merge-patch+json' } },
  )
  expect(library.status, JSON.stringify(library.body)).toBeLessThan(300)
  await page.reload()
  await page.getByRole('row', { name: /Bergen Library/ }).waitFor()
  expect(await page.getByRole('row', { name: /Aachen Library/ }).count()).toBe(0)
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Balance by partner and month, as CSV' }).click()
  const saved = await readFile(await (await download).path(), 'utf8')
  expect(saved.replace('\ufeff', '').trim().split('\r\n')).toEqual([
    'library,partner,month,lent,borrowed',
    `ABC,NORTH,${created},1,`,
    `ABC,SOUTH,${created},2,`,
  ])
})

test.each([
  ['report=costs&where=service:copy_or_loan', 'No charges are recorded for this period'],
  ['report=titles', 'There is nothing to show for this period'],
  ['report=reasons', 'There is nothing to show for this period'],
  ['report=network', 'This library belongs to no network'],
])('a report that is empty says why: %s', async (search, words) => {
  if (search === 'report=network')
    await scene.gateway.api(
      'PATCH',
      '/v1/libraries/ABC',
      { networks: [] },
      { headers: { 'content-type': 'application/merge-patch+json' } },
    )
  const page = await open(search)
  await page.getByText(words).waitFor()
  await expectAccessible(page)
})
