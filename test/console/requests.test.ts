import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
const numbers: Record<string, string> = {}

const book = (title: string, author: string) => ({ citation: { title, author } })

beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('NORTH', 'North Library', 'loaned-at-once')
  await scene.addPartner('SOUTH', 'South Library', 'conditional')
  await scene.addPartner(
    'WEST',
    'West Library of the Western District and its Neighbouring Counties',
    'silent',
  )
  numbers.kindred = await scene.makeRequest(
    { ...book('Kindred', 'Butler, Octavia E.'), rota: ['SOUTH'] },
    'conditional',
  )
  numbers.left = await scene.makeRequest(
    {
      ...book(
        'The left hand of darkness, with an introduction by the author and an afterword on the making of the book that is longer than any line',
        'Le Guin, Ursula K.',
      ),
      rota: ['NORTH'],
    },
    'shipped_physically',
  )
  numbers.parable = await scene.makeRequest(
    { ...book('Parable of the sower', 'Butler, Octavia E.'), rota: ['WEST'] },
    'request_sent',
  )
  for (const title of ['Fledgling', 'Wild seed', 'Dawn'])
    numbers[title] = await scene.makeRequest({
      ...book(title, 'Butler, Octavia E.'),
      rota: ['WEST'],
      ...(title === 'Dawn' ? { patron: { id: 'P-4711', email: 'reader@example.org' } } : {}),
    })
  numbers.held = await scene.makeRequest({
    ...book('Imago', 'Butler, Octavia E.'),
    rota: ['WEST'],
    hold: 'staff',
  })
  await scene.command(numbers.Dawn ?? '', { type: 'edit', labels: ['course reserve'] })
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

/** Opens a page of the console; the first one signs in, since an account may only try so often in a quarter of an hour. */
const open = async (path = '/requests?worklist=needs_attention'): Promise<Page> => {
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  if (isSignedIn) await page.goto(`${scene.gateway.url}/console${path}`)
  else await scene.signIn(page, 'staff', path)
  isSignedIn = true
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}

const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title })

test('the worklists show their numbers, and what needs attention says why', async () => {
  const page = await open()
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  await navigation.getByRole('link', { name: /Needs attention 2/ }).waitFor()
  await page.getByRole('button', { name: 'Sorted by: Attention, oldest first' }).waitFor()
  await navigation.getByRole('link', { name: /To send 3/ }).waitFor()
  await rowOf(page, 'Kindred').getByText('Conditions to answer').waitFor()
  await rowOf(page, 'Imago').getByText('Waits for approval').waitFor()
  expect(await rowOf(page, 'Dawn').count()).toBe(0)
  await expectAccessible(page)
  await showPage(page, 'worklist')
  await navigation.getByRole('link', { name: /Unfilled/ }).click()
  await page.getByText('Every request still has a partner to ask.').waitFor()
  await expectAccessible(page)
  await showPage(page, 'worklist-empty')
})

test('Today shows what needs a person by what ends it, and leads to the request and back to the list', async () => {
  const page = await open('/')
  await page.waitForURL(/\/today$/)
  const asks = page.getByRole('region', { name: 'Lender asks' })
  await asks
    .getByRole('listitem')
    .filter({ hasText: 'Kindred' })
    .getByText(/South Library lends on conditions/)
    .waitFor()
  await page.getByRole('region', { name: 'To approve' }).getByText('Imago').waitFor()
  await page.getByRole('heading', { name: 'On its way to us' }).waitFor()
  const toSend = page.getByRole('region', { name: 'To send' })
  await toSend
    .getByRole('listitem')
    .filter({ hasText: 'Dawn' })
    .getByText(/Send the request/)
    .waitFor()
  await toSend.getByRole('button', { name: 'Send: Dawn' }).waitFor()
  await toSend.getByRole('button', { name: 'Send 3 requests' }).waitFor()
  await toSend.getByRole('button', { name: 'More: Dawn' }).click()
  await page.getByRole('menuitem', { name: 'Write to patron' }).click()
  const writing = page.getByRole('dialog', { name: 'Write to patron' })
  expect(await writing.getByRole('link', { name: 'reader@example.org' }).getAttribute('href')).toBe(
    `mailto:reader@example.org?subject=${encodeURIComponent(`Dawn (${numbers.Dawn})`)}`,
  )
  await page.keyboard.press('Escape')
  await expectAccessible(page)
  await showPage(page, 'today')
  await asks.getByRole('button', { name: 'Accept…: Kindred' }).click()
  const dialog = page.getByRole('dialog', { name: 'Accept the conditions' })
  await dialog.getByText(/The partner’s conditions/).waitFor()
  await dialog.getByRole('button', { name: 'Back', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await asks.getByRole('link', { name: 'Kindred' }).click()
  await page.getByRole('button', { name: 'Accept the conditions' }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Needs attention' }).click()
  await rowOf(page, 'Imago').waitFor()
})

test('half a title finds a request, and the address bar keeps what was looked for', async () => {
  const page = await open('/requests')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('/')
  await page.locator('input:focus').waitFor()
  await page.keyboard.type('left ha')
  await page.getByRole('option', { name: /The left hand/ }).waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await page.getByText('1 open', { exact: true }).waitFor()
  await rowOf(page, 'The left hand').waitFor()
  await expect.poll(() => new URL(page.url()).search).toBe('?text=left+ha')
  // What a search finds cannot be sorted by a day: it is listed all the same.
  await page.goto(`${page.url()}&sort=due`)
  await rowOf(page, 'The left hand').waitFor()
  await rowOf(page, 'Kindred').waitFor({ state: 'detached' })
  await rowOf(page, 'The left hand').getByRole('link').click()
  await page.getByRole('button', { name: 'Receive', exact: true }).waitFor()
  await page.getByRole('main').getByRole('link', { name: 'Requests' }).click()
  await rowOf(page, 'The left hand').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('selected')).toBe(numbers.left)
})

test('what is found stands below the field: a whole number opens, keys choose, Escape clears', async () => {
  const page = await open('/requests')
  await page.keyboard.press('/')
  const field = page.getByRole('combobox', { name: /^Search number/ })
  expect(await hasFocus(page, field)).toBe(true)
  await field.fill(numbers.left ?? '')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The left hand', level: 1 }).waitFor()
  await field.fill('kindrd')
  await page.getByText('Nothing found for “kindrd”').waitFor()
  await field.fill('unfil')
  await page.getByRole('option', { name: /Unfilled/ }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/worklist=unfilled/)
  await page.goto(`${scene.gateway.url}/console/requests?text=left`)
  await page.getByText('“left”').waitFor()
  await field.focus()
  await page.keyboard.press('Escape')
  await rowOf(page, 'Kindred').waitFor()
  expect(new URL(page.url()).searchParams.get('text')).toBe(null)
})

test('keys go through the rows, select them and open them', async () => {
  const page = await open('/requests?sort=created')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByRole('region', { name: '1 selected' }).waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('Shift+X')
  await page.getByRole('region', { name: '2 selected' }).waitFor()
  const title = await page.locator('a:focus').textContent()
  await page.keyboard.press('e')
  await page.getByRole('heading', { name: title ?? '', level: 1 }).waitFor()
})

test('facets narrow the list, with numbers, and are taken away again', async () => {
  const page = await open('/requests')
  await page.getByRole('button', { name: 'Lender', exact: true }).click()
  await page.getByLabel(/South Library/).click()
  await page.keyboard.press('Escape')
  await page.getByText('1 open', { exact: true }).waitFor()
  await rowOf(page, 'Kindred').waitFor()
  await showPage(page, 'requests-filtered')
  expect(new URL(page.url()).searchParams.get('activePartner')).toBe('SOUTH')
  await page.getByRole('button', { name: 'Remove the filter Lender' }).click()
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('menuitem', { name: 'Label' }).click()
  await page.getByLabel(/course reserve/).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await rowOf(page, 'Dawn').waitFor()
  await page.getByText('1 open', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Remove the filter Label' }).click()
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('menuitem', { name: 'Patron’s card' }).click()
  await page.getByRole('textbox', { name: 'Patron’s card' }).fill('P-4711')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByText('1 open', { exact: true }).waitFor()
  await rowOf(page, 'Dawn').getByRole('cell', { name: 'P-4711' }).waitFor()
  expect(new URL(page.url()).searchParams.get('patron')).toBe('P-4711')
  // The page of a partner leads to its requests in a stage.
  await page.goto(`${scene.gateway.url}/console/requests?stage=shipped`)
  await page.getByRole('button', { name: 'Stage: Shipped', exact: true }).waitFor()
  await rowOf(page, 'The left hand').waitFor()
  await rowOf(page, 'Kindred').waitFor({ state: 'detached' })
})

test('a day of a range that is deleted in part keeps its other parts', async () => {
  const page = await open('/requests?createdFrom=2024-05-15')
  const createdFrom = (): string | null => new URL(page.url()).searchParams.get('createdFrom')
  const range = page.getByRole('button', { name: /^Created/ })
  await range.click()
  const field = page.getByLabel('From', { exact: true })
  await field.focus()
  await page.keyboard.press('Backspace')
  await page.locator('input[type=date]:invalid').waitFor()
  expect(createdFrom()).toBe('2024-05-15')
  await page.keyboard.type('11')
  await expect.poll(() => field.inputValue()).toBe('2024-11-15')
  await expect.poll(createdFrom).toBe('2024-11-15')
  await field.fill('')
  await expect.poll(createdFrom).toBe(null)
})

test('columns are chosen and sorted by', async () => {
  const page = await open('/requests')
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Created' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Labels' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Created' }).getByRole('button').click()
  const rows = page.getByRole('row')
  await until('the oldest first', async () => ((await rows.nth(1).textContent()) ?? '').includes('Kindred'))
  await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('created')
  await rowOf(page, 'Dawn').getByText('course reserve').waitFor()
})

test('several requests are sent at once, after a preview that says what happens to each', async () => {
  const page = await open('/requests')
  for (const title of ['Fledgling', 'Wild seed', 'Kindred']) await page.getByLabel(`Select ${title}`).check()
  await page.getByText('3 selected').waitFor()
  await page.getByRole('region', { name: '3 selected' }).getByRole('button', { name: 'Send' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('2 requests will be sent:').waitFor()
  await dialog.getByText('1 request cannot be sent:').waitFor()
  await dialog.getByText('2 messages are sent.').waitFor()
  const send = dialog.getByRole('button', { name: 'Send 2 requests' })
  await expect.poll(() => hasFocus(page, send)).toBe(true)
  await expectAccessible(page)
  await showPage(page, 'bulk-preview')
  await Promise.all([
    // It is shown for some seconds only.
    page.getByText('2 requests sent').waitFor(),
    send.click(),
  ])
  await until('both sent', async () =>
    (
      await Promise.all(['Fledgling', 'Wild seed'].map((title) => scene.statusOf(numbers[title] ?? '')))
    ).every((status) => status === 'request_sent'),
  )
})

test('a note stands above the bar of the selected requests, on a phone too', async () => {
  const number = await scene.makeRequest({
    citation: { title: 'Bloodchild' },
    rota: ['NORTH'],
    hold: 'staff',
  })
  const page = await open('/requests')
  await page.getByLabel('Select Dawn').check()
  await rowOf(page, 'Bloodchild').hover()
  await page.getByRole('button', { name: 'Approve: Bloodchild' }).click()
  const note = page.getByRole('status').filter({ hasText: 'Done: Approve' })
  const bar = page.getByRole('region', { name: '1 selected' })
  /** Returns how many pixels lie between the note and the bar. */
  const gap = async (): Promise<number> => {
    const [upper, lower] = [await note.boundingBox(), await bar.boundingBox()]
    return upper === null || lower === null ? -1 : lower.y - (upper.y + upper.height)
  }
  await expect.poll(gap).toBeGreaterThanOrEqual(0)
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(gap).toBeGreaterThanOrEqual(0)
  await showPage(page, 'note-above-selection')
  await scene.command(number, { type: 'cancel' })
})

test('several requests are assigned and labelled at once', async () => {
  const page = await open('/requests')
  for (const title of ['Fledgling', 'Wild seed']) await page.getByLabel(`Select ${title}`).check()
  const bar = page.getByRole('region', { name: '2 selected' })
  await bar.getByText('both: Asked').waitFor()
  await bar.getByRole('button', { name: 'Label' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label' }).fill('exhibition')
  await dialog.getByText('“exhibition” is added to 2 requests.').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Label 2 requests' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const title of ['Fledgling', 'Wild seed']) await page.getByLabel(`Select ${title}`).check()
  await bar.getByRole('button', { name: 'Assign' }).click()
  await page.getByRole('menuitem', { name: 'Assign to me' }).click()
  await dialog.getByText('2 requests will be assigned to you:').waitFor()
  await dialog.getByRole('button', { name: 'Assign 2 requests to me' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${scene.gateway.url}/console/requests?assignee=me&label=exhibition`)
  await page.getByText('2 open', { exact: true }).waitFor()
})

test('a label that a colleague gives while many are labelled is kept', async () => {
  const page = await open('/requests')
  await page.getByLabel('Select Imago').check()
  await page.getByRole('region', { name: '1 selected' }).getByRole('button', { name: 'Label' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label' }).fill('fair')
  await scene.command(numbers.held ?? '', { type: 'edit', labels: ['of a colleague'] })
  let isFirst = true
  await page.route(`**/v1/requests/${numbers.held}`, async (route) => {
    if (route.request().method() === 'PATCH' && isFirst) {
      isFirst = false
      await scene.command(numbers.held ?? '', { type: 'edit', labels: ['of a colleague', 'of another'] })
    }
    await route.continue()
  })
  await dialog.getByRole('button', { name: 'Label 1 request' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { body } = await scene.gateway.api('GET', `/v1/requests/${numbers.held}`)
  expect(body).toMatchObject({ labels: ['of a colleague', 'of another', 'fair'] })
})

test('the list changes automatically, also in seven tabs over one stream', async () => {
  const pages = [await open('/requests')]
  for (let tab = 1; tab < 7; tab += 1) {
    const page = await browser.context.newPage()
    await page.goto(`${scene.gateway.url}/console/requests`)
    pages.push(page)
  }
  await pages[6]?.getByRole('row').nth(1).waitFor()
  await scene.makeRequest({ ...book('Survivor', 'Butler, Octavia E.'), rota: ['WEST'] })
  for (const page of pages) await rowOf(page, 'Survivor').waitFor()
})

test('on a phone the list is made of cards, and filters open from below', async () => {
  const page = await open('/requests')
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('listitem').filter({ hasText: 'Kindred' }).waitFor()
  await page.getByRole('table').waitFor({ state: 'detached' })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Filters' }).click()
  await page.getByRole('dialog', { name: 'Filters' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'requests-filters')
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
  await page.getByRole('navigation', { name: 'Every day' }).getByRole('button', { name: 'More' }).click()
  const navigation = page.getByRole('navigation', { name: 'Main navigation' })
  await navigation.getByRole('link', { name: /Needs attention/ }).click()
  await page.getByRole('heading', { name: 'Needs attention' }).waitFor()
  await expect.poll(() => page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
})

test('a lost connection shows, and the list catches up when it is back', async () => {
  const page = await open('/requests')
  await rowOf(page, 'Kindred').waitFor()
  const notice = page.getByText('The connection to lendwire is lost.')
  await scene.gateway.restart(() => notice.waitFor({ timeout: 90_000 }))
  await notice.waitFor({ state: 'detached', timeout: 90_000 })
  await browser.context.setOffline(true)
  await notice.waitFor()
  // A page whose code was not loaded yet says so, and appears automatically.
  await page.getByRole('link', { name: 'Statistics' }).click()
  await page.getByRole('heading', { name: 'This page could not be shown' }).waitFor()
  await browser.context.setOffline(false)
  await page.getByRole('heading', { name: 'Fill rate by partner' }).waitFor()
  await page.getByRole('link', { name: 'All requests' }).click()
  await notice.waitFor({ state: 'detached' })
  await scene.makeRequest({ ...book('Patternmaster', 'Butler, Octavia E.'), rota: ['WEST'] })
  await rowOf(page, 'Patternmaster').waitFor()
  // Chromium has many names for a connection that is not there, and the gateway says 503 while it stops.
  browser.forgive(/net::ERR_(INTERNET|CONNECTION|NETWORK|SOCKET|INCOMPLETE|EMPTY)_|status of 503|MissingPart/)
})

test('more requests than one page are selected at once, and all of them are on paper', async () => {
  const request = { ...book('Mind of my mind', 'Butler, Octavia E.'), rota: ['WEST'] }
  const made = await scene.gateway.api('POST', '/v1/requests/bulk', {
    action: 'create',
    requests: Array.from({ length: 61 }, () => ({ library: 'ABC', service: { type: 'loan' }, ...request })),
  })
  expect(made.body).toMatchObject({ done: 61 })
  const page = await open('/requests?text=mind+of+my+mind')
  const { length } = await page.getByRole('checkbox', { name: 'Select Mind of my mind' }).all()
  expect(length).toBeLessThan(60)
  await page.getByRole('checkbox', { name: 'Select all that are shown' }).check()
  await page.getByRole('button', { name: 'Select the first 200' }).click()
  await page.getByText('61 selected', { exact: true }).waitFor()
  // Of a list that is drawn in part, the title keeps its room where the window is narrow.
  await page.setViewportSize({ width: 1024, height: 768 })
  const title = page.getByRole('columnheader', { name: 'Title' })
  await expect.poll(async () => (await title.boundingBox())?.width).toBeGreaterThanOrEqual(280)

  await page.emulateMedia({ media: 'print' })
  await page.getByRole('navigation', { name: 'Main navigation' }).waitFor({ state: 'hidden' })
  await page.getByText('Export').waitFor({ state: 'hidden' })
  await page.evaluate('window.dispatchEvent(new Event("beforeprint"))')
  expect(await page.getByRole('row').count()).toBe(62)
})
