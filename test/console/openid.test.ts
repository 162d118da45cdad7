import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let gateway: WholeGateway
let provider: IdentityProvider
let browser: ConsoleBrowser
beforeAll(async () => {
  const port = await freePort()
  browser = await startConsoleBrowser()
  provider = await startIdentityProvider(`http://127.0.0.1:${port}/v1/sign-in/openid/callback`)
  gateway = await startWholeGateway(
    {
      LENDWIRE_PORT: String(port),
      LENDWIRE_OPENID_ISSUER: provider.issuer,
      LENDWIRE_OPENID_PRIVATE_NETWORK: 'true',
      LENDWIRE_OPENID_CLIENT_ID: provider.clientId,
      LENDWIRE_OPENID_CLIENT_SECRET: provider.clientSecret,
      LENDWIRE_OPENID_ROLES: JSON.stringify([
        { claim: 'groups', value: 'ill', role: 'staff', library: 'ABC' },
        { claim: 'groups', value: 'ill-admins', role: 'admin' },
        { claim: 'groups', value: 'ill-gone', role: 'viewer', library: 'GONE' },
      ]),
    },
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
  await provider.stop()
})

/** Signs in at the provider, whose own pages are not ours to judge. */
const passProvider = async (page: Awaited<ReturnType<ConsoleBrowser['open']>>): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in with your institution' }).click()
  await page.waitForURL(/interaction/)
  await page.locator('input[name="login"]').fill('ada')
  await page.locator('input[name="password"]').fill('x')
  await page.locator('button[type="submit"]').click()
  // The page that asks for consent has a button of the same kind.
  await page.locator('input[name="login"]').waitFor({ state: 'detached' })
  await page.locator('button[type="submit"]').click()
}

test('a person whom the institution gives no role is told so, and one with a role comes to where they wanted to go', async () => {
  provider.become({
    sub: 'ada',
    email: 'ada@example.org',
    email_verified: true,
    name: 'Ada Lund',
    groups: [],
  })
  const page = await browser.open(`${gateway.url}/console/requests?text=kindred`)
  await page.getByText('Forgot your password?').waitFor()
  await showPage(page, 'sign-in-openid')
  await passProvider(page)
  await page.getByText('your account there has no role in lendwire').waitFor()
  await browser.context.clearCookies()

  provider.become({
    sub: 'ada',
    email: 'ada@example.org',
    email_verified: true,
    name: 'Ada Lund',
    groups: ['ill'],
  })
  await page.goto(`${gateway.url}/console/requests?text=kindred`)
  await passProvider(page)
  await page.getByRole('button', { name: 'Account: Ada Lund' }).waitFor()
  await expect.poll(() => page.url().slice(gateway.url.length)).toBe('/console/requests?text=kindred')
  // The provider's own page asks for a font elsewhere.
  browser.forgive(/ERR_NAME_NOT_RESOLVED/)
  browser.expectNoFaults()
})

test('an admin tests the identity provider, and reads which library of the table does not exist', async () => {
  await browser.context.clearCookies()
  provider.become({
    ...{ sub: 'ove', email: 'ove@example.org', email_verified: true, name: 'Ove Berg' },
    groups: ['ill-admins'],
  })
  const page = await browser.open(`${gateway.url}/console/users`)
  await passProvider(page)
  await page.getByRole('button', { name: 'Test OpenID Connect' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('the client secret is right').waitFor()
  await dialog.getByText('names the library GONE, which does not exist').waitFor()
  await showPage(page, 'identity-provider-test')
  await expectAccessible(page)
  const trial = await dialog.getByRole('link', { name: 'Try a sign-in' }).getAttribute('href')
  expect(trial).toBe(`${gateway.url}/v1/sign-in/openid?test=true`)
  browser.forgive(/ERR_NAME_NOT_RESOLVED/)
  browser.expectNoFaults()
})
