import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('WEST', 'West Library', 'silent')
  const book = (title: string) => ({
    citation: { title, author: 'Butler, Octavia E.' },
    rota: ['WEST'],
    hold: 'staff' as const,
  })
  await scene.makeRequest(book('Kindred'))
  const dawn = await scene.makeRequest(book('Dawn'))
  await scene.command(dawn, { type: 'edit', labels: ['course reserve'] })
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(async () => {
  for (const page of browser.context.pages().slice(1)) await page.close()
  browser.expectNoFaults()
})

let isSignedIn = false

/** Opens a list; the first one signs in, since an account may only try so often in a quarter of an hour. */
const open = async (path: string): Promise<Page> => {
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  if (isSignedIn) await page.goto(`${scene.gateway.url}/console${path}`)
  else await scene.signIn(page, 'staff', path)
  isSignedIn = true
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

test('a view is saved, opened again and deleted, and the list is taken away as CSV', async () => {
  const page = await open('/requests?label=course+reserve')
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save view' }).click()
  await expect.poll(() => hasFocus(page, page.getByLabel('Name of the view'))).toBe(true)
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(page, page.getByRole('button', { name: 'Saved views' }))).toBe(true)
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Save view' }).click()
  await page.getByLabel('Name of the view').fill('Course reserves')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Course reserves 1' }).waitFor()
  await page.goto(`${scene.gateway.url}/console/requests`)
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Course reserves' }).click()
  await page.getByText('1 open', { exact: true }).waitFor()
  expect(new URL(page.url()).searchParams.get('label')).toBe('course reserve')
  await page.getByRole('button', { name: 'Export' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'As CSV' }).click()
  const file = await (await download).path()
  const csv = await readFile(file, 'utf8')
  expect(csv).toContain('Dawn')
  expect(csv).not.toContain('Kindred')
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Delete this view' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete this view' }).click()
  await page.getByRole('link', { name: /^Course reserves/ }).waitFor({ state: 'detached' })
})

test('Escape asks before the name of a view is lost', async () => {
  const page = await open('/requests?label=course+reserve')
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save view' }).click()
  await page.getByLabel('Name of the view').fill('Half a name')
  await page.keyboard.press('Escape')
  const question = page.getByRole('dialog', { name: 'Leave without saving?' })
  await question.getByRole('button', { name: 'Keep editing' }).click()
  await question.waitFor({ state: 'detached' })
  expect(await page.getByLabel('Name of the view').inputValue()).toBe('Half a name')
  // A click beside the dialog.
  await page.mouse.click(5, 5)
  await question.getByRole('button', { name: 'Leave' }).click()
  await page.getByLabel('Name of the view').waitFor({ state: 'detached' })
})

test('a colleague’s shared view is not deleted: the page asks first, then says why not', async () => {
  const view = { name: 'Of the library', filters: { service: ['copy'] }, shared: true }
  await scene.gateway.api('PUT', '/v1/views/of-the-library?library=ABC', view)
  const page = await open('/requests?service=copy')
  await page.getByRole('link', { name: 'Of the library' }).waitFor()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Delete this view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete this view' })
  await dialog.getByText('Of the library: Everybody of the library sees it').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Delete this view' }).click()
  await page.getByText('Your role does not allow this.').waitFor()
  await page.getByRole('link', { name: 'Of the library' }).waitFor()
})

test('a view of a name that there is replaces it only after saying so, and one of another name never', async () => {
  const page = await open('/requests?label=first')
  const save = async (name: string, label: string, button: string): Promise<void> => {
    await page.goto(`${scene.gateway.url}/console/requests?label=${label}`)
    await page.getByRole('button', { name: 'Saved views' }).click()
    await page.getByRole('menuitem', { name: 'Save view' }).click()
    await page.getByLabel('Name of the view').fill(name)
    await page.getByRole('button', { name: button, exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByRole('link', { name }).waitFor()
  }
  await save('要返却', 'first', 'Save')
  await save('新着', 'second', 'Save')
  await save('新着', 'third', 'Replace')
  const answer = await page.request.get(`${scene.gateway.url}/v1/views`)
  const { items } = (await answer.json()) as { items: { name: string; filters: object }[] }
  expect(items.filter(({ name }) => ['要返却', '新着'].includes(name))).toMatchObject([
    { name: '新着', filters: { label: ['third'] } },
    { name: '要返却', filters: { label: ['first'] } },
  ])
})

test('a view keeps days that are relative to today', async () => {
  const page = await open('/requests')
  await page.getByRole('button', { name: 'Needed by' }).click()
  await page.getByRole('button', { name: 'today – in 7 days' }).click()
  const days = (name: string): string | null => new URL(page.url()).searchParams.get(name)
  await expect.poll(() => [days('neededByFrom'), days('neededByTo')]).toEqual(['0d', '7d'])
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Needed by: today – in 7 days' }).waitFor()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByRole('menuitem', { name: 'Save view' }).click()
  await page.getByLabel('Name of the view').fill('Needed soon')
  await page.keyboard.press('Enter')
  await page.getByLabel('Name of the view').waitFor({ state: 'detached' })
  await page.goto(`${scene.gateway.url}/console/requests`)
  await page.getByRole('link', { name: 'Needed soon' }).click()
  await page.getByRole('button', { name: 'Needed by: today – in 7 days' }).waitFor()
  expect([days('neededByFrom'), days('neededByTo')]).toEqual(['0d', '7d'])
  // Another week and another month are written as readably.
  await page.goto(`${scene.gateway.url}/console/requests?createdFrom=-30d&dueFrom=0w&dueTo=0w`)
  await page.getByRole('button', { name: 'Created: 30 days ago – …' }).waitFor()
  await page.getByRole('button', { name: 'Due: this week' }).waitFor()
})

test('views beyond six tabs stand in a menu, and one of them has a tab while it is shown', async () => {
  for (const place of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const view = { name: `List ${place}`, filters: { label: [`list-${place}`] }, shared: true }
    await scene.gateway.api('PUT', `/v1/views/list-${place}?library=ABC`, view)
  }
  const page = await open('/requests')
  const tabs = page.getByRole('navigation', { name: 'Saved views' })
  const more = tabs.getByRole('button', { name: /^More/ })
  await more.click()
  const hidden = (await page.getByRole('menuitem').allInnerTexts()).filter((name) => name.startsWith('List'))
  const [first = ''] = hidden
  expect(hidden.length).toBeGreaterThan(1)
  expect(await tabs.getByRole('link', { name: first }).count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('menuitem', { name: first }).click()
  await tabs.getByRole('link', { name: first }).waitFor()
  expect(new URL(page.url()).searchParams.get('label')).toBe(first.toLowerCase().replace(' ', '-'))
  await more.click()
  expect(await page.getByRole('menuitem', { name: first }).count()).toBe(0)
})
