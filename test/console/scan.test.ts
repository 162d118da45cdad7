import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
const inARow = 30
let numbers: readonly string[]
let barcodes: readonly string[]

type Scanned = {
  readonly status: string
  readonly items: readonly { readonly barcode?: string; readonly partnerItemId?: string }[]
}
const read = async (number: string): Promise<Scanned> =>
  (await scene.gateway.api('GET', `/v1/requests/${number}`)).body as Scanned

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'loaned-at-once')
  await scene.addPartner('EAST', 'East Library', 'unfilled')
  const title = (place: number) => ({
    citation: { title: `Volume of stories ${place}`, author: 'Butler, Octavia E.' },
  })
  numbers = await Promise.all(
    Array.from({ length: inARow }, (_, place) =>
      scene.makeRequest(
        { ...title(place + 1), rota: ['NORTH'], patron: { id: 'P-1', givenName: 'Anna', surname: 'K.' } },
        'shipped_physically',
      ),
    ),
  )
  const requests = await Promise.all(numbers.map(read))
  barcodes = requests.map(({ items }) => items[0]?.barcode ?? items[0]?.partnerItemId ?? '')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const open = async (path: string): Promise<Page> => {
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.addInitScript({
    content:
      'window.print = () => { window.printed = (window.printed ?? []).concat(document.querySelector("#lendwire-print").shadowRoot.textContent) }',
  })
  await scene.signIn(page, 'staff', path)
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).waitFor()
  return page
}

/** Types a code and Enter as a scanner does, wherever the focus is. */
const scan = async (page: Page, code: string): Promise<void> => {
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
}

test('thirty items are received and returned in a row, by scanner alone', async () => {
  expect(new Set(barcodes).size).toBe(inARow)
  const page = await open('/receive')
  const expected = page.getByRole('complementary', { name: 'On its way to us' })
  await expected.getByRole('button', { name: `and ${inARow - 8} more` }).click()
  await expect.poll(() => expected.getByRole('button', { name: /^Volume of stories/ }).count()).toBe(inARow)
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).focus()
  await scan(page, barcodes[0] ?? '')
  await page.getByRole('region', { name: 'Receive' }).getByText('North Library').waitFor()
  await expectAccessible(page)
  await showPage(page, 'receive-card')
  await page.keyboard.press('Enter')
  await page.getByText('Received: Volume of stories 1', { exact: true }).waitFor()
  await page.getByLabel('At once, if there is nothing to check').check()
  for (const barcode of barcodes.slice(1)) await scan(page, barcode)
  await page.getByText(`Received: Volume of stories ${inARow}`, { exact: true }).waitFor({ timeout: 120_000 })
  await until('all to be here', async () =>
    (await Promise.all(numbers.map(scene.statusOf))).every((status) => status === 'received_physically'),
  )
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(20)
  await expectAccessible(page)
  await showPage(page, 'receive')

  await page.getByRole('link', { name: 'Return', exact: true }).first().click()
  await page.getByRole('heading', { name: 'Return' }).waitFor()
  await page.getByLabel('At once, if it is one item').check()
  for (const number of numbers) await scan(page, number)
  await page.getByText(`Returned: Volume of stories ${inARow}`, { exact: true }).waitFor({ timeout: 120_000 })
  await showPage(page, 'return')
})

test('a scan is taken back, and what cannot be taken says why', async () => {
  const number = await scene.makeRequest(
    { citation: { title: 'Kindred' }, rota: ['NORTH'] },
    'shipped_physically',
  )
  const page = await open('/receive')
  await page.getByLabel('At once, if there is nothing to check').uncheck()
  await scan(page, number)
  await page.getByRole('region', { name: 'Receive' }).waitFor()
  await scan(page, number)
  await page.getByText('Received: Kindred').waitFor()
  await page.getByRole('button', { name: 'Undo' }).first().click()
  await page.getByText('Not received any more: Kindred').waitFor()
  await expect.poll(() => scene.statusOf(number)).toBe('shipped_physically')
  await scan(page, 'no-such-code')
  await page.getByText('No request has the barcode or number no-such-code.').first().waitFor()
  await expect.poll(() => page.locator('[data-tone="wrong"]').count()).toBe(1)
  // A card that was shown and not confirmed before the next scan is not taken for done.
  await scan(page, number)
  await page.getByRole('region', { name: 'Receive' }).waitFor()
  await scan(page, 'another-code')
  await page.getByText('Not received: the next code was scanned before Enter.').waitFor()
  expect(await scene.statusOf(number)).toBe('shipped_physically')
  await expectAccessible(page)
  await showPage(page, 'receive-wrong')
  await page.goto(`${scene.gateway.url}/console/return`)
  await page.getByLabel('At once, if it is one item').uncheck()
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).focus()
  await scan(page, number)
  await page.getByText('Kindred cannot be returned now').first().waitFor()
})

test('receiving at once stops where there is something to check, and at a misread barcode', async () => {
  const make = (title: string): Promise<string> =>
    scene.makeRequest({ citation: { title }, rota: ['NORTH'] }, 'shipped_physically')
  const [charged, misread] = [await make('Fledgling'), await make('Survivor')]
  await scene.command(misread, { type: 'correct_item', item: 1, barcode: 'BUB-40012390' })
  await scene.command(charged, { type: 'add_cost', kind: 'charged', amount: '8.00', currency: 'EUR' })
  const page = await open('/receive')
  await page.getByLabel('At once, if there is nothing to check').check()
  await scan(page, charged)
  await page.getByText('At once stopped: charge').waitFor()
  await expectAccessible(page)
  await showPage(page, 'receive-stopped')
  expect(await scene.statusOf(charged)).toBe('shipped_physically')

  const scanned = 'BUB-40012399'
  await scan(page, scanned)
  const row = page.getByRole('listitem').filter({ hasText: `No request has ${scanned}. Is it this one?` })
  await row.getByText('Survivor').waitFor()
  await expectAccessible(page)
  await showPage(page, 'receive-misread')
  await row.getByRole('button', { name: 'Use it' }).click()
  await page.getByText('Received: Survivor').waitFor()
  expect((await read(misread)).items[0]?.barcode).toBe(scanned)
  // The scan that stopped first still waits on top of the list.
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByRole('region', { name: 'Receive' }).getByText('Fledgling').waitFor()
  await page.keyboard.press('d')
  const dialog = page.getByRole('dialog', { name: 'Report damage' })
  await dialog.waitFor()
  await dialog.press('Escape')
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).press('Enter')
  await page.getByText('Received: Fledgling').waitFor()
})

test('e edits the items before they are received, and their label is printed', async () => {
  const number = await scene.makeRequest(
    {
      citation: { title: 'Wild seed' },
      rota: ['NORTH'],
      patron: { id: 'P-1', givenName: 'Anna', surname: 'Kern' },
    },
    'shipped_physically',
  )
  const page = await open('/receive')
  await page.getByLabel('At once, if there is nothing to check').uncheck()
  await page.getByLabel('Print label').check()
  // Who types it, above all on a phone, writes small letters.
  await scan(page, number.toLowerCase())
  await page.getByRole('region', { name: 'Receive' }).waitFor()
  await scan(page, 'e')
  const dialog = page.getByRole('dialog', { name: 'Receive' })
  await dialog.getByLabel('Barcode').fill('ABC-0042')
  await dialog.getByLabel('Barcode').press('Enter')
  await page.getByText('Received: Wild seed').waitFor()
  await expect.poll(async () => (await read(number)).items[0]?.barcode).toBe('ABC-0042')
  const printed = await until('the label', () => page.evaluate('window.printed && window.printed.join(" ")'))
  expect(printed).toContain('Kern, Anna')
  expect(printed).toContain(number)
  // The policy forbids what waitForFunction does from its second look on.
  await expect.poll(() => page.evaluate('document.activeElement?.tagName')).toBe('INPUT')
})

test('a parcel without a request is kept, found by a title and received there', async () => {
  const wanted = { citation: { title: 'Kindred in parcels' }, rota: ['NORTH'], patron: { id: 'P-2' } }
  const number = await scene.makeRequest(wanted, 'shipped_physically')
  const page = await open('/receive')
  await page.getByRole('button', { name: 'Record…' }).click()
  const recording = page.getByRole('dialog', { name: 'Record a parcel without a request' })
  await recording.getByRole('combobox', { name: 'Sender' }).fill('North Library')
  await recording.getByRole('textbox', { name: 'Title' }).fill('Kindred')
  await recording.getByRole('button', { name: 'Keep in the list' }).click()
  await page.getByRole('button', { name: 'Match with a request' }).click()
  const matching = page.getByRole('dialog', { name: 'Match with a request' })
  await matching.getByRole('combobox', { name: 'Request: title, author or number' }).click()
  await page.getByRole('option', { name: `Kindred in parcels · ${number}` }).click()
  await showPage(page, 'match-parcel')
  await matching.getByRole('button', { name: 'Receive there' }).click()
  await page.waitForURL(`**/requests/${number}`)
  expect(await scene.statusOf(number)).toBe('received_physically')
})

test('an item of a lender that was left goes back to it, and not to the lender that is asked now', async () => {
  const number = await scene.makeRequest(
    {
      citation: { title: 'Parable of the talents' },
      rota: ['EAST', 'NORTH'],
      pickupLocation: 'Branch library',
      patron: { id: 'P-3' },
    },
    'shipped_physically',
  )
  const call = async (path: string, body: object) => {
    const answer = await scene.gateway.api('POST', path, body)
    expect([200, 201, 202]).toContain(answer.status)
    return Object(answer.body)
  }
  const { id } = await call('/v1/parcels', { library: 'ABC', lender: 'EAST', barcode: 'EAST-1' })
  await call(`/v1/parcels/${id}/match`, { request: number, entry: 1, adopt: false })
  const page = await open('/return')
  const expected = page.getByRole('complementary', { name: 'To return' })
  const listed = expected.getByRole('button', { name: 'Parable of the talents' })
  await listed.getByText('East Library').waitFor()
  expect(await listed.textContent()).not.toContain('North Library')
  await scene.command(number, { type: 'receive' })
  await page.getByLabel('At once, if it is one item').uncheck()
  await page.getByLabel('Print return slip').check()
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).focus()
  await scan(page, number)
  // Both lenders have an item here: each goes back apart.
  await page.getByText('goes back to North Library').waitFor()
  await page.getByRole('button', { name: 'goes back to East Library' }).click()
  const card = page.getByRole('region', { name: 'Return' })
  await card.getByText('East Library').waitFor()
  // Where the patron collects it is no place to return it to.
  await expect.poll(() => card.textContent()).not.toContain('Branch library')
  await card.getByText('1 of 1').waitFor()
  await expectAccessible(page)
  await showPage(page, 'return-to-left-lender')
  await page.keyboard.press('Enter')
  await page.getByText('Returned: Parable of the talents').waitFor()
  const slip = String(
    await until('the slip', () => page.evaluate('window.printed && window.printed.join(" ")')),
  )
  expect(slip).toContain('East Library')
  expect(slip).not.toContain('North Library')
  await expect
    .poll(async () => Object(await scene.gateway.api('GET', `/v1/requests/${number}`)).body.items)
    .toMatchObject(
      expect.arrayContaining([expect.objectContaining({ barcode: 'EAST-1', state: 'returned' })]),
    )
})
