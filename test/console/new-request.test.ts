import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../http/accounts/visitor.ts'
import { type CitationSources, startCitationSources } from '../support/citation-sources.ts'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let sources: CitationSources
let browser: ConsoleBrowser
const mailToken = 'a-token-for-the-mail-endpoint'

beforeAll(async () => {
  browser = await startConsoleBrowser()
  sources = await startCitationSources()
  scene = await startConsoleScene({
    LENDWIRE_CROSSREF_URL: sources.sources.crossref,
    LENDWIRE_PUBMED_URL: sources.sources.pubmed,
    LENDWIRE_SRU_URL: sources.sources.sru,
    LENDWIRE_CITATION_PRIVATE_NETWORK: 'true',
  })
  await scene.addPartner('WEST', 'West Library', 'silent')
  await scene.gateway.api('PUT', '/v1/mailboxes/main', {
    inboundCredentials: [{ kind: 'bearer', token: mailToken }],
  })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
  await sources.stop()
})
afterEach(() => browser.endTest())

const open = (role: 'staff' | 'admin', path: string): Promise<Page> =>
  openOnDesktop(browser, scene, path, role)

test('a request is made from a DOI, by keyboard alone', async () => {
  const page = await open('staff', '/new-request')
  await page.getByLabel('DOI, PMID, ISBN or reference').waitFor()
  await expectAccessible(page)
  await tabTo(page, page.getByLabel('DOI, PMID, ISBN or reference'))
  await page.keyboard.type('10.1000/lending.1')
  await page.keyboard.press('Enter')
  const title = page.getByLabel('Title of the article or chapter')
  await until('the article', async () => (await title.inputValue()) !== '')
  await tabTo(page, page.getByLabel('Patron’s id or barcode'))
  await page.keyboard.type('P-4711')
  await expectAccessible(page)
  await showPage(page, 'new-request')
  await tabTo(page, page.getByRole('button', { name: 'Create the request' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'On Loans' }).waitFor()
  await page.getByText('P-4711').waitFor()
})

test('the form keeps its content when the session ends in the middle', async () => {
  const page = await open('staff', '/new-request')
  await page.getByLabel('Title', { exact: true }).fill('Kindred')
  await page.getByLabel('Author', { exact: true }).fill('Butler, Octavia E.')
  await page.getByLabel('Partners to ask').first().click()
  await page.getByRole('option', { name: 'West Library' }).click()
  await page.keyboard.press('Escape')
  const users = (await scene.gateway.api('GET', '/v1/users')).body as {
    items: { id: string; email: string }[]
  }
  const staff = users.items.find(({ email }) => email === 'staff@example.org')
  await scene.gateway.store.endSessionsOf(`user:${staff?.id}`)
  await page.getByRole('button', { name: 'Create the request' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByText('What you have entered is still here.').waitFor()
  await expectAccessible(page)
  await showPage(page, 'sign-in-again')
  expect(await dialog.getByLabel('Email address').inputValue()).toBe('staff@example.org')
  const password = dialog.getByRole('textbox', { name: 'Password' })
  await expect.poll(() => hasFocus(page, password)).toBe(true)
  await password.fill(goodPassword)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Kindred')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await page.getByText('Ready to send').waitFor()
})

test('a wrong number is said at its field', async () => {
  const page = await open('staff', '/new-request')
  await page.getByLabel('Title', { exact: true }).fill('Kindred')
  await page.getByLabel('Identifiers').fill('ISBN 9780807083690')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await page
    .getByRole('alert')
    .getByText(/^Identifiers: .*ISBN/)
    .waitFor()
  const wrong = page.locator('[aria-invalid="true"]')
  await expect.poll(() => wrong.count()).toBe(1)
  await expect.poll(() => wrong.inputValue()).toBe('ISBN 9780807083690')
})

test('a mail that nobody could match is read beside its request, and one click says what it means', async () => {
  const number = await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['WEST'] }, 'request_sent')
  const mail = [
    'From: Loans <loans@west.example>',
    'To: ill@abc.example',
    'Subject: Your request for Kindred',
    'Message-ID: <1@west.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'We are sorry, our copy is missing.',
    '',
    '> Please lend us Kindred.',
    '',
  ].join('\r\n')
  const pushed = await fetch(`${scene.gateway.url}/email/inbound`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mailToken}`, 'content-type': 'message/rfc822' },
    body: mail,
  })
  expect(pushed.status).toBeLessThan(300)
  const connection = { protocol: 'email', address: 'Loans@west.example', language: 'en' }
  const partner = { name: 'West Loan Desk', symbols: [{ type: 'ISIL', value: 'X-DESK' }], connection }
  expect((await scene.gateway.api('PUT', '/v1/partners/DESK', partner)).status).toBeLessThan(300)
  const page = await open('admin', '/mail-review')
  await page.getByText('We are sorry, our copy is missing.').waitFor()
  await page.getByText('the address of West Loan Desk').waitFor()
  expect(await page.getByText('Please lend us Kindred.').count()).toBe(0)
  await page.getByRole('button', { name: 'Show the whole mail' }).click()
  await page.getByText('Please lend us Kindred.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Request number').fill(number)
  await page.getByRole('link', { name: 'Kindred', exact: true }).waitFor()
  await showPage(page, 'mail-review')
  await page.getByRole('button', { name: 'Cannot supply' }).click()
  await page.getByText('No mail waits for you.').waitFor()
  await showPage(page, 'mail-review-empty')
  await until('the answer', async () => (await scene.statusOf(number)) === 'rejected_by_partner')
})

test('a form whose patron was erased waits without words, and one click takes what was read out of it', async () => {
  const connection = { protocol: 'email', address: 'loans@south.example', language: 'en' }
  const partner = { name: 'South Loan Desk', symbols: [{ type: 'ISIL', value: 'X-SOUTH' }], connection }
  expect((await scene.gateway.api('PUT', '/v1/partners/SOUTH', partner)).status).toBeLessThan(300)
  const patron = { id: 'reader-4711', surname: 'Nightingale' }
  const number = await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['SOUTH'], patron })
  await scene.command(number, { type: 'send' })
  const erased = await scene.gateway.api('POST', '/v1/patrons/reader-4711/erase', {
    ...{ library: 'ABC', force: true },
  })
  expect(erased.status).toBe(200)
  const mail = [
    ...['From: loans@south.example', `Subject: Re: ${number}-1`, 'Message-ID: <2@south.example>', ''],
    ...['=== Answer form (put an x between the brackets) ===', 'Answer: [x] shipped'],
    ...['Due date: 15 January 2099', 'Note: for Ms Nightingale', '=== End of answer form ===', ''],
  ].join('\r\n')
  const headers = { authorization: `Bearer ${mailToken}`, 'content-type': 'message/rfc822' }
  const pushed = await fetch(`${scene.gateway.url}/email/inbound`, { method: 'POST', headers, body: mail })
  expect(pushed.status).toBeLessThan(300)
  const page = await open('admin', '/mail-review')
  await page.getByText('The words of this mail are not kept').waitFor()
  await page.getByText('it seems to mean: has shipped').waitFor()
  expect(await page.getByText('Nightingale').count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Has shipped' }).click()
  await page.getByText('No mail waits for you.').waitFor()
  const request = (await scene.gateway.api('GET', `/v1/requests/${number}`)).body as { items: object[] }
  expect(request.items).toMatchObject([{ dueDate: '2099-01-15' }])
})

test('a library that is not chosen is asked for at its field, in the words of the console', async () => {
  await scene.gateway.api('PUT', '/v1/libraries/XYZ', {
    name: 'Xyz Library',
    symbols: [{ type: 'ISIL', value: 'X-XYZ' }],
  })
  const page = await open('admin', '/new-request')
  await page.getByLabel('Title', { exact: true }).fill('Kindred')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await page.getByText('This is required.').waitFor()
  await expect.poll(() => hasFocus(page, page.getByRole('combobox', { name: /^Library/ }))).toBe(true)
})

test('a day that is typed only in part is not lost, and nothing is looked up for an empty reference', async () => {
  const page = await open('staff', '/new-request')
  await page.getByLabel('DOI, PMID, ISBN or reference').press('Enter')
  await page.getByLabel('Title', { exact: true }).fill('Half a day')
  await page.getByLabel('Needed by').pressSequentially('12')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await expect.poll(() => hasFocus(page, page.getByLabel('Needed by'))).toBe(true)
  expect(new URL(page.url()).pathname).toMatch(/new-request$/)
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.getByLabel('Needed by').fill('2099-12-24')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await page.getByRole('heading', { name: 'Half a day' }).waitFor()
})
