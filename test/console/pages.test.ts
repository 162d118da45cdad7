import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MailSetting, startMailSetting } from '../e2e/email/setting.ts'
import { until } from '../support/gateway.ts'
import { letterAbout, linkIn } from '../support/letters.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

/** The pages of people without an account: patrons, lenders, readers of notices. */
/** A due date of more than two years ahead is asked about. */
const year = new Date().getFullYear() + 1

let setting: MailSetting
let browser: ConsoleBrowser
let page: Page

beforeAll(async () => {
  setting = await startMailSetting()
  browser = await startConsoleBrowser()
  page = await browser.context.newPage()
  await setting.gateway.api('PUT', '/v1/workflows/noticing', { patronNotices: ['request_sent'] })
  const { body } = await setting.gateway.api('GET', '/v1/libraries/ABC')
  const put = await setting.gateway.api('PUT', '/v1/libraries/ABC', {
    ...(body as object),
    workflow: 'noticing',
    patronPages: { ...patronPages, signInByCard: true, pickupLocations: ['Main Library', 'Branch'] },
    copyright: {
      declaration: { version: '1', text: { en: 'For private study only.', de: 'Nur privat.' } },
    },
  })
  expect(put.status, JSON.stringify(put.body)).toBe(200)
}, 240_000)
afterAll(async () => {
  await browser.close()
  await setting.stop()
})

/** Looks at the page: axe finds nothing, it fits a phone, and a picture is taken where somebody asks for one. */
const look = async (name: string): Promise<void> => {
  await expectAccessible(page)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect
    .poll(() => page.evaluate('document.documentElement.scrollWidth'), { message: name })
    .toBeLessThanOrEqual(390)
  if (size !== null) await page.setViewportSize(size)
  await showPage(page, name)
  // Chromium reports the answer to a form that was not filled in as it must be: the page shows it to the person.
  browser.forgive(/status of (401|422)/)
  browser.expectNoFaults()
}

const come = async (path: string, language = 'en'): Promise<void> => {
  const token = await patronToken({ sub: 'p1', name: 'Ada Reader' }, setting.gateway.now())
  const query = `${path.includes('?') ? '&' : '?'}lang=${language}&token=${token}`
  await page.goto(`${setting.gateway.url}/patron/ABC${path}${query}`)
}

const citation = {
  title: 'Kindred',
  author: 'Butler, Octavia E.',
  edition: '2nd ed.',
  publisher: 'Beacon Press',
  publicationDate: '2003',
  identifiers: [{ type: 'ISBN', value: '9780807083697' }],
}
const patron = { id: 'p1', surname: 'Reader', givenName: 'Ada', email: 'ada@example.org' }
const service = { type: 'loan', maximumCost: { amount: '15.00', currency: 'EUR' } }
const borrow = () => setting.borrow({ citation, patron, service, pickupLocation: 'Main Library' })
const says = (number: string, event: object) =>
  setting.command(number, { type: 'record_partner_event', event })
const actions = (): Promise<readonly string[]> => page.locator('main .actions a').allTextContents()

test('a patron signs in, asks, and finds what is wrong at each field', async () => {
  await page.goto(`${setting.gateway.url}/patron/ABC?lang=en`)
  await look('patron-not-signed-in')
  await page.goto(`${setting.gateway.url}/patron/ABC/sign-in?lang=en`)
  await look('patron-card')
  await come('')
  await look('patron-no-requests')
  await come('/find')
  await look('patron-find')
  await come('/request?kind=article')
  await look('patron-article')
  await page.getByLabel('ISSN').fill('1234-5678')
  await page.getByRole('button', { name: 'Send the request' }).click()
  await page.getByRole('alert').waitFor()
  await look('patron-article-faults')
})

test('each state of a request offers one way to give it up, and says what happens next', async () => {
  const number = await borrow()
  const path = `/requests/${number}`
  await come(path)
  expect(await actions()).toEqual(['Cancel the request'])
  await look('patron-request-sent')
  await come(`${path}/cancel?what=request`)
  await look('patron-cancel')
  await says(number, { type: 'will_supply' })
  await says(number, { type: 'shipped', items: [], dueDate: `${year}-04-30` })
  await come(path, 'de')
  expect(await actions()).toEqual(['Ich brauche den Titel nicht mehr'])
  await look('patron-shipped')
  await setting.command(number, { type: 'receive' })
  await come(path)
  expect(await page.locator('main').textContent()).not.toContain('Ready for you')
  await look('patron-received')
  await setting.command(number, { type: 'place_on_shelf' })
  await come(path)
  expect(await page.locator('main').textContent()).toContain('Ready for you')
  expect(await actions()).toEqual(['Cancel the hold'])
  await look('patron-ready')
  await setting.command(number, { type: 'patron_loan' })
  await setting.command(number, {
    type: 'add_cost',
    kind: 'charged',
    amount: '12.50',
    currency: 'EUR',
  })
  await come(path)
  expect(await actions()).toEqual(['Renew'])
  const shown = await page.locator('main').textContent()
  expect(shown).toContain(`30 April ${year}`)
  expect(shown).toContain('12.50 EUR')
  await look('patron-on-loan')
  await page.getByRole('link', { name: 'Renew' }).click()
  await page.getByRole('button', { name: 'Yes, ask for more time' }).click()
  expect(await page.getByRole('status').textContent()).toBe('We have asked for more time.')
  expect(await actions()).toEqual([])
  await look('patron-renewal-asked')
  await come('')
  await look('patron-requests')
  await come('', 'fr')
  await look('patron-requests-french')
})

test('an unsaved draft is offered once', async () => {
  const number = await borrow()
  await says(number, { type: 'shipped', items: [] })
  await come(`/requests/${number}`)
  await page.getByRole('link', { name: 'I no longer need it' }).click()
  await page.getByRole('button', { name: 'Yes, I no longer need it' }).click()
  await page.getByRole('status').waitFor()
  expect(await actions()).toEqual([])
  await look('patron-given-up')
})

test('a lender answers, checks what was understood, and sees what became of it', async () => {
  const number = await setting.borrow({ citation, service })
  await page.goto(linkIn(await letterAbout(setting.mailServer, number, '')))
  await look('answer')
  await page.getByRole('radio', { name: 'We can supply it, on conditions' }).check()
  await look('answer-chosen')
  await page.locator('#conditional-amount').fill('12,5')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await page.getByRole('alert').waitFor()
  await look('answer-understood')
  await page.locator('#conditional-amount').fill('ten')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await page.getByText('This amount cannot be read').first().waitFor()
  await look('answer-fault')
  await page.locator('#conditional-amount').fill('12.50')
  await page.getByRole('button', { name: 'Send answer' }).click()
  await page.getByRole('status').waitFor()
  await look('answer-taken')
  await page.goto(`${setting.gateway.url}/respond/nothing`)
  await look('answer-refused')
})

test('a patron unsubscribes and subscribes again', async () => {
  const number = await borrow()
  const mails = () => setting.mailServer.mails.filter(({ raw }) => raw.includes('List-Unsubscribe:'))
  await until('a notice', () => mails().some(({ raw }) => raw.includes(number)))
  const token = /\/notices\/([\w~-]+)/.exec(mails()[0]?.raw.replace(/=\r\n|\r\n[ \t]/g, '') ?? '')?.[1]
  await page.goto(`${setting.gateway.url}/notices/${token}?lang=en`)
  await look('notices-ask')
  await page.getByRole('button', { name: 'Unsubscribe' }).click()
  await page.getByRole('heading', { name: 'You are unsubscribed' }).waitFor()
  await look('notices-unsubscribed')
  await page.getByRole('button', { name: 'Subscribe again' }).click()
  await page.getByRole('heading', { name: 'You are subscribed again' }).waitFor()
  await look('notices-subscribed')
})
