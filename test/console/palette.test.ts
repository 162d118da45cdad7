import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
let kindred: string

const patron = { id: 'P-1187', givenName: 'Ingrid', surname: 'Solberg' }

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('WEST', 'West Library', 'silent')
  kindred = await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['WEST'], patron })
  await scene.makeRequest({ citation: { title: 'Dawn' }, rota: ['WEST'], patron })
  const imago = await scene.makeRequest({ citation: { title: 'Imago' }, patron })
  await scene.command(imago, { type: 'cancel' })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

/** Opens a page, and the palette over it. */
const openPalette = async (path: string, role: 'staff' | 'viewer' = 'staff'): Promise<Page> => {
  const page = await openOnDesktop(browser, scene, path, role)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  await expect.poll(() => hasFocus(page, fieldIn(page))).toBe(true)
  return page
}

const fieldIn = (page: Page) => page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox')

const optionsIn = (page: Page, group: string) => page.getByRole('group', { name: group }).getByRole('option')

test('a patron is found with the requests, how many are open, and a new request begins for the patron', async () => {
  const page = await openPalette('/requests')
  await fieldIn(page).fill('solb')
  await optionsIn(page, 'Requests').filter({ hasText: 'Kindred' }).waitFor()
  await optionsIn(page, 'Patrons')
    .filter({ hasText: /Ingrid Solberg · P-1187/ })
    .filter({ hasText: '2 open, 1 closed' })
    .waitFor()
  expect(await page.getByRole('option').last().textContent()).toBe('New request for “solb”')
  await expectAccessible(page)
  await showPage(page, 'palette')
  await optionsIn(page, 'Do').filter({ hasText: 'New request for Ingrid Solberg' }).click()
  await page.waitForURL(/new-request\?patron=P-1187/)
  await expect.poll(() => page.getByLabel('Patron’s id or barcode').inputValue()).toBe('P-1187')
})

test('what is typed before the palette is there is not lost, and no key of the page', async () => {
  const page = await openOnDesktop(browser, scene, '/today', 'staff')
  // The palette comes late, as over a slow line.
  await page.route(/palette.*\.js/, async (route) => {
    await expect.poll(() => isTyped).toBe(true)
    await route.continue()
  })
  let isTyped = false
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('n')
  await page.keyboard.type('orth')
  isTyped = true
  await expect.poll(() => fieldIn(page).inputValue()).toBe('north')
  await page.keyboard.type('e')
  await expect.poll(() => fieldIn(page).inputValue()).toBe('northe')
  expect(new URL(page.url()).pathname).toMatch(/today$/)
})

test('a partner is found by its name, and opened', async () => {
  const page = await openPalette('/today')
  await fieldIn(page).fill('west lib')
  await optionsIn(page, 'Partners').filter({ hasText: 'West Library · WEST' }).click()
  await page.getByRole('heading', { name: 'West Library' }).waitFor()
  await page.getByRole('heading', { name: 'Closures' }).waitFor()
})

test('a patron leads to the patron’s requests', async () => {
  const page = await openPalette('/today')
  await fieldIn(page).fill('P-1187')
  await optionsIn(page, 'Patrons').filter({ hasText: 'Ingrid Solberg' }).click()
  await page.getByRole('link', { name: 'Kindred' }).waitFor()
  expect(new URL(page.url()).searchParams.get('patron')).toBe('P-1187')
})

test('typed words begin a new request: a title where they are words', async () => {
  const page = await openPalette('/today')
  await page.keyboard.type('winter term')
  await page.keyboard.press('ArrowUp')
  await optionsIn(page, 'Do').filter({ hasText: 'New request for “winter term”' }).click()
  await expect.poll(() => page.getByLabel('Title', { exact: true }).inputValue()).toBe('winter term')
  // Nothing was typed into the form itself: leaving it loses nothing.
  await page.keyboard.press('ControlOrMeta+k')
  await fieldIn(page).fill('978-0-8070-8369-7')
  await optionsIn(page, 'Do').filter({ hasText: 'New request for' }).click()
  await expect.poll(() => page.getByLabel('Identifiers').inputValue()).toBe('ISBN 9780807083697')
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('')
})

test('what the open request allows is done from the palette, with its dialog where it has one', async () => {
  const page = await openPalette(`/requests/${kindred}`)
  // Nothing is chosen before anything is typed: Enter alone does nothing.
  await optionsIn(page, 'This request').filter({ hasText: 'Send' }).first().waitFor()
  await page.keyboard.press('Enter')
  expect(await page.getByRole('option', { selected: true }).count()).toBe(0)
  await expectAccessible(page)
  await showPage(page, 'palette-request')
  await fieldIn(page).fill('cancel the')
  await optionsIn(page, 'This request').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: /Cancel/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await scene.statusOf(kindred)).toBe('ready_to_send')
})

test('a page is opened by its name, all requests are listed with Ctrl Enter, and a whole number opens its request', async () => {
  const page = await openPalette('/today')
  await page.keyboard.type('receiv')
  await optionsIn(page, 'Go to').filter({ hasText: 'Receive' }).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/receive$/)
  await page.keyboard.press('ControlOrMeta+k')
  await fieldIn(page).fill('kindred')
  await page.keyboard.press('ControlOrMeta+Enter')
  await page.waitForURL(/requests\?text=kindred/)
  await page.keyboard.press('ControlOrMeta+k')
  await fieldIn(page).fill(kindred)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Kindred', level: 1 }).waitFor()
  await page.keyboard.press('ControlOrMeta+k')
  await fieldIn(page).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('who may only read finds pages and requests, and nothing to do', async () => {
  const page = await openPalette(`/requests/${kindred}`, 'viewer')
  await fieldIn(page).fill('kindred')
  await optionsIn(page, 'Requests').filter({ hasText: 'Kindred' }).waitFor()
  await expect.poll(() => page.getByRole('option', { name: /^New request/ }).count()).toBe(0)
  expect(await page.getByRole('group', { name: 'This request' }).count()).toBe(0)
  expect(await page.getByRole('group', { name: 'Patrons' }).count()).toBe(0)
})
