import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { factRows } from '../../src/statistics/fact-rows.ts'
import { monthBefore } from '../../src/statistics/months.ts'
import { RequestFacts } from '../../src/statistics/request-facts.ts'
import { emptyChange } from '../../src/store/ports/changes.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'

const library = LibraryCode.parse('ABC')
const month = monthBefore(new Date().toISOString().slice(0, 7), 2)

type Past = {
  readonly code: string
  readonly name: string
  readonly service: 'loan' | 'copy'
  /** What each item cost, in ten-thousandths of a euro: one number for each item that was supplied. */
  readonly units: readonly number[]
}

/** Five items are enough to say what the next one costs; an average below one euro is free. */
const past: readonly Past[] = [
  { code: 'DEAR', name: 'Dear Library', service: 'loan', units: [100_000, 120_000, 80_000, 0, 0] },
  { code: 'DEAR', name: 'Dear Library', service: 'copy', units: [20_000, 20_000, 20_000, 20_000, 20_000] },
  { code: 'FREE', name: 'Free Library', service: 'loan', units: [0, 0, 0, 0, 40_000] },
  { code: 'FEW', name: 'Few Library', service: 'loan', units: [90_000, 90_000, 90_000, 90_000] },
]

const factsOf = ({ code, service, units }: Past, first: number): readonly RequestFacts[] =>
  units.map((each, place) =>
    RequestFacts.parse({
      number: `ABC-${String(first + place).padStart(8, '0')}`,
      ...{ library, service, createdOn: `${month}-10`, closedOn: `${month}-20`, outcome: 'completed' },
      entries: [
        {
          ...{ entry: 1, position: 1, partner: code, result: 'shipped', isFilled: true, items: [] },
          ...{ sentOn: `${month}-10`, shippedOn: `${month}-11`, receivedOn: `${month}-13` },
        },
      ],
      charges: each === 0 ? [] : [{ currency: 'EUR', units: each, on: `${month}-12`, partner: code }],
    }),
  )

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  for (const { code, name } of past) {
    const put = await scene.gateway.api('PUT', `/v1/partners/${code}`, {
      ...{ name, symbols: [{ type: 'ISIL', value: `X-${code}` }], allowPrivateNetwork: true },
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
    })
    expect(put.status, JSON.stringify(put.body)).toBeLessThan(300)
  }
  const facts = past.flatMap((each, place) => factsOf(each, 100 * (place + 1)))
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

test('a new request says what each partner usually charges for the service, and nothing after few items', async () => {
  const page = await openOnDesktop(browser, scene, '/new-request', 'staff')
  const choose = page.getByLabel('Partners to ask').first()
  await choose.click()
  await page.getByRole('option', { name: /^Dear Library.*on average €6\.00/ }).waitFor()
  await page.getByRole('option', { name: /^Free Library.*usually free/ }).waitFor()
  const few = page.getByRole('option', { name: /^Few Library/ })
  expect(await few.textContent()).not.toMatch(/€|free/)

  // With nobody chosen who can say, there is no column.
  await few.click()
  await page.getByRole('cell', { name: 'Few Library', exact: true }).waitFor()
  expect(await page.getByRole('columnheader', { name: 'Usual cost' }).count()).toBe(0)
  for (const name of ['Dear Library', 'Free Library']) {
    await choose.click()
    await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
  }
  await page.getByRole('columnheader', { name: 'Usual cost' }).waitFor()
  const costOf = async (name: string): Promise<string | null> => {
    const heads = await page.getByRole('columnheader').allTextContents()
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name, exact: true }) })
    return row.getByRole('cell').nth(heads.indexOf('Usual cost')).textContent()
  }
  await expect.poll(() => costOf('Dear Library')).toBe('on average €6.00')
  expect(await costOf('Free Library')).toBe('usually free')
  expect(await costOf('Few Library')).toBe('')
  await expectAccessible(page)

  // Of copies it charges less.
  await page.getByText('Copy', { exact: true }).click()
  await expect.poll(() => costOf('Dear Library')).toBe('on average €2.00')
})
