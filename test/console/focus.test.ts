import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus, pressTo, tabTo } from './keyboard.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
import { openOnDesktop } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('WEST', 'West Library', 'silent')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

const make = (title: string): Promise<string> =>
  scene.makeRequest({ citation: { title }, rota: ['WEST'], patron: { id: 'P-9' } })
const open = (path: string): Promise<Page> => openOnDesktop(browser, scene, path, 'staff')

test('after a command the focus is on what can be done next, on a row as on the page of a request', async () => {
  const [first, second] = [await make('Clay’s ark'), await make('Mind of my mind')]
  const page = await open('/today')
  const sending = page.getByRole('button', { name: 'Send: Clay’s ark' })
  await tabTo(page, sending)
  await page.keyboard.press('Enter')
  await sending.waitFor({ state: 'detached' })
  await expect.poll(() => scene.statusOf(first)).toBe('request_sent')
  const next = page.getByRole('button', { name: 'Send: Mind of my mind' })
  await expect.poll(() => hasFocus(page, next)).toBe(true)

  await page.goto(`${scene.gateway.url}/console/requests/${second}`)
  await tabTo(page, page.getByRole('main').getByRole('button', { name: 'Send', exact: true }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Mind of my mind' }).waitFor()
  await expect.poll(() => scene.statusOf(second)).toBe('request_sent')
  const claim = page.getByRole('main').locator('[data-next-action]')
  await claim.and(page.getByRole('button', { name: /status/ })).waitFor()
  await expect.poll(() => hasFocus(page, claim)).toBe(true)

  // A command of the menu, whose dialog and whose entry are gone afterwards.
  const more = page.getByRole('button', { name: 'More', exact: true })
  await tabTo(page, more)
  await page.keyboard.press('Enter')
  await pressTo(page, 'ArrowDown', page.getByRole('menuitem', { name: /^Cancel the request/ }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Cancel the request' })
  await dialog.getByRole('button', { name: 'Back' }).waitFor()
  await tabTo(page, dialog.getByRole('button', { name: 'Cancel the request' }))
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate('document.activeElement?.closest("main") !== null')).toBe(true)
})

test('a request that was created by mistake is taken back in its note', async () => {
  const page = await open('/new-request')
  await page.getByLabel('Title', { exact: true }).fill('Created by mistake')
  await tabTo(page, page.getByRole('button', { name: 'Create the request' }))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Created by mistake' }).waitFor()
  await expect.poll(() => hasFocus(page, page.getByRole('heading', { level: 1 }))).toBe(true)
  const note = page.getByRole('status').filter({ hasText: /^Created: / })
  await note.getByRole('button', { name: 'Undo' }).waitFor()
  await showPage(page, 'created-note')
  const number = page.url().split('/').at(-1)?.split('?')[0] ?? ''
  await page.keyboard.press('z')
  await page.getByText(`Taken back: ${number} is cancelled`).waitFor()
  expect(await scene.statusOf(number)).toBe('cancelled_by_staff')
})

test('Escape closes what is open, then gives up the selection, then clears the search', async () => {
  await make('Adulthood rites')
  const page = await open('/requests?text=adulthood')
  await page.getByRole('row').filter({ hasText: 'Adulthood rites' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bar = page.getByRole('region', { name: '1 selected' })
  await bar.waitFor()
  await page.getByRole('button', { name: 'Needed by' }).click()
  const days = page.getByRole('button', { name: 'this week' })
  await days.waitFor()
  await page.keyboard.press('Escape')
  await days.waitFor({ state: 'detached' })
  await bar.waitFor()
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })
  expect(new URL(page.url()).searchParams.get('text')).toBe('adulthood')
  await page.keyboard.press('Escape')
  await expect.poll(() => new URL(page.url()).searchParams.get('text')).toBe(null)
  // A field above a list clears itself.
  await scene.signIn(page, 'admin', '/partners')
  const find = page.getByRole('textbox', { name: 'Find by name, code or network' })
  await find.fill('nothing')
  await page.getByText('No partner matches.').waitFor()
  await find.press('Escape')
  await page.getByRole('link', { name: 'West Library' }).waitFor()
  expect(await find.inputValue()).toBe('')
})

test('what the gateway refuses is said by the label of its field', async () => {
  const number = await make('Patternmaster')
  await scene.command(number, { type: 'send' })
  await scene.command(number, { type: 'record_partner_event', event: { type: 'shipped', items: [] } })
  const page = await open(`/requests/${number}`)
  await page
    .getByRole('main')
    .getByRole('button', { name: 'Receive…' })
    .or(page.getByRole('main').getByRole('button', { name: 'Receive', exact: true }))
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: 'Receive' })
  await dialog.getByLabel('Barcode').fill('1'.repeat(101))
  await dialog.getByRole('button', { name: 'Receive' }).click()
  await dialog
    .getByRole('alert')
    .getByText(/^Barcode: /)
    .waitFor()
  await page.goto(`${scene.gateway.url}/console/receive`)
  await page.getByRole('button', { name: 'Record…' }).click()
  const recording = page.getByRole('dialog', { name: 'Record a parcel without a request' })
  await recording.getByRole('combobox', { name: 'Sender' }).fill('West Library')
  await recording.getByRole('textbox', { name: 'Where it is kept' }).fill('x'.repeat(2000))
  await recording.getByRole('button', { name: 'Keep in the list' }).click()
  await recording
    .getByRole('alert')
    .getByText(/^Where it is kept: /)
    .waitFor()
})

test('the number of a request is on a phone too, in the list and on its page', async () => {
  const number = await make('Survivor')
  const page = await open('/requests')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('listitem').filter({ hasText: 'Survivor' }).getByText(number).waitFor()
  await showPage(page, 'cards-with-numbers')
  await page.getByRole('link', { name: 'Survivor' }).click()
  await page.getByRole('banner').or(page.locator('header')).getByText(number).first().waitFor()
})
