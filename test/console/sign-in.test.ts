import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { linkOf, makeLinkToken } from '../../src/accounts/account-links.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { goodPassword } from '../http/accounts/visitor.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type MailServer, startMailServer } from '../support/smtp.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let gateway: WholeGateway
let mailServer: MailServer
let browser: ConsoleBrowser
beforeAll(async () => {
  mailServer = await startMailServer()
  browser = await startConsoleBrowser()
  gateway = await startWholeGateway(
    { LENDWIRE_SMTP_URL: mailServer.url, LENDWIRE_MAIL_FROM: 'ill@example.org' },
    { inMemory: true },
  )
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
})
afterAll(async () => {
  await browser.close()
  await gateway.stop()
  await mailServer.stop()
})
afterEach(() => browser.endTest())

const at = (path: string): string => `${gateway.url}/console${path}`

/** Returns the link in the latest mail to an address. */
const mailedLink = (email: string, count = 1): Promise<string> =>
  until('the mail', () => {
    const mails = mailServer.mails.filter(({ to }) => to.includes(email))
    const text = mails[count - 1]?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=')
    return /http\S+#token=[\w-]{43}/.exec(text ?? '')?.[0]
  })

test('the one-time link of the first start makes the first admin, who is signed in', async () => {
  const deps = { store: gateway.store, now: () => instantOf(gateway.now()) }
  const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
  const page = await browser.open(linkOf(gateway.url, token, 'first_admin'))
  await page.getByRole('heading', { name: 'Create the first admin' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'first-admin')
  await expect.poll(() => hasFocus(page, page.getByLabel('Your name'))).toBe(true)
  await page.getByLabel('Your name').fill('Ada Admin')
  await page.getByLabel('Email address').fill('ada@example.org')
  await page.getByRole('textbox', { name: 'New password' }).fill('short')
  await page.getByRole('textbox', { name: 'Repeat the password' }).fill('short')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByText('The password must have at least 12 characters.').waitFor()
  await page.getByRole('textbox', { name: 'New password' }).fill(goodPassword)
  await page.getByText('The two passwords are not the same.').waitFor()
  await page.getByRole('textbox', { name: 'Repeat the password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('heading', { name: 'First steps', level: 1 }).waitFor()
  await page.getByRole('link', { name: 'lendwire' }).click()
  await page.waitForURL(/\/today$/)
  await page.getByRole('button', { name: 'Account: Ada Admin' }).click()
  await page.getByRole('menu').getByText('Admin', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await showPage(page, 'home')

  const again = await browser.open(linkOf(gateway.url, token, 'first_admin'))
  await again.getByLabel('Your name').fill('Eve')
  await again.getByLabel('Email address').fill('eve@example.org')
  await again.getByRole('textbox', { name: 'New password' }).fill(goodPassword)
  await again.getByRole('textbox', { name: 'Repeat the password' }).fill(goodPassword)
  await again.getByRole('button', { name: 'Create the account' }).click()
  await again.getByText('This link has expired or was used.').waitFor()
  expect(await again.getByRole('alert').textContent()).not.toContain('token')
})

describe('a colleague', () => {
  test('accepts a mailed invitation, and comes back with email and password to where they wanted to go', async () => {
    const user = { name: 'Anna Kern', email: 'anna@example.org', role: 'staff', library: 'ABC' }
    expect((await gateway.api('POST', '/v1/users', user)).status).toBe(201)
    const page = await browser.open(await mailedLink(user.email))
    await page.getByRole('textbox', { name: 'New password' }).fill(goodPassword)
    await page.getByRole('textbox', { name: 'Repeat the password' }).fill(goodPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Account: Anna Kern' }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'Sign in to lendwire' }).waitFor()
    await expectAccessible(page)
    await showPage(page, 'sign-in')

    await page.goto(at('/requests?text=kindred'))
    await page.getByLabel('Email address').fill(user.email)
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password')
    await page.keyboard.press('Enter')
    await page.getByText('The email address or the password is wrong.').waitFor()
    await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Requests' }).waitFor()
    await expect.poll(() => new URL(page.url()).search).toBe('?text=kindred')
  })

  test('a person who forgot the password has a link mailed and sets a new one', async () => {
    const page = await browser.open(at('/sign-in'))
    await page.getByRole('link', { name: 'Forgot your password?' }).click()
    await page.getByRole('heading', { name: 'Set a new password' }).waitFor()
    await expectAccessible(page)
    await showPage(page, 'reset-password')
    await page.getByLabel('Email address').fill('anna@example.org')
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByText('the mail is on its way').waitFor()
    const link = await mailedLink('anna@example.org', 2)
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByRole('textbox', { name: 'New password' }).fill('quite-another-77-lantern-fjord')
    await page.getByRole('textbox', { name: 'Repeat the password' }).fill('quite-another-77-lantern-fjord')
    await page.getByRole('button', { name: 'Set the password' }).click()
    await page.waitForURL(/\/today$/)
  })

  test('whose session ends signs in again above the page', async () => {
    const page = await browser.open(at('/sign-in'))
    await page.getByLabel('Email address').fill('anna@example.org')
    await page.getByRole('textbox', { name: 'Password' }).fill('quite-another-77-lantern-fjord')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/today$/)
    const users = (await gateway.api('GET', '/v1/users')).body as { items: { id: string; email: string }[] }
    const anna = users.items.find(({ email }) => email === 'anna@example.org')
    await gateway.store.endSessionsOf(`user:${anna?.id}`)
    // As when the person comes back to the window, once or several times.
    const notice = page.getByText('Your session has ended. What you have entered is still here.')
    await until('the notice', async () => {
      await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
      return (await notice.count()) > 0
    })
  })

  test('chooses German, which stays chosen', async () => {
    const page = await browser.open(at('/sign-in'))
    await page.getByRole('button', { name: 'Deutsch' }).click()
    await page.getByRole('heading', { name: 'Bei lendwire anmelden' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Bei lendwire anmelden' }).waitFor()
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de')
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Sign in to lendwire' }).waitFor()
  })
})

test('a link without its token says so', async () => {
  const page = await browser.open(at('/set-password'))
  await page.getByText('This link is not complete.').waitFor()
  await expectAccessible(page)
})

test('an address that no page has says so', async () => {
  const page = await browser.open(at('/nowhere'))
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
  await expectAccessible(page)
})
