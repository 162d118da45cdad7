import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { tabTo } from './keyboard.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { mailSender, openMailEndpoint, pushMail } from './push-mail.ts'
import { kindred } from './request-page.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'loaned-at-once')
  await scene.addPartner('WEST', 'West Library', 'silent')
  await openMailEndpoint(scene)
  const connection = { protocol: 'email', address: mailSender, language: 'en' }
  const desk = { name: 'Loan Desk', symbols: [{ type: 'ISIL', value: 'X-DESK' }], connection }
  await scene.gateway.api('PUT', '/v1/partners/DESK', desk)
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

/** Opens a page, and counts the clicks that are made on it. */
const startJourney = async (path: string) => {
  const page: Page = await openSignedIn(browser, scene, path, 'staff')
  let clicks = 0
  return {
    page,
    clicks: () => clicks,
    click: async (target: Locator): Promise<void> => {
      clicks += 1
      await target.click()
    },
  }
}

const offerOf = (amount: string) => ({
  type: 'record_partner_event',
  event: { type: 'conditional', conditions: ['CostExceedsMaxCost'], cost: { amount, currency: 'EUR' } },
})

test('a clerk sees what needs her with one click', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  await scene.command(number, offerOf('12.00'))
  const { page, click, clicks } = await startJourney('/requests')
  await click(page.getByRole('link', { name: 'Today' }).first())
  await page.getByRole('button', { name: /^Accept .*: Kindred/ }).waitFor()
  expect(clicks()).toBe(1)
})

test('a request is approved with one click on Today, which says so, and is to be sent then', async () => {
  await scene.makeRequest({ citation: { title: 'Survivor' }, rota: ['WEST'], hold: 'staff' })
  const { page, click, clicks } = await startJourney('/today')
  await click(page.getByRole('button', { name: 'Approve: Survivor' }))
  await page.getByText('Done: Approve · Survivor').waitFor()
  await page
    .getByRole('region', { name: 'To send' })
    .getByRole('button', { name: 'Send: Survivor' })
    .waitFor()
  await page.getByRole('region', { name: 'To approve' }).waitFor({ state: 'detached' })
  await page
    .getByRole('region', { name: 'Done by you today' })
    .getByText('Survivor · approved the request')
    .waitFor()
  expect(clicks()).toBe(1)
})

test('a request is found with one click', async () => {
  const number = await scene.makeRequest({ citation: { title: 'Wild seed' }, rota: ['WEST'] })
  const { page, click, clicks } = await startJourney('/today')
  await click(page.getByRole('combobox', { name: /Search/ }))
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Wild seed' }).waitFor()
  expect(clicks()).toBe(1)
})

test('a request is created with at most six clicks', async () => {
  const { page, click, clicks } = await startJourney('/today')
  await click(page.getByRole('link', { name: 'New request' }).first())
  await page.getByLabel('DOI, PMID, ISBN or reference').waitFor()
  await page.keyboard.type('Butler, Octavia E. (2003). Dawn. Boston: Beacon Press. ISBN 978-0-8070-8369-7')
  await page.keyboard.press('Enter')
  await until(
    'the title',
    async () => (await page.getByLabel('Title', { exact: true }).inputValue()) === 'Dawn',
  )
  await click(page.getByLabel('Patron’s id or barcode'))
  await page.keyboard.type('P-4711')
  await click(page.getByRole('combobox', { name: 'Partners to ask' }))
  await click(page.getByRole('option', { name: /^North Library/ }))
  await click(page.getByRole('button', { name: 'Create and ask North Library' }))
  await page.getByRole('heading', { name: 'Dawn' }).waitFor()
  await page.getByText('Created and sent to North Library').waitFor()
  expect(clicks()).toBeLessThanOrEqual(6)
})

test('an offer within the limit is paid with two clicks, its cost seen; one over it asks for a choice first', async () => {
  const { page, click, clicks } = await startJourney('/today')
  const offer = async (title: string, amount: string): Promise<string> => {
    const number = await scene.makeRequest(
      { ...kindred, citation: { title }, rota: ['WEST'] },
      'request_sent',
    )
    const { event, ...command } = offerOf(amount)
    const conditions = [...event.conditions, 'LibraryUseOnly']
    await scene.command(number, { ...command, event: { ...event, conditions } })
    return number
  }
  const within = await offer('Fledgling', '8.00')
  await click(page.getByRole('button', { name: 'Accept for €8.00…: Fledgling' }))
  const dialog = page.getByRole('dialog', { name: 'Pay €8.00 to West Library?' })
  await dialog.getByText('within the limit').waitFor()
  await dialog.getByText('West Library is told: at most €8.00').waitFor()
  await click(dialog.getByRole('button', { name: 'Pay €8.00 and send' }))
  await until('the answer', async () => (await scene.statusOf(within)) !== 'conditional')
  expect(clicks()).toBe(2)
  const over = await offer('Lilith’s brood', '25.00')
  await click(page.getByRole('button', { name: 'Decide…: Lilith’s brood' }))
  const decision = page.getByRole('dialog', { name: 'Pay €25.00 to West Library?' })
  await decision.getByText('€10.00 over', { exact: true }).waitFor()
  expect(await decision.getByRole('radio', { checked: true }).count()).toBe(0)
  await decision.getByRole('button', { name: 'Back' }).waitFor()
  // By keyboard: the digit of the choice, and Ctrl Enter.
  await page.keyboard.press('1')
  await expect.poll(() => decision.getByRole('radio', { name: 'Pay €25.00' }).isChecked()).toBe(true)
  await page.keyboard.press('ControlOrMeta+Enter')
  await until('the answer', async () => (await scene.statusOf(over)) !== 'conditional')
  expect(clicks()).toBe(3)
})

test('a mail is reviewed with two clicks, or with one key', async () => {
  const requests = await Promise.all(
    ['Mind of my mind', 'Clay’s ark'].map(async (title) => ({
      title,
      number: await scene.makeRequest({ citation: { title }, rota: ['DESK'] }, 'request_sent'),
    })),
  )
  for (const { title } of requests)
    await pushMail(scene, { subject: `Re: ${title}`, text: `We are sorry, our copy of ${title} is missing.` })
  const { page, click, clicks } = await startJourney('/today')
  await click(page.getByRole('link', { name: /^Mail review/ }).first())
  const record = page.getByRole('button', { name: 'Record' })
  const settled = async (): Promise<number> =>
    (await Promise.all(requests.map(({ number }) => scene.statusOf(number)))).filter(
      (status) => status !== 'request_sent',
    ).length
  expect(await page.getByRole('radio', { name: 'Cannot supply' }).isChecked()).toBe(true)
  await page.getByText(/^Records “Cannot supply” for /).waitFor()
  await click(record)
  await until('the first mail to be recorded', async () => (await settled()) === 1)
  expect(clicks()).toBe(2)
  await page.getByText(/^Records “Cannot supply” for /).waitFor()
  await until('the second one, by keyboard', async () => {
    await page.keyboard.press('ControlOrMeta+Enter')
    return (await settled()) === 2
  })
  expect(clicks()).toBe(2)
})

test('an item is handed over with one click, and renewed with one', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['NORTH'] }, 'shipped_physically')
  await scene.command(number, { type: 'receive', barcode: 'ABC-0001' })
  const { page, click, clicks } = await startJourney(`/requests/${number}`)
  await click(page.getByRole('button', { name: 'Check out' }))
  await until('the loan', async () => (await scene.statusOf(number)) === 'loaned_to_patron')
  expect(clicks()).toBe(1)
  await click(page.getByRole('button', { name: 'Renew', exact: true }))
  await page.getByText(/^Done: Renew/).waitFor()
  expect(clicks()).toBe(2)
})

test('a lender’s message is answered beside it, with one click, or with the keyboard alone', async () => {
  const number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
  const say = (note: string) =>
    scene.command(number, { type: 'record_partner_event', event: { type: 'message', note } })
  await say('Our copy is fragile. Is use in the library enough?')
  const { page, click, clicks } = await startJourney(`/requests/${number}`)
  await page.getByText('Our copy is fragile. Is use in the library enough?').first().waitFor()
  await showPage(page, 'request-reply')
  await page.getByRole('textbox', { name: 'Reply to West Library' }).fill('Yes, it is.')
  await click(page.getByRole('button', { name: 'Send reply' }))
  await page.getByText(/^Done: Message to the partner/).waitFor()
  expect(clicks()).toBe(1)
  await page.getByText('Unread').waitFor({ state: 'detached' })
  await say('Thank you. Until when?')
  await tabTo(page, page.getByRole('textbox', { name: 'Reply to West Library' }))
  await page.keyboard.type('Until May.')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Unread').waitFor({ state: 'detached' })
})

test('many requests get a label, and its progress counts up', async () => {
  const requests = Array.from({ length: 200 }, (_, place) => ({
    library: 'ABC',
    service: { type: 'loan' },
    citation: { title: `Collected poems ${place + 1}` },
    rota: ['WEST'],
  }))
  await scene.gateway.api('POST', '/v1/requests/bulk', { action: 'create', requests })
  const { page, click } = await startJourney('/requests?text=collected+poems')
  await page.getByRole('link', { name: 'Collected poems' }).first().waitFor()
  await click(page.getByRole('checkbox', { name: 'Select all that are shown' }))
  await click(page.getByRole('button', { name: 'Select the first 200' }))
  await click(page.getByRole('region', { name: '200 selected' }).getByRole('button', { name: 'Label' }))
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label' }).fill('exhibition')
  await page.evaluate(
    `window.seen = []; new MutationObserver(() => { const said = /^(\\d+) of 200/.exec(document.querySelector('[role=dialog] [role=status]')?.textContent ?? ''); if (said && window.seen.at(-1) !== Number(said[1])) window.seen.push(Number(said[1])) }).observe(document.body, { subtree: true, childList: true, characterData: true })`,
  )
  await click(dialog.getByRole('button', { name: 'Label 200 requests' }))
  await dialog.waitFor({ state: 'detached' })
  const seen = (await page.evaluate('window.seen')) as readonly number[]
  expect(seen.length).toBeGreaterThan(5)
  expect(seen).toEqual(seen.toSorted((one, other) => one - other))
  const listed = await scene.gateway.api('GET', '/v1/requests?label=exhibition&limit=200')
  expect((listed.body as { readonly items: readonly unknown[] }).items).toHaveLength(200)
})

test('label and return slip are one page each on paper', async () => {
  const title = 'The making of the English working class, with a subtitle that does not end on its first line'
  const number = await scene.makeRequest(
    {
      citation: { title, author: 'Thompson, Edward Palmer' },
      rota: ['NORTH'],
      patron: { id: 'P-4711', givenName: 'Anna-Katharina', surname: 'Kern-Wolkenstein' },
      pickupLocation: 'Main Library, ground floor',
    },
    'shipped_physically',
  )
  await scene.command(number, { type: 'receive', barcode: 'ABC-0107' })
  const { page } = await startJourney('/requests')
  for (const sheet of ['label', 'return-slip']) {
    await page.goto(`${scene.gateway.url}/v1/requests/${number}/${sheet}`)
    const file = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(file.toString('latin1').match(/\/Type\s*\/Page\b/g), sheet).toHaveLength(1)
  }
})

test('labels of many requests are printed at once, each on a sheet of its own', async () => {
  await scene.makeRequest({ citation: { title: 'Parable of the talents' }, rota: ['WEST'] })
  await scene.makeRequest({ citation: { title: 'Parable of the sower' }, rota: ['WEST'] })
  const { page, click } = await startJourney('/requests?text=parable')
  await page.getByRole('link', { name: 'Parable of the sower' }).waitFor()
  await page.evaluate(
    'window.print = () => { const sheets = document.querySelector("#lendwire-print").shadowRoot.querySelectorAll("body"); window.printed = [...sheets].map((sheet) => sheet.textContent) }',
  )
  await click(page.getByRole('checkbox', { name: /all/i }).first())
  const bar = page.getByRole('region', { name: '2 selected' })
  await click(bar.getByRole('button', { name: 'More' }))
  await click(page.getByRole('menuitem', { name: 'Print labels' }))
  await page.getByText('Printed: 2').waitFor()
  const printed = (await page.evaluate('window.printed')) as readonly string[]
  expect(printed).toHaveLength(2)
  expect(printed.join(' ')).toContain('Parable of the talents')
})
