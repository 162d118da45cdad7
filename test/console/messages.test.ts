import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { findAccessFaults, stillness } from './access-faults.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { hasFocus } from './keyboard.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
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
afterEach(() => browser.expectNoFaults())

test('an admin finds the message that a partner sent and lendwire could not place, and reads it again', async () => {
  await scene.addPartner('NORTH', 'North Library', 'manual')
  const number = await scene.makeRequest({ citation: { title: 'Kindred' }, rota: ['NORTH'] }, 'request_sent')
  const stranger = await fetch(`${scene.gateway.url}/partners/NORTH/iso18626`, {
    method: 'POST',
    headers: { 'content-type': 'application/xml', authorization: 'Bearer NORTH-token-long-enough' },
    body: '<hello/>',
  })
  expect(stranger.status).toBe(400)
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin', '/messages?partner=NORTH')
  await page.locator('tbody').getByText('Unreadable').first().waitFor()
  await expectAccessible(page)
  await showPage(page, 'messages')
  await page.locator('tbody button').first().click()
  await page.getByText('<hello/>').first().waitFor()
  await page.getByRole('dialog').getByRole('link', { name: 'North Library' }).waitFor()
  const answer = page.waitForResponse(/\/v1\/messages\/[^/]+\/reprocess$/)
  await page.getByRole('button', { name: 'Read it again' }).click()
  expect((await answer).status()).toBe(200)
  await expectAccessible(page)
  await showPage(page, 'message')
  await page.keyboard.press('Escape')
  await expect.poll(() => hasFocus(page, page.locator('tbody button').first())).toBe(true)

  await page.getByText('To partners').click()
  await page.getByText(number).filter({ visible: true }).first().waitFor()
  await page.getByLabel('Find by title, number, words or reason').fill(number)
  await page.locator('tbody button').first().click()
  await page.getByText('requestingAgencyRequestId').first().waitFor()
  await page.getByText('requestConfirmation').first().waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('direction')).toBe('out')
})

test('an admin finds the messages of a book by its title and author, though they name neither', async () => {
  await scene.addPartner('SHIPS', 'Shipping Library', 'loaned-at-once')
  const make = (title: string, author: string): Promise<string> =>
    scene.makeRequest({ citation: { title, author }, rota: ['SHIPS'] }, 'shipped_physically')
  const wanted = await make('Wild seed', 'Butler, Octavia E.')
  const other = await make('Solaris', 'Lem, Stanislaw')
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin', '/messages?partner=SHIPS')
  const rows = page.locator('tbody')
  await rows.getByText(other).filter({ visible: true }).first().waitFor()
  await page.getByLabel('Find by title, number, words or reason').fill('wild seed butler')
  await rows.getByText(other).first().waitFor({ state: 'detached' })
  await rows.getByText(wanted).filter({ visible: true }).first().waitFor()
  await page.getByLabel('Find by title, number, words or reason').fill('a book that nobody wrote')
  await page.getByText('No message matches').waitFor()
})

test('an admin sends all dead letters again that failed alike', async () => {
  await scene.gateway.api('PUT', '/v1/partners/GONE', {
    name: 'Gone Library',
    symbols: [{ type: 'ISIL', value: 'X-GONE' }],
    allowPrivateNetwork: true,
    retry: { attempts: 1 },
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
  })
  for (const title of ['Kindred', 'Dawn'])
    await scene.makeRequest({ citation: { title }, rota: ['GONE'] }, 'send_failed')
  const dead = async (): Promise<number> => {
    const { body } = await scene.gateway.api('GET', '/v1/deliveries?state=dead&partner=GONE')
    return (body as { items: readonly unknown[] }).items.length
  }
  await expect.poll(dead).toBe(2)
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin', '/messages?direction=out&state=dead&partner=GONE')
  await page.locator('tbody button').first().click()
  await page.getByRole('button', { name: 'Send all 2 alike again' }).click()
  await page.getByText('2 messages of Gone Library').waitFor()
  await page.keyboard.press('Escape')
  const all = page.getByRole('button', { name: 'Send all 2 alike again' })
  await expect.poll(() => hasFocus(page, all)).toBe(true)
  await page.keyboard.press('Enter')
  const statuses: number[] = []
  page.on('response', (response) => {
    if (/\/v1\/deliveries\/[^/]+\/resend$/.test(response.url())) statuses.push(response.status())
  })
  await page.getByRole('dialog').last().getByRole('button', { name: 'Send all 2 alike again' }).click()
  await until('both to be sent again', () => statuses.length === 2)
  expect(statuses).toEqual([202, 202])
})

test('open menus and lists of choices are within the landmarks, and none scrolls where the keyboard cannot', async () => {
  // More partners than a list of choices shows without scrolling.
  for (const code of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) await scene.addPartner(code, code, 'manual')
  const number = await scene.makeRequest({ citation: { title: 'Fledgling' } })
  const page = await browser.context.newPage()
  const choices: Readonly<Record<string, readonly (readonly [role: 'button' | 'combobox', name: RegExp])[]>> =
    {
      '/requests': [
        ['button', /^Columns$/],
        ['button', /^Lender$/],
        ['button', /^Account/],
      ],
      [`/requests/${number}`]: [
        ['button', /^More$/],
        ['button', /^Labels$/],
        ['button', /^Add partners$/],
      ],
      '/new-request': [['combobox', /^Partners to ask/]],
      '/partners/-new?protocol=iso18626': [['combobox', /^Vendor/]],
    }
  await scene.signIn(page, 'admin')
  for (const [path, openers] of Object.entries(choices)) {
    await page.goto(`${scene.gateway.url}/console${path}`)
    for (const [role, name] of openers) {
      await page.getByRole(role, { name }).first().click()
      const opened = page.getByRole('menu').or(page.getByRole('listbox')).or(page.getByRole('dialog'))
      await opened.filter({ visible: true }).first().waitFor()
      await page.evaluate(stillness)
      expect(await findAccessFaults(page, 'light'), `${path} ${name}`).toEqual([])
      // A list within a dialog closes first.
      const closeOne = async (): Promise<number> => {
        await page.keyboard.press('Escape')
        return opened.filter({ visible: true }).count()
      }
      await expect.poll(closeOne).toBe(0)
    }
  }
})

test('a request that is not there has a page with a heading that says so', async () => {
  const page = await browser.context.newPage()
  await scene.signIn(page, 'admin', '/requests/ABC-NOWHERE')
  await page.getByRole('heading', { level: 1, name: 'ABC-NOWHERE' }).waitFor()
  await page.getByText('This does not exist, or belongs to another library.').waitFor()
  await expectAccessible(page)
})
