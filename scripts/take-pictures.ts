import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { type ConsoleScene, startConsoleScene } from '../test/console/console-scene.ts'
import { startBrowser } from '../test/support/browser.ts'
import { until } from '../test/support/gateway.ts'

/**
 * Takes the pictures of the console that README.md and the manual show, with requests in several stages, by Chromium
 * (`npm run docs:pictures`).
 */
const folder = fileURLToPath(new URL('../docs/images', import.meta.url))

type Book = readonly [title: string, author: string, rota: string, status: string, patron: string]
const books: readonly Book[] = [
  ['Kindred', 'Butler, Octavia E.', 'CONDITIONS', 'conditional', 'P-4711'],
  ['The left hand of darkness', 'Le Guin, Ursula K.', 'NORTH', 'shipped_physically', 'P-2023'],
  ['Die Wand', 'Haushofer, Marlen', 'LATE', 'overdue', 'P-1187'],
  ['Silent spring', 'Carson, Rachel', 'WEST', 'request_sent', 'P-4711'],
  ['Beloved', 'Morrison, Toni', 'NORTH', 'shipped_physically', 'P-0815'],
  ['The making of the English working class', 'Thompson, E. P.', 'WEST', 'request_sent', 'P-0815'],
]
const partners: readonly (readonly [code: string, name: string, scenario: string])[] = [
  ['NORTH', 'North University Library', 'loaned-at-once'],
  ['CONDITIONS', 'South City Library', 'conditional'],
  ['LATE', 'East State Library', 'overdue'],
  ['WEST', 'West County Library', 'silent'],
]

const picture = async (page: Page, name: string): Promise<void> => {
  // The fonts come after the first rows.
  await until('the fonts', () =>
    page.evaluate<boolean>('[...document.fonts].some(({ status }) => status === "loaded")'),
  )
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}

const createBook = async (
  scene: ConsoleScene,
  [title, author, partner, status, patron]: Book,
): Promise<string> => {
  const first = status === 'overdue' ? 'shipped_physically' : status
  const number = await scene.makeRequest(
    { citation: { title, author }, rota: [partner], patron: { id: patron } },
    first,
  )
  if (status === 'overdue') {
    await scene.command(number, { type: 'receive' })
    await until(status, async () => (await scene.statusOf(number)) === status)
  }
  return number
}

await mkdir(folder, { recursive: true })
const browser = await startBrowser({ javaScript: true })
const scene = await startConsoleScene()
try {
  for (const [code, name, scenario] of partners) await scene.addPartner(code, name, scenario)
  const numbers = await Promise.all(books.map((book) => createBook(scene, book)))
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1200, height: 700 })
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await scene.signIn(page, 'staff', '/requests')
  await page.getByText('Silent spring').first().waitFor()
  await picture(page, 'requests')
  await page.goto(`${scene.gateway.url}/console/requests/${numbers[0]}`)
  await page.getByRole('heading', { name: 'Kindred' }).waitFor()
  await picture(page, 'request')
  await page.goto(`${scene.gateway.url}/console/receive`)
  await page.getByRole('textbox', { name: 'Scan or type a barcode' }).waitFor()
  await picture(page, 'receive')
  const admin = await browser.context.newPage()
  await browser.context.clearCookies()
  await admin.setViewportSize({ width: 1200, height: 700 })
  await admin.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await scene.signIn(admin, 'admin', '/partners')
  await admin.getByText('West County Library').first().waitFor()
  await picture(admin, 'partners')
} finally {
  await browser.close()
  await scene.stop()
}
