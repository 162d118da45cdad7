import { createServer } from 'node:https'
import { createLender } from '@lendwire/lender'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
let mails: MailServer
const expired = createServer(selfSignedCertificate({ days: -3 }), (_, response) => response.end())

beforeAll(async () => {
  browser = await startConsoleBrowser()
  mails = await startMailServer()
  scene = await startConsoleScene({ LENDWIRE_SMTP_URL: mails.url })
  const port = await new Promise<number>((resolve) =>
    expired.listen(0, '127.0.0.1', () => {
      const address = expired.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    }),
  )
  await scene.addPartner('NORTH', 'North Library', 'silent')
  const { api } = scene.gateway
  await api('PUT', '/v1/partners/OLD', {
    name: 'Old Library',
    symbols: [{ type: 'ISIL', value: 'X-OLD' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: `https://localhost:${port}/` },
  })
  await api('PUT', '/v1/partners/MAIL', {
    name: 'Mail Library',
    symbols: [{ type: 'ISIL', value: 'X-MAIL' }],
    connection: { protocol: 'email', address: 'ill@mail.example' },
  })
  await api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    timeZone: 'Europe/Oslo',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
    email: 'ill@abc.example',
  })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
  await mails.stop()
  expired.closeAllConnections()
  expired.close()
})
afterEach(() => browser.endTest())

const open = (path: string): Promise<Page> => openSignedIn(browser, scene, path)

test('an admin reads in German what is wrong with a certificate, and what to do', async () => {
  const page = await open('/partners/OLD')
  await page.evaluate("localStorage.setItem('lendwire.language', 'de')")
  await page.reload()
  await page.getByRole('button', { name: 'Verbindung testen' }).click()
  await page
    .getByText(/Das Zertifikat für localhost ist seit [34] Tagen abgelaufen/)
    .first()
    .waitFor()
  await page.getByText(/Der Partner muss sein Zertifikat erneuern/).waitFor()
  await expectAccessible(page)
  await showPage(page, 'connection-test-german')
  await page.evaluate("localStorage.removeItem('lendwire.language')")
}, 180_000)

test('an admin gives the technician of a partner a link, sees the same, and withdraws it', async () => {
  const page = await open('/partners/NORTH')
  await page.getByRole('button', { name: 'Make a link that shows what arrives' }).click()
  const link = page.getByText('/inbound-views/NORTH/')
  await link.waitFor()
  const path = new URL((await link.textContent()) ?? '').pathname
  await fetch(`${scene.gateway.url}/partners/NORTH/iso18626`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: 'Bearer a-wrong-token-of-north' },
    body: '<a/>',
  })
  await page.getByText('Its credentials are not this partner’s.').waitFor({ timeout: 60_000 })
  await expectAccessible(page)
  await showPage(page, 'inbound-view')

  const technician = await browser.context.newPage()
  await technician.goto(`${scene.gateway.url}${path}`)
  await technician.getByText('Its credentials are not this partner’s.').waitFor()
  await expectAccessible(technician)
  await showPage(technician, 'technician')
  await page.getByRole('button', { name: 'Withdraw the link' }).click()
  await page.getByRole('button', { name: 'Make a link that shows what arrives' }).waitFor()
  await expect.poll(async () => (await fetch(`${scene.gateway.url}${path}`)).status).toBe(404)
}, 180_000)

test('an admin watches a technician set a partner up from the link alone, and activates it', async () => {
  const { api, url } = scene.gateway
  const lender = createLender({ scenario: 'manual' })
  const server = await lender.start(0)
  await api('PUT', '/v1/partners/SOON', {
    name: 'Soon Library',
    status: 'inactive',
    symbols: [{ type: 'ISIL', value: 'X-SOON' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: server },
  })
  const page = await open('/partners/SOON')
  await page.getByRole('button', { name: 'Make a link to set it up' }).click()
  const link = page.getByText('/onboarding/SOON/')
  await link.waitFor()
  const path = new URL((await link.textContent()) ?? '').pathname

  await api('PATCH', '/v1/partners/SOON', { name: 'Soon Library North' })
  const technician = await browser.context.newPage()
  await technician.goto(`${url}${path}`)
  await technician.getByRole('button', { name: 'Make the secret address' }).click()
  const address = await technician.locator('.good code').textContent()
  lender.setGateway({ url: `${url}${new URL(address ?? '').pathname}` })
  await technician.getByRole('button', { name: 'Test now' }).click()
  await technician.getByText('What your system answered').waitFor()
  await technician.getByRole('button', { name: 'Send the test request' }).click()
  await technician.getByText('☑ Our request was confirmed').waitFor()
  const [{ id } = { id: '' }] = lender.requests()
  const says = async (message: Parameters<typeof lender.send>[1]) =>
    expect((await lender.send(id, message)).confirmation?.status).toBe('OK')
  await says({ reason: 'StatusChange', status: 'Loaned', delivery: { items: ['L-1'] } })
  await page.getByText('They said that it was shipped').waitFor()
  await page.getByText('The simulated loan is not through yet.').waitFor({ timeout: 30_000 })
  await technician.reload()
  for (const name of ['Say that we received it', 'Say that we sent it back'])
    await technician.getByRole('button', { name }).click()
  await says({ reason: 'StatusChange', status: 'LoanCompleted' })
  // The page reads itself again.
  await technician.getByText('Everything works.').waitFor({ timeout: 30_000 })
  await expectAccessible(technician)
  await showPage(technician, 'onboarding')
  await technician.getByRole('link', { name: /^The record of the set-up/ }).click()
  await technician.getByRole('heading', { name: 'Record of the set-up' }).waitFor()
  await expectAccessible(technician)
  await showPage(technician, 'onboarding-record')

  await page.getByText('The whole loan went through').waitFor({ timeout: 30_000 })
  // The form of the admin has what was saved elsewhere meanwhile.
  await page.getByText('Soon Library North · Inactive').waitFor()
  await expectAccessible(page)
  await showPage(page, 'onboarding-admin')
  await page.evaluate("localStorage.setItem('lendwire.language', 'fr')")
  await page.reload()
  await page.getByText('Le prêt entier a réussi').waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByText('Le prêt entier a réussi').scrollIntoViewIfNeeded()
  await showPage(page, 'onboarding-admin-french')
  await page.evaluate("localStorage.removeItem('lendwire.language')")
  await page.reload()
  await page.getByRole('button', { name: 'Activate the partner' }).click()
  await page.getByRole('button', { name: 'Activate the partner' }).waitFor({ state: 'detached' })
  expect((await api('GET', '/v1/partners/SOON')).body).toMatchObject({ status: 'active' })
  await lender.stop()
}, 180_000)

test('an admin sends a test letter, and the connection test says that it was confirmed', async () => {
  const page = await open('/partners/MAIL')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByText('Not known yet').waitFor()
  await page.getByRole('button', { name: 'Send a test letter' }).click()
  await page.getByText('The letter was sent to ill@mail.example.').waitFor()
  const raw = mails.mails.at(-1)?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? ''
  const path = /(\/test-letters\/[\w/-]+)/.exec(raw)?.[1] ?? ''

  const reader = await browser.context.newPage()
  await reader.goto(`${scene.gateway.url}${path}`)
  await expectAccessible(reader)
  await showPage(reader, 'test-letter')
  await reader.getByRole('button', { name: 'The letter arrived' }).click()
  await reader.getByRole('heading', { name: 'Thank you' }).waitFor()

  await page.getByRole('button', { name: 'Test again' }).click()
  await page
    .getByText(/The test letter to ill@mail\.example was confirmed/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await showPage(page, 'test-letter-confirmed')
}, 180_000)

test('an admin tries the vendor document that certify wrote, and saves it for the partner', async () => {
  const koha = createLender({ scenario: 'manual', system: 'koha-26.05' })
  const { api } = scene.gateway
  await api('PUT', '/v1/partners/FRESH', {
    name: 'New Library',
    symbols: [{ type: 'ISIL', value: 'X-FRESH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url: await koha.start(0) },
  })
  const page = await open('/partners/FRESH')
  await page.getByText('npx lendwire certify').waitFor()
  await page.getByText('--supplier ISIL:X-FRESH').waitFor()
  const source = 'lendwire certify, 2026-12-01, iso.envelope: Invalid message type ISO18626Message'
  const document = {
    code: 'new',
    name: 'New system',
    sources: { 'iso18626/envelope': source },
    iso18626: { envelope: false },
  }
  const choose = async (content: string) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Choose a vendor document' }).click()
    await (await chooser).setFiles({
      name: 'vendor.json',
      mimeType: 'application/json',
      buffer: Buffer.from(content),
    })
  }
  await choose('{"partners":[]}')
  await page.getByText('The file has no vendor document.').waitFor()
  await choose(JSON.stringify({ vendors: [document] }))
  await page.getByText(source).waitFor()
  await page.getByRole('button', { name: 'Test connection' }).last().click()
  await page
    .getByText(/reads the message|It reads/)
    .first()
    .waitFor()
  await expectAccessible(page)
  await showPage(page, 'vendor-document')
  expect((await api('GET', '/v1/vendors/new')).status).toBe(404)
  await page.getByRole('button', { name: 'Save vendor partner-fresh and use it here' }).click()
  await page.getByText('The vendor is saved, and the partner uses it.').waitFor()
  expect((await api('GET', '/v1/vendors/partner-fresh')).body).toMatchObject({
    iso18626: { envelope: false },
  })
  expect((await api('GET', '/v1/partners/FRESH')).body).toMatchObject({
    connection: { vendor: 'partner-fresh' },
  })
  await koha.stop()
}, 180_000)
