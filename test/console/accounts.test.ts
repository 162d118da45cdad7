import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
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
afterEach(async () => {
  await browser.context.clearCookies()
  browser.expectNoFaults()
})

const open = (path: string): Promise<Page> => openSignedIn(browser, scene, path)

/** Expects that all of a table can be read on a phone without scrolling sideways. */
const expectFitsPhone = async (page: Page, fact: string): Promise<void> => {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.locator('tbody').getByText(fact).first().waitFor()
  await until('the table to fit', () =>
    page.evaluate(`(() => {
      const scrolled = document.querySelector('table')?.closest('[class*="viewport"]') ?? null
      return scrolled !== null && scrolled.scrollWidth <= scrolled.clientWidth
    })()`),
  )
  if (size !== null) await page.setViewportSize(size)
}

test('an admin creates a key, which is shown once, rotates it and revokes the new one', async () => {
  const page = await open('/keys')
  await page.getByRole('button', { name: 'Create a key' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Library system')
  await dialog.getByLabel('Library').first().click()
  await page.getByRole('option', { name: 'Abc Library' }).click()
  await dialog.getByRole('button', { name: 'Create a key' }).click()
  await page.getByText('It is stored as a hash and cannot be shown again.').waitFor()
  const key = ((await page.locator('pre').textContent()) ?? '').trim()
  expect((await scene.gateway.api('GET', '/v1/requests', undefined, { key })).status).toBe(200)
  await expectAccessible(page)
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.locator('pre').waitFor({ state: 'detached' })
  await page.getByText(`…${key.slice(-4)}`).waitFor()
  expect(await page.content()).not.toContain(key)

  await page.getByRole('button', { name: 'Rotate: Library system' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Rotate' }).click()
  await page.getByText('Copy the key now').waitFor()
  const next = ((await page.locator('pre').textContent()) ?? '').trim()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByText('Replaced').waitFor()
  await expectAccessible(page)
  await showPage(page, 'keys')
  await expectFitsPhone(page, 'Replaced')

  const row = page.getByRole('row').filter({ hasText: `…${next.slice(-4)}` })
  await row.getByRole('button', { name: 'Revoke: Library system' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await row.getByText('Revoked').waitFor()
  expect((await scene.gateway.api('GET', '/v1/requests', undefined, { key: next })).status).toBe(401)
})

test('an admin invites a colleague, changes the role and disables the account', async () => {
  const page = await open('/users')
  await page.getByRole('button', { name: 'Invite a user' }).click()
  const dialog = page.getByRole('dialog')
  const name = dialog.getByRole('textbox', { name: 'Name' })
  await expect.poll(() => hasFocus(page, name)).toBe(true)
  // Where there is one library only, it is chosen already.
  await expect.poll(() => dialog.getByLabel('Library').first().inputValue()).toBe('Abc Library')
  await page.keyboard.press('Escape')
  const invite = page.getByRole('button', { name: 'Invite a user' })
  await expect.poll(() => hasFocus(page, invite)).toBe(true)
  await page.keyboard.press('Enter')
  await name.fill('Nora Berg')
  await dialog.getByRole('textbox', { name: 'Email address' }).fill('nora@example.org')
  await dialog.getByLabel('Library').first().click()
  await page.getByRole('option', { name: 'Abc Library' }).click()
  await dialog.getByRole('button', { name: 'Invite a user' }).click()
  await page.getByText('Give this link to the person').waitFor()
  expect(await page.locator('pre').textContent()).toContain('#token=')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click()
  await page.getByText('nora@example.org').waitFor()
  await page.getByRole('row').filter({ hasText: 'Nora Berg' }).getByText('Abc Library').waitFor()
  await expectAccessible(page)
  await showPage(page, 'users')
  await expectFitsPhone(page, 'Invited')

  await page.getByRole('button', { name: 'Actions for Nora Berg' }).click()
  await page.getByRole('menuitem', { name: 'Edit Nora Berg' }).click()
  await page.getByRole('dialog').getByLabel('Role').first().click()
  await page.getByRole('option', { name: 'Library admin' }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row').filter({ hasText: 'Nora Berg' })
  await row.getByText('Library admin').waitFor()
  await page.getByRole('button', { name: 'Actions for Nora Berg' }).click()
  await page.getByRole('menuitem', { name: 'Disable' }).click()
  await row.getByText('Disabled').waitFor()
})

test('an account of one library is not made before the library is chosen', async () => {
  await scene.gateway.api('PUT', '/v1/libraries/XYZ', {
    name: 'Xyz Library',
    symbols: [{ type: 'ISIL', value: 'X-XYZ' }],
  })
  const page = await open('/users')
  await page.getByRole('button', { name: 'Invite a user' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Olav Moe')
  await dialog.getByRole('textbox', { name: 'Email address' }).fill('olav@example.org')
  await page.keyboard.press('Enter')
  await dialog.getByText('This is required.').waitFor()
  await page.keyboard.press('Escape')
  expect(JSON.stringify((await scene.gateway.api('GET', '/v1/users')).body)).not.toContain('olav@example.org')
})

test('an admin reads in the audit log who changed what', async () => {
  await scene.addPartner('LAKE', 'Lake Library', 'unfilled')
  const numbers = [
    await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['LAKE'] }),
    await scene.makeRequest({ citation: { title: 'Dawn' }, rota: ['LAKE'] }),
  ]
  const [first = '', second = ''] = numbers
  await scene.gateway.api('POST', '/v1/requests/bulk', {
    ...{ action: 'command', numbers, command: { type: 'cancel' } },
  })
  const page = await open('/audit')
  await page.getByRole('heading', { name: 'Audit log' }).waitFor()
  // The command is named, and each of its requests is a link.
  const cancelled = page.getByRole('cell', { name: /^Cancel the request/ })
  await cancelled.getByRole('button', { name: 'and 1 more' }).click()
  for (const number of numbers) await cancelled.getByRole('link', { name: number }).waitFor()
  const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel('Last day').fill(day(-2))
  await page.getByText('Nothing was recorded').waitFor()
  await page.getByLabel('Last day').fill(day(1))
  await page.getByLabel('First day').fill(day(-1))
  await cancelled
    .getByRole('link', { name: second })
    .or(cancelled.getByRole('link', { name: first }))
    .first()
    .waitFor()
  await page
    .getByRole('cell', { name: /^Invite a user User/ })
    .first()
    .waitFor()
  const find = page.getByRole('combobox', { name: 'Any person, library, partner or request' })
  await find.fill('lake lib')
  await page.getByRole('option', { name: 'Lake Library' }).click()
  await page.getByRole('cell', { name: /Partner Lake Library/ }).waitFor()
  await expect.poll(() => page.getByRole('cell', { name: /^Invite a user User/ }).count()).toBe(0)
  expect(page.url()).toContain('partner')
  await find.fill('Ada Ad')
  await page.getByRole('option', { name: 'Ada Admin' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('actor')).not.toBe(null)
  await expect.poll(() => find.inputValue()).toBe('Ada Admin')
  await expect.poll(() => page.getByRole('cell', { name: /Partner Lake Library/ }).count()).toBe(0)
  await page.reload()
  await expect.poll(() => find.inputValue()).toBe('Ada Admin')
  // Whoever is gone has no name any more: the id finds what was done.
  await find.fill('gone-user')
  await page.getByRole('option', { name: 'gone-user' }).click()
  await page.getByText('Nothing was recorded').waitFor()
  await page.goto(`${scene.gateway.url}/console/audit`)
  await page.getByRole('button', { name: 'Check the chain' }).click()
  await page.getByText(/^The chain is whole/).waitFor()
  await expectAccessible(page)
  await showPage(page, 'audit')
  await expectFitsPhone(page, 'Ada Admin')
})
