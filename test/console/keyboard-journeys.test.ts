import { once } from 'node:events'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import { createLender, type Lender } from '@lendwire/lender'
import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, pressTo, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'
import { openMailEndpoint, pushMail } from './push-mail.ts'
import { showPage } from './show-page.ts'

const untrusted = selfSignedCertificate()
const trusted = selfSignedCertificate()

let scene: ConsoleScene
let browser: ConsoleBrowser
let lender: Lender
let server: Server
beforeAll(async () => {
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), trusted.cert])
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'loaned-at-once')
  await scene.addPartner('SOUTH', 'South Library', 'silent')
  await scene.addPartner('WEST', 'West Library', 'silent')
  lender = createLender({
    scenario: 'manual',
    gateway: { url: `${scene.gateway.url}/partners/EAST/iso18626`, token: 'a-token-long-enough' },
  })
  const behind = await lender.start(0)
  // A proxy before the lender, as many libraries have: its certificate is the one that counts.
  server = createServer(untrusted, async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const answer = await fetch(behind, {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/xml' },
      body: Buffer.concat(parts),
    })
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' })
    response.end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
  await lender.stop()
  server.closeAllConnections()
  server.close()
})
afterEach(async () => {
  await browser.context.clearCookies()
  browser.expectNoFaults()
})

const open = (role: 'staff' | 'admin', path: string): Promise<Page> =>
  openOnDesktop(browser, scene, path, role)

/** Activates a control as a person without a mouse does: Tab to it, and Enter. */
const press = async (page: Page, target: Locator): Promise<void> => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
/** Types into a field, once more where a dialog that was just opening took the focus meanwhile. */
const type = (page: Page, target: Locator, text: string): Promise<boolean> =>
  until(`“${text}” in its field`, async () => {
    await tabTo(page, target)
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type(text)
    return (await target.inputValue()) === text
  })
/** Returns a button that takes a press: while a command runs, Mantine's buttons take none, and keep the focus. */
const button = (page: Page | Locator, name: string): Locator =>
  page.getByRole('button', { name, exact: true, disabled: false }).and(page.locator(':not([data-loading])'))
/** Sends a dialog: presses its button once more where the dialog that was just opening took the focus meanwhile. */
const send = (page: Page, target: Locator): Promise<boolean> =>
  until('the dialog to be sent', async () => {
    await press(page, target)
    return target.waitFor({ state: 'detached', timeout: 5_000 }).then(
      () => true,
      () => false,
    )
  })
const holdsOf = async (number: string): Promise<readonly (string | undefined)[]> =>
  (
    (await scene.gateway.api('GET', `/v1/requests/${number}`)).body as {
      readonly items: readonly { readonly hold?: string }[]
    }
  ).items.map(({ hold }) => hold)

test('a whole loan, from the form to the return, by keyboard only', async () => {
  const page = await open('staff', '/requests')
  await press(page, page.getByRole('link', { name: 'New request' }))
  await page.getByRole('heading', { name: 'New request' }).waitFor()
  await type(page, page.getByLabel('Title', { exact: true }), 'Kindred')
  await type(page, page.getByLabel('Author', { exact: true }), 'Butler, Octavia E.')
  await type(page, page.getByLabel('Patron’s id or barcode'), 'P-4711')
  await type(page, page.getByRole('combobox', { name: 'Partners to ask' }), 'North')
  await page.getByRole('option', { name: 'North Library' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('form').getByText('North Library').first().waitFor()
  await page.keyboard.press('Escape')
  await press(page, button(page, 'Create and ask North Library'))
  await page.getByRole('heading', { name: 'Kindred' }).waitFor()
  const number = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const dialog = page.getByRole('dialog')
  const has = (status: string): Promise<boolean> =>
    until(status, async () => (await scene.statusOf(number)) === status)

  await has('shipped_physically')
  await press(page, button(page, 'Receive'))
  await type(page, dialog.getByLabel('Barcode'), 'ABC-0001')
  await send(page, button(dialog, 'Receive'))
  await has('received_physically')
  await press(page, button(page, 'Place on the hold shelf'))
  await until('the shelf', async () => (await holdsOf(number)).includes('on_shelf'))
  await send(page, button(page, 'Check out'))
  await has('loaned_to_patron')
  // The page is drawn anew after a checkout: a press just before goes to a button that is gone.
  await until('the renewal to be sent', async () => {
    await press(page, button(page, 'Renew'))
    return until('its note', () => page.getByText(/^Done: Renew/).isVisible(), 5_000).catch(() => false)
  })
  await press(page, button(page, 'Check in'))
  await has('returned_by_patron')
  await press(page, button(page, 'Return'))
  await send(page, button(dialog, 'Return'))
  await has('request_completed')

  // And found again: the key / leads to the search.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('/')
  await page.locator('input:focus').waitFor()
  await page.keyboard.type('kindr')
  await page.keyboard.press('Enter')
  await page.getByRole('row').filter({ hasText: 'Kindred' }).first().waitFor()
  await expectAccessible(page)
})

test('an offer is paid with two presses after its cost was seen, and by no Enter in a field', async () => {
  const number = await scene.makeRequest(
    {
      citation: { title: 'Kindred' },
      service: { type: 'loan', maximumCost: { amount: '15.00', currency: 'EUR' } },
      rota: ['WEST'],
    },
    'request_sent',
  )
  const cost = { amount: '12.00', currency: 'EUR' }
  const event = { type: 'conditional', conditions: ['CostExceedsMaxCost'], cost }
  await scene.command(number, { type: 'record_partner_event', event })
  const page = await open('staff', '/requests')
  await page.keyboard.type('gt')
  await page.waitForURL('**/today')
  await press(page, page.getByRole('button', { name: /^Accept .*: Kindred/ }))
  const dialog = page.getByRole('dialog')
  await dialog.getByText('within the limit').waitFor()
  await expect.poll(() => hasFocus(page, dialog.getByRole('radio', { name: /^Pay €12.00/ }))).toBe(true)
  await expectAccessible(page)
  await showPage(page, 'cost-offer')
  await page.keyboard.press('Enter')
  expect(await scene.statusOf(number)).toBe('conditional')
  await page.keyboard.press('ControlOrMeta+Enter')
  await dialog.waitFor({ state: 'detached' })
  await until('the answer', async () => (await scene.statusOf(number)) !== 'conditional')
})

test('a mail is answered where it is read', async () => {
  const number = await scene.makeRequest(
    { citation: { title: 'Adulthood rites' }, rota: ['WEST'] },
    'request_sent',
  )
  await openMailEndpoint(scene)
  await pushMail(scene, { subject: 'About your order', text: 'It comes back from the binder in May.' })
  const page = await open('admin', '/today')
  await page.keyboard.type('gm')
  await page.getByText('It comes back from the binder in May.').waitFor()
  await page.keyboard.press('1')
  await expect.poll(() => page.getByRole('radio', { name: 'Only a message' }).isChecked()).toBe(true)
  await press(page, button(page, 'We will wait'))
  await type(page, page.getByLabel('Request number'), number)
  await page.getByRole('link', { name: 'Adulthood rites', exact: true }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'mail-review-reply')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.getByText(/^Recorded and answered/).waitFor()
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)
  expect(JSON.stringify(body)).toContain('Thank you. We will wait.')
})

test('a mail that offers another edition is accepted where it is read, in one letter', async () => {
  const connection = { protocol: 'email', address: 'desk@annex.example', language: 'en' }
  const annex = { name: 'Annex Library', symbols: [{ type: 'ISIL', value: 'X-ANNEX' }], connection }
  expect((await scene.gateway.api('PUT', '/v1/partners/ANNEX', annex)).status).toBeLessThan(300)
  const patron = { id: 'P-7', givenName: 'Elif', surname: 'Demir' }
  const number = await scene.makeRequest({ citation: { title: 'The summer book' }, rota: ['ANNEX'], patron })
  await scene.command(number, { type: 'send' })
  await pushMail(scene, {
    from: 'Kari Moen <desk@annex.example>',
    subject: 'Re: your request for The summer book',
    text: [
      'Our only copy of The summer book is at the binder until the end of the month.',
      'Would the edition with large print do as well?',
    ].join('\r\n'),
  })
  const page = await open('admin', '/mail-review')
  await page.getByText('Would the edition with large print do as well?').first().waitFor()
  expect(await page.getByRole('radio', { name: 'Offers something else' }).isChecked()).toBe(true)
  expect(await page.getByLabel('What it offers').inputValue()).toBe('edition with large print')
  expect(await page.getByRole('radio', { name: 'Leave the offer open' }).isChecked()).toBe(true)
  const ask = page.getByRole('radio', { name: 'Ask Elif' })
  // What has just come rests for a moment.
  await expect
    .poll(async () => {
      await ask.click()
      return ask.isChecked()
    })
    .toBe(true)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Accept, patron agrees' }).check()
  await page.getByLabel('Reply to Annex Library').fill('Large print is fine.')
  await page.getByText('Your reply stands in that letter; no second one goes out.').waitFor()
  await showPage(page, 'mail-review-offer')
  await page.getByRole('button', { name: 'Accept and send reply' }).click()
  await page.getByText(/^Recorded and answered/).waitFor()
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}/timeline`)
  const { items } = body as {
    readonly items: readonly {
      readonly delivery?: { readonly operation: string; readonly content: string }
    }[]
  }
  const letters = items.flatMap(({ delivery }) => delivery ?? [])
  expect(letters.map(({ operation }) => operation)).toEqual(['request', 'retry'])
  expect(letters.at(-1)?.content).toContain('Large print is fine.')
  expect(letters.at(-1)?.content).toContain('edition with large print')
})

test('several requests get a label', async () => {
  for (const title of ['Mind of my mind', 'Patternmaster', 'Clay’s ark'])
    await scene.makeRequest({ citation: { title, author: 'Patternist' }, rota: ['WEST'] })
  const page = await open('staff', '/requests?text=patternist')
  await page.getByRole('row').nth(3).waitFor()
  for (const key of ['j', 'x', 'j', 'j', 'Shift+X']) await page.keyboard.press(key)
  const bar = page.getByRole('region', { name: '3 selected' })
  await press(page, bar.getByRole('button', { name: 'Label' }))
  const dialog = page.getByRole('dialog')
  await type(page, dialog.getByRole('textbox', { name: 'Label' }), 'series')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const listed = await scene.gateway.api('GET', '/v1/requests?label=series')
  expect((listed.body as { readonly items: readonly unknown[] }).items).toHaveLength(3)
})

test('keys lead from page to page, a list of all keys says which, and they rest while somebody types', async () => {
  const page = await open('staff', '/requests')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('Shift+?')
  const dialog = page.getByRole('dialog', { name: 'Help and keys' })
  await dialog.getByText('Mail review', { exact: true }).waitFor()
  await dialog.getByRole('link', { name: 'Open the manual' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'help')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.type('gm')
  await page.waitForURL('**/mail-review')
  await page.keyboard.press('/')
  await page.keyboard.type('gi')
  await page.locator('input:focus').blur()
  await page.keyboard.type('gt')
  await page.waitForURL('**/today')
  await page.keyboard.press('n')
  await page.waitForURL('**/new-request')
})

test('the order of partners is changed, and one is taken out, by keyboard only', async () => {
  const number = await scene.makeRequest({
    citation: { title: 'Dawn' },
    rota: ['SOUTH', 'WEST', 'NORTH'],
  })
  const page = await open('staff', `/requests/${number}`)
  const order = async (): Promise<readonly string[]> =>
    (
      (await scene.gateway.api('GET', `/v1/requests/${number}`)).body as {
        readonly rota: readonly { readonly partner: string }[]
      }
    ).rota.map(({ partner }) => partner)
  /** Waits until a partner has its place on the page, from which the next step is computed. */
  const stands = (name: string, place: number): Promise<void> =>
    page.getByRole('listitem').filter({ hasText: 'Library' }).nth(place).getByText(name).first().waitFor()
  await press(page, page.getByRole('button', { name: 'Edit', exact: true }).first())
  await press(page, page.getByRole('button', { name: 'Move North Library up' }))
  await until('the order', async () => (await order()).join() === 'SOUTH,NORTH,WEST')
  await stands('North Library', 1)
  await expectAccessible(page)
  await press(page, page.getByRole('button', { name: 'Move South Library down' }))
  await until('the order', async () => (await order()).join() === 'NORTH,SOUTH,WEST')
  await stands('North Library', 0)
  const west = page.getByRole('listitem').filter({ hasText: 'West Library' })
  await press(page, west.getByRole('button', { name: 'Remove' }))
  const dialog = page.getByRole('dialog')
  await send(page, dialog.getByRole('button').last())
  await until('two partners', async () => (await order()).join() === 'NORTH,SOUTH')
})

test('a partner with a wrong certificate is set up, understood and corrected, by keyboard only', async () => {
  const { port } = server.address() as AddressInfo
  const page = await open('admin', '/partners')
  await press(page, button(page, 'Add a partner').first())
  await pressTo(page, 'ArrowDown', page.getByRole('menuitem', { name: 'ISO 18626' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'New partner' }).waitFor()
  const field = (name: RegExp): Locator => page.getByRole('textbox', { name })
  await type(page, field(/^Code$/), 'EAST')
  await type(page, field(/^Name$/), 'East Library')
  await type(page, field(/^Kind of id/), 'ISIL')
  await type(page, field(/^Id/), 'X-EAST')
  await type(page, field(/^Address/), `https://127.0.0.1:${port}/iso18626`)
  await tabTo(page, page.getByRole('switch', { name: 'Allow private networks' }))
  await page.keyboard.press('Space')
  await press(page, button(page, 'Save'))
  await page.getByRole('heading', { name: 'East Library' }).waitFor()

  const panel = page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Test connection' }) })
  await press(page, button(panel, 'Test connection'))
  await panel.getByText('It does not work').waitFor()
  const encryption = panel.getByRole('listitem').filter({ hasText: 'Encryption (TLS) · failed' })
  await encryption
    .getByText(/certificate/i)
    .first()
    .waitFor()
  await encryption.getByText(/^→ /).waitFor()
  await expectAccessible(page)
  await showPage(page, 'partner-certificate')

  // The partner's technician installs the right one.
  server.setSecureContext(trusted)
  await press(page, button(panel, 'Test again'))
  await panel.getByText(/^It works/).waitFor()
  // It is good for a day only, which is worth a look.
  await panel.getByText('Encryption (TLS) · to look at').waitFor()
  await expectAccessible(page)
  await showPage(page, 'partner-tested')
})
