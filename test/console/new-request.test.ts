import { createSimulatedIls } from '@lendwire/lender'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { goodPassword } from '../http/accounts/visitor.ts'
import { type CitationSources, startCitationSources } from '../support/citation-sources.ts'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'
import { openMailEndpoint, pushMail as pushMailTo } from './push-mail.ts'
import { showPage } from './show-page.ts'

/** A due date of more than two years ahead is asked about. */
const year = new Date().getFullYear() + 1

let scene: ConsoleScene
let sources: CitationSources
let browser: ConsoleBrowser

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
  await openMailEndpoint(scene)
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
  await page.getByText('P-4711').first().waitFor()
})

test('a pasted DOI fills the form and chooses a copy, and partners are chosen by what they are worth', async () => {
  const page = await open('staff', '/new-request')
  const reference = page.getByLabel('DOI, PMID, ISBN or reference')
  await reference.focus()
  await page.evaluate(`{
    const clipboardData = new DataTransfer()
    clipboardData.setData('text', '10.1000/unknown.1')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  }`)
  await expect.poll(() => page.getByLabel('Identifiers').inputValue()).toBe('DOI 10.1000/unknown.1')
  await expect.poll(() => page.getByRole('radio', { name: 'Copy', exact: true }).isChecked()).toBe(true)
  await page.getByLabel('Partners to ask').first().click()
  await page.getByRole('option', { name: /^West Library.*ISO 18626/ }).click()
  await page.getByRole('cell', { name: 'West Library', exact: true }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'new-request-partners')
  await page.getByRole('button', { name: 'Remove West Library' }).click()
  await page.getByRole('cell', { name: 'West Library', exact: true }).waitFor({ state: 'detached' })
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
  await page.getByRole('button', { name: 'Create only' }).click()
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
  await page.getByRole('button', { name: 'Create only' }).click()
  await page.getByText('Ready to send').first().waitFor()
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

const pushMail = (subject: string, text: string): Promise<void> =>
  pushMailTo(scene, { subject, text: `${text}\r\n\r\n> Please lend us Kindred.` })

test('a mail that nobody could match is read beside its request, and one click says what it means', async () => {
  const number = await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['WEST'] }, 'request_sent')
  await pushMail('Your request for Kindred', 'We are sorry, our copy is missing.')
  const connection = { protocol: 'email', address: 'Loans@west.example', language: 'en' }
  const partner = { name: 'West Loan Desk', symbols: [{ type: 'ISIL', value: 'X-DESK' }], connection }
  expect((await scene.gateway.api('PUT', '/v1/partners/DESK', partner)).status).toBeLessThan(300)
  const page = await open('admin', '/new-request')
  await page.getByRole('link', { name: /^Mail review\s*1$/ }).click()
  await page.getByText('We are sorry, our copy is missing.').waitFor()
  await page.getByText('Address of West Loan Desk, not proven').waitFor()
  expect(await page.getByText('Please lend us Kindred.').count()).toBe(0)
  await page.getByRole('button', { name: 'Show the whole mail' }).click()
  await page.getByText('Please lend us Kindred.').waitFor()
  await expectAccessible(page)
  await page.getByLabel('Request number').fill(number)
  await page.getByRole('link', { name: 'Kindred', exact: true }).waitFor()
  await showPage(page, 'mail-review')
  await page.getByRole('radio', { name: 'Cannot supply' }).check()
  // The list is read again, beside the navigation that only counts it.
  const readAgain = page.waitForResponse(
    (response) => /\/v1\/messages\?.*state=review/.test(response.url()) && response.ok(),
  )
  await page.getByRole('button', { name: /^Record/ }).click()
  await page.getByText('No mail waits for you.').waitFor()
  await readAgain
  await showPage(page, 'mail-review-empty')
  await page.getByRole('button', { name: 'Done today: 1' }).click()
  await page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: 'Kindred · placed a mail' })
    .waitFor()
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
  const text = [
    ...['=== Answer form (put an x between the brackets) ===', 'Answer: [x] shipped'],
    ...[`Due date: 15 January ${year}`, 'Note: for Ms Nightingale', '=== End of answer form ==='],
  ].join('\r\n')
  await pushMailTo(scene, { from: 'loans@south.example', subject: `Re: ${number}-1`, text })
  const page = await open('admin', '/mail-review')
  await page.getByText('The words of this mail are not kept').waitFor()
  await page.getByText(/^as it was read · due on/).waitFor()
  expect(await page.getByRole('radio', { name: 'Has shipped' }).isChecked()).toBe(true)
  expect(await page.getByText('Nightingale').count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Has shipped' }).check()
  await page.getByRole('button', { name: /^Record/ }).click()
  await page.getByText('No mail waits for you.').waitFor()
  const request = (await scene.gateway.api('GET', `/v1/requests/${number}`)).body as { items: object[] }
  expect(request.items).toMatchObject([{ dueDate: `${year}-01-15` }])
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

test('a look-up for which no source is asked says so', async () => {
  const lookUp = async (page: Page, text: string): Promise<void> => {
    await page.getByLabel('DOI, PMID, ISBN or reference').fill(text)
    await page.getByRole('button', { name: 'Look up', exact: true }).click()
  }
  const page = await open('staff', '/new-request')
  await lookUp(page, 'Kindred')
  await page.getByText('Nothing was looked up: the text has no DOI, PMID or ISBN.').waitFor()
  const withoutSources = await startConsoleScene()
  try {
    const other = await openOnDesktop(browser, withoutSources, '/new-request', 'staff')
    await lookUp(other, '10.1000/lending.1')
    await other.getByText('Nothing was looked up: no source for the DOI is set up.').waitFor()
    await showPage(other, 'new-request-no-source')
    expect(await other.getByLabel('Identifiers').inputValue()).toBe('DOI 10.1000/lending.1')
    await other.close()
  } finally {
    await withoutSources.stop()
  }
})

test('a look-up takes nothing away that the person has typed or chosen', async () => {
  const page = await open('staff', '/new-request')
  const field = (label: string) => page.getByLabel(label, { exact: true })
  const lookUp = async (text: string, shown: string): Promise<void> => {
    await field('DOI, PMID, ISBN or reference').fill(text)
    await page.getByRole('button', { name: 'Look up', exact: true }).click()
    await page.getByText(shown).waitFor()
  }
  await field('Title').fill('A title typed by hand')
  await page.getByText('Copy', { exact: true }).click()
  await lookUp('9783540000006', 'does not know the ISBN')
  expect(await field('Title').inputValue()).toBe('A title typed by hand')
  expect(await page.getByRole('radio', { name: 'Copy', exact: true }).isChecked()).toBe(true)
  await lookUp('10.1000/lending.1', 'Filled in from Crossref')
  expect(await field('Title').inputValue()).toBe('Journal of Lending')
  expect(await field('Title of the article or chapter').inputValue()).toBe('On Loans & Lenders')
  // What an earlier look-up filled in goes, where the next one does not say it.
  await lookUp('978-3-16-148410-0', 'Filled in from the catalogue')
  expect(await field('Title').inputValue()).toBe('Lending by the sea')
  expect(await field('Title of the article or chapter').count()).toBe(0)
  // The kind of the item chooses its fields and its usual service.
  await page.getByText('Chapter', { exact: true }).click()
  await field('Title of the article or chapter').waitFor()
  expect(await page.getByRole('radio', { name: 'Copy', exact: true }).isChecked()).toBe(true)
  // The record of the book that was looked up is not the one of another title.
  await field('Title').fill('Another book')
  await field('Identifiers').fill('')
  await page.getByRole('button', { name: 'Create the request' }).click()
  await page.getByRole('heading', { name: 'Another book' }).waitFor()
  const number = new URL(page.url()).pathname.split('/').at(-1)
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  expect((body as { citation: object }).citation).not.toHaveProperty('recordIds')
  expect(body).toMatchObject({ citation: { publicationType: 'Chapter' }, service: { type: 'copy' } })
})

test('a scanned patron is looked up, and a late answer about one names nobody for another', async () => {
  const ils = createSimulatedIls({ users: [{ id: 'p1', surname: 'Reader', givenName: 'Ann' }] })
  const { api } = scene.gateway
  await api('PUT', '/v1/libraries/SYS', {
    name: 'With a system',
    symbols: [{ type: 'ISIL', value: 'X-SYS' }],
  })
  await api('PUT', '/v1/libraries/SYS/ils', { url: await ils.start(), allowPrivateNetwork: true })
  const page = await open('admin', '/new-request')
  await page.getByRole('combobox', { name: /^Library/ }).fill('With')
  await page.getByRole('option', { name: 'With a system' }).click()
  await page.getByLabel('Title', { exact: true }).fill('For a patron')
  const patron = page.getByLabel('Patron’s id or barcode')
  await patron.fill('p1')
  await patron.press('Enter')
  await page.getByText('Ann Reader').waitFor()
  await page.getByText('May borrow').waitFor()
  await showPage(page, 'new-request-patron')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  expect(new URL(page.url()).pathname).toMatch(/new-request$/)

  const late = Promise.withResolvers<void>()
  const answered = page.waitForResponse(/look-up/)
  await page.route(/look-up/, async (route) => {
    await late.promise
    await route.continue()
  })
  await patron.fill('p1')
  await patron.press('Enter')
  await patron.fill('nobody-yet')
  late.resolve()
  await (await answered).finished()
  await page.unroute(/look-up/)
  await patron.press('Enter')
  await page.getByText('The library system does not know this patron.').waitFor()
  expect(await page.getByText('Ann Reader').count()).toBe(0)
  await ils.stop()
})

test('a mail that a colleague has dealt with gives its place to no other', async () => {
  const bring = (id: number): Promise<void> =>
    pushMailTo(scene, { subject: `Question ${id}`, text: 'Which request is this?' })
  await bring(1)
  await bring(2)
  const page = await open('admin', '/mail-review')
  const heading = page.getByRole('heading', { name: /^Question \d$/ })
  const first = (await heading.textContent()) ?? ''
  const other = first === 'Question 1' ? 'Question 2' : 'Question 1'
  const { items } = (await scene.gateway.api('GET', '/v1/messages?state=review')).body as {
    items: { id: string; mail?: { subject: string } }[]
  }
  const shown = items.find(({ mail }) => mail?.subject === first)
  await scene.gateway.api('POST', `/v1/messages/${shown?.id}/dismiss`)
  await page.getByText('Somebody has dealt with this mail meanwhile.').waitFor()
  expect(await heading.count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: new RegExp(other) }).click()
  await heading.waitFor()
  await page.getByRole('button', { name: 'Nothing to do' }).click()
  await heading.waitFor({ state: 'detached' })
  expect(await page.getByText('Somebody has dealt with this mail meanwhile.').count()).toBe(0)
})

test('who leaves a form that is filled in is asked first', async () => {
  const page = await open('staff', '/new-request')
  const title = page.getByLabel('Title', { exact: true })
  await title.fill('Half a request')
  await page.getByRole('link', { name: 'All requests' }).click()
  const dialog = page.getByRole('dialog', { name: 'Leave without saving?' })
  await dialog.getByRole('button', { name: 'Keep editing' }).click()
  await dialog.waitFor({ state: 'detached' })
  expect(await title.inputValue()).toBe('Half a request')
  await title.fill('')
  await page.getByRole('link', { name: 'All requests' }).click()
  await page.getByRole('heading', { level: 1, name: 'All requests' }).waitFor()
})
