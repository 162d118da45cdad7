import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { formSaved } from './save-form.ts'
import { showPage } from './show-page.ts'

type Received = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

let scene: ConsoleScene
let browser: ConsoleBrowser
let endpoint: Server
let answerWith = 204
const received: Received[] = []

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'silent')
  endpoint = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    received.push({
      body: Buffer.concat(parts).toString(),
      headers: request.headers as Readonly<Record<string, string>>,
    })
    response.writeHead(answerWith).end(answerWith === 204 ? undefined : 'The endpoint has moved.')
  })
  endpoint.listen(0, '127.0.0.1')
  await once(endpoint, 'listening')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
  endpoint.closeAllConnections()
  endpoint.close()
})
afterEach(() => browser.endTest())

const typesOf = (messages: readonly Received[]): readonly string[] =>
  messages.map(({ body }) => (JSON.parse(body) as { readonly type: string }).type)

const openPanel = (page: Page, title: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

const open = (path: string, role?: 'viewer'): Promise<Page> => openSignedIn(browser, scene, path, role)

test('an admin adds a webhook, whose secret is shown once, and sends a test event', async () => {
  const page = await open('/webhooks')
  await page.getByText('There is no webhook yet').waitFor()
  await expectAccessible(page)
  await showPage(page, 'webhooks-empty')
  await page.getByRole('link', { name: 'Add a webhook' }).click()
  await page.getByRole('textbox', { name: 'Code' }).fill('library-system')
  await page.getByLabel('Library').first().fill('ABC')
  await page.keyboard.press('Escape')
  const { port } = endpoint.address() as AddressInfo
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(`http://127.0.0.1:${port}/lendwire`)
  await page.getByRole('switch', { name: 'In a private network' }).press('Space')
  await expectAccessible(page)
  await showPage(page, 'webhook-new')
  await page.getByRole('button', { name: 'Save' }).click()

  await page.getByText('No secret yet').waitFor()
  const state = openPanel(page, 'How far it is')
  await state.getByRole('button', { name: 'Create a secret' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create a secret' }).click()
  await page.getByText('It is shown only now.').waitFor()
  const secret = ((await page.getByRole('dialog').locator('pre').textContent()) ?? '').trim()
  expect(secret).toMatch(/^whsec_/)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await state.getByRole('button', { name: 'Send a test event' }).click()
  const deliveries = openPanel(page, 'Deliveries')
  const attempt = deliveries.getByRole('button', { name: 'Show the attempt: webhook.test' })
  await attempt.click()
  await page.getByRole('dialog').getByText('"type": "webhook.test"').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(page, attempt)).toBe(true)
  const [test] = received
  expect(new Webhook(secret).verify(test?.body ?? '', { ...test?.headers })).toMatchObject({
    type: 'webhook.test',
  })
  expect(await page.content()).not.toContain(secret)
})

test('a webhook that is paused says why, and is resumed', async () => {
  const page = await open('/webhooks/library-system')
  const state = openPanel(page, 'How far it is')
  await state.getByText('Delivering').waitFor()
  answerWith = 410
  await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['NORTH'] }, 'request_sent')
  await state.getByText('Paused since').waitFor()
  await state.getByText(/410/).waitFor()
  await expectAccessible(page)
  await showPage(page, 'webhook-paused')

  answerWith = 204
  received.length = 0
  await state.getByRole('button', { name: 'Resume' }).click()
  await until('the events that were held', () => typesOf(received).includes('request.created'))
  await state.getByText('Delivering').waitFor()
})

test('events are sent again from the first one on, and the settings are changed', async () => {
  const page = await open('/webhooks/library-system')
  const state = openPanel(page, 'How far it is')
  received.length = 0
  await state.getByRole('button', { name: 'Replay' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'the first event that there is' }).check()
  await expectAccessible(page)
  const replay = dialog.getByRole('button', { name: 'Replay' })
  await replay.click()
  await until('all events again', async () => {
    // While an event is being sent the webhook cannot be moved: a person tries again, unless the dialog has just gone.
    if ((await dialog.getByRole('alert').count()) > 0)
      await replay.evaluateAll('(buttons) => buttons.forEach((button) => button.click())')
    return typesOf(received).includes('request.created')
  })
  await page.getByRole('button', { name: 'Show the attempt: request.created' }).first().waitFor()
  await showPage(page, 'webhook')

  await page.getByRole('textbox', { name: 'Alarm by mail' }).fill('systems@example.org')
  await page.getByRole('button', { name: 'Save' }).click()
  await formSaved(page)
  await page.getByRole('link', { name: 'Webhooks' }).first().click()
  await page.getByRole('row').filter({ hasText: 'library-system' }).getByText('Delivering').waitFor()
  await expectAccessible(page)
  await showPage(page, 'webhooks')
})

test('a viewer sees how far a webhook is, and not the events that were sent', async () => {
  const page = await open('/webhooks/library-system', 'viewer')
  await openPanel(page, 'How far it is').getByText('Delivering').waitFor()
  await page.getByRole('heading', { name: 'Settings' }).waitFor()
  expect(await page.getByRole('heading', { name: 'Deliveries' }).count()).toBe(0)
  expect(await page.getByRole('alert').count()).toBe(0)
})
