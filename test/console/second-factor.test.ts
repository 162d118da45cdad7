import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { linkOf, makeLinkToken } from '../../src/accounts/account-links.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { goodPassword } from '../http/accounts/visitor.ts'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let gateway: WholeGateway
let browser: ConsoleBrowser
let url = ''
beforeAll(async () => {
  const port = await freePort()
  // Browsers have passkeys for a name only: 127.0.0.1 is none.
  url = `http://localhost:${port}`
  browser = await startConsoleBrowser()
  gateway = await startWholeGateway(
    { LENDWIRE_PORT: String(port), LENDWIRE_PUBLIC_URL: url, LENDWIRE_SECOND_FACTOR: 'admin' },
    { inMemory: true },
  )
})
afterAll(async () => {
  await browser.close()
  await gateway.stop()
})
afterEach(() => browser.endTest())

/** Opens the page on which the first admin makes the account, and makes it. */
const makeAdmin = async (name: string, email: string): Promise<Page> => {
  const deps = { store: gateway.store, now: () => instantOf(gateway.now()) }
  const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
  const page = await browser.open(linkOf(url, token, 'first_admin'))
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('Email address').fill(email)
  await page.getByRole('textbox', { name: 'New password' }).fill(goodPassword)
  await page.getByRole('textbox', { name: 'Repeat the password' }).fill(goodPassword)
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByText('Your role needs a second factor').waitFor()
  return page
}

/** Gives the browser an authenticator that always has a person there (WebDriver extension of WebAuthn). */
const addAuthenticator = async (page: Page): Promise<void> => {
  const devTools = await browser.context.newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

const signOut = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: `Account: ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor()
}

const givePassword = async (page: Page, email: string): Promise<void> => {
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(goodPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('The password is right.').waitFor()
}

test('an app that shows codes is set up at the first sign-in, and asked for at the next', async () => {
  const page = await makeAdmin('Ada Admin', 'ada@example.org')
  await page.getByRole('img', { name: 'QR code for the app' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'second-factor-set-up')
  const secret = ((await page.locator('pre').first().textContent()) ?? '').replaceAll(/\s/g, '')
  const codeIn = (intervals: number): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: gateway.now() + intervals * 30_000,
    })
  await page.getByRole('textbox', { name: 'Code' }).fill('000000')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('The code is wrong').waitFor()
  await page.getByRole('textbox', { name: 'Code' }).fill(codeIn(-1))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Keep these recovery codes').waitFor()
  await showPage(page, 'second-factor-recovery-codes')
  const [recovery = ''] = ((await page.locator('pre').first().textContent()) ?? '').split('\n')
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Account: Ada Admin' }).waitFor()

  await signOut(page, 'Ada Admin')
  await givePassword(page, 'ada@example.org')
  await expectAccessible(page)
  await showPage(page, 'second-factor-code')
  await page.getByRole('textbox', { name: 'Code' }).fill(codeIn(0))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: 'Account: Ada Admin' }).click()
  await page.getByRole('menuitem', { name: 'Second factor' }).click()
  await page.getByText('10 recovery codes are left.').waitFor()
  await expectAccessible(page)
  await showPage(page, 'second-factor')
  await page.getByRole('button', { name: 'New recovery codes' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await page.getByRole('textbox', { name: 'Code' }).fill(recovery)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Your other sessions have ended.').waitFor()
})

test('a passkey is made at the first sign-in, and lets in at the next; a code of none does not', async () => {
  const page = await makeAdmin('Pia Passkey', 'pia@example.org')
  await addAuthenticator(page)
  await page.getByRole('button', { name: 'Set up a passkey' }).click()
  await page.getByText('Keep these recovery codes').waitFor()
  await page.getByRole('button', { name: 'I have kept them' }).click()
  await page.getByRole('button', { name: 'Account: Pia Passkey' }).waitFor()

  await signOut(page, 'Pia Passkey')
  await givePassword(page, 'pia@example.org')
  await page.getByRole('textbox', { name: 'Code' }).fill('123456')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('The code is wrong').waitFor()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Account: Pia Passkey' }).waitFor()

  // The only factor of a role that needs one stays; the proof is the passkey itself.
  await page.goto(`${url}/console/second-factor`)
  await page.getByRole('button', { name: 'Remove: Passkey “Passkey 1”' }).click()
  await page.getByRole('textbox', { name: 'Password' }).fill(goodPassword)
  await showPage(page, 'second-factor-change')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('needs a second factor')
})
