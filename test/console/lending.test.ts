import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import { type RelayedRequest, workOf } from '../../src/delivery/relay/relayed-request.ts'
import { reason } from '../../src/translations/reason.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})

const at = (minutes: number) => instantOf(Date.now() - minutes * 60_000)

/** A request whose answer was lost, with a message that waits behind it. */
const failed = (library: string): RelayedRequest => ({
  id: `${library}-1`,
  library: LibraryCode.parse(library),
  requester: PartnerCode.parse('asks'),
  system: PartnerCode.parse('lms'),
  requestId: 'THEIRS-2026-17',
  requestingAgency: 'ISIL:NO-ASKS',
  supplyingAgency: 'ISIL:NO-LEND',
  ...{ systemId: null, status: null, shippedAt: null, items: [], createdAt: at(90), changedAt: at(60) },
  messages: [
    {
      ...{ id: '01A', to: 'system', kind: 'request', summary: 'request', isOwn: false },
      ...{ receivedAt: at(90), bytes: 'a', content: 'a', state: 'dead', attempts: 1, dueAt: at(90) },
      ...{ possiblyTaken: true, error: reason('failure.http_failed', { status: 502 }), settledAt: at(89) },
      ...{ isConfirmed: true, reply: null },
    },
    {
      ...{ id: '01B', to: 'system', kind: 'message', summary: 'requestingAgencyMessage Notification' },
      ...{ isOwn: false, receivedAt: at(60), bytes: 'b', content: 'b', state: 'waiting', attempts: 0 },
      ...{ dueAt: at(60), possiblyTaken: false, error: null, settledAt: null },
      ...{ isConfirmed: true, reply: null },
    },
  ],
})

test('staff find a message that could not be passed on, and give it up after a question', async () => {
  const value = failed('ABC')
  await scene.gateway.api('PUT', '/v1/partners/LMS', {
    name: 'Our lending system',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    allowPrivateNetwork: true,
    relay: { libraries: ['ABC'] },
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
  })
  await scene.gateway.store.putDocuments([
    { kind: 'relayed_request', key: value.id, value, expectedVersion: 0 },
    { kind: 'relay_work', key: value.id, value: workOf(value), expectedVersion: null },
  ])
  const page = await browser.open('about:blank')
  await scene.signIn(page, 'staff', '/messages')
  await page.getByRole('link', { name: 'Lending' }).click()
  await page.getByText('1 failed').waitFor()
  await expectAccessible(page)
  await showPage(page, 'lending')
  await page.getByRole('link', { name: 'THEIRS-2026-17' }).click()
  await page.getByText('The receiver may have it although no confirmation came.').waitFor()
  await showPage(page, 'lending-request')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Send again' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('could make a second loan').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Give up' }).click()
  await dialog.getByRole('button', { name: 'Give up' }).click()
  await page.getByText('Given up', { exact: true }).waitFor()
  await scene.signIn(page, 'admin', '/lending')
  await page.getByText('Takes messages').waitFor()
  await showPage(page, 'lending-admin')
  const { body } = await scene.gateway.api('GET', `/v1/relayed-requests/${value.id}`)
  expect(body).toMatchObject({ messages: [{ state: 'dropped' }, {}] })
  browser.expectNoFaults()
})

test('staff see who lends to whom, and the months behind a figure', async () => {
  await scene.addPartner('BERGEN', 'Bergen Library', 'will-supply-then-loaned')
  await scene.makeRequest({ citation: { title: 'Sult' }, rota: ['BERGEN'] }, 'shipped_physically')
  const on = at(0).slice(0, 10)
  const shipments = ['BERGEN', 'HAMAR'].map((partner, index) => ({ partner, on, count: 3 + index }))
  await scene.gateway.store.putDocuments([
    {
      kind: 'relayed_shipments',
      key: `ABC ${on.slice(0, 7)}`,
      value: { library: 'ABC', shipments },
      expectedVersion: 0,
    },
  ])
  const page = await browser.open('about:blank')
  await scene.signIn(page, 'staff', '/statistics')
  await page.getByRole('button', { name: 'Balance of each pair' }).click()
  const cell = page.getByRole('row', { name: /Bergen Library/ }).getByRole('button')
  await cell.getByText('1 / 3').waitFor()
  await expectAccessible(page)
  await cell.click()
  await page.getByRole('region', { name: 'Bergen Library – Abc Library' }).getByRole('row').nth(1).waitFor()
  await showPage(page, 'balance')
  await expectAccessible(page)
  // What is shown is saved for the colleagues, and opened again.
  const saved = page.getByRole('button', { name: 'Saved reports' })
  await saved.click()
  await page.getByRole('menuitem', { name: 'Save report' }).click()
  await page.getByLabel('Name of the report').fill('Who lends to whom')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Fill rate by partner' }).click()
  await page.getByRole('heading', { level: 1, name: 'Fill rate by partner' }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Picture (SVG)' }).click()
  expect((await download).suggestedFilename()).toBe('Fill rate of partners.svg')
  await saved.click()
  await page.getByRole('menuitem', { name: 'Who lends to whom' }).click()
  await page.getByRole('heading', { level: 1, name: 'Balance of each pair' }).waitFor()
  // The list of requests has no tab for it.
  await page.goto(`${scene.gateway.url}/console/requests`)
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save view' }).waitFor()
  expect(await page.getByText('Who lends to whom').count()).toBe(0)
})
