import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startCatalogue, type UnionCatalogue } from '../../scripts/demo/catalogue.ts'
import { holdersOf, isbnOf, members, titleCount } from '../../scripts/demo/consortium.ts'
import { until } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, expectAccessible, startConsoleBrowser } from './open-console.ts'
import { openSignedIn } from './open-signed-in.ts'
import { showPage } from './show-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
let catalogue: UnionCatalogue
let folder: string
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  catalogue = await startCatalogue()
  folder = await mkdtemp(join(tmpdir(), 'lendwire-directory-'))
})
afterAll(async () => {
  await catalogue.stop()
  await browser.close()
  await scene.stop()
  await rm(folder, { recursive: true })
})
afterEach(() => browser.endTest())

const header = 'code,name,symbols,endpoint,networks,tiers,closures,days_to_ship,time_zone,parent'

/** A line of the directory. Library 12 has another code in the union catalogue, and takes more than is paid. */
const lineOf = (
  { code, isil, name, number }: (typeof members)[number],
  more: Partial<Record<string, string>> = {},
) => {
  const columns: Partial<Record<string, string>> = {
    code,
    name,
    symbols: number === 12 ? 'ISIL:XX-TWELVE' : `ISIL:${isil}`,
    endpoint: `https://library${number}.example/iso18626`,
    networks: 'North:1',
    tiers: number === 12 ? 'loan:Standard:15 EUR' : 'loan:Standard:0',
    days_to_ship: '2',
    time_zone: 'Europe/Oslo',
    ...more,
  }
  return header
    .split(',')
    .map((column) => columns[column] ?? '')
    .join(',')
}

/** What the admin mistyped, by the line of the file, and the fault that names it. */
const mistakes: readonly (readonly [line: number, Partial<Record<string, string>>])[] = [
  [5, { tiers: 'loan:Standard:free' }],
  [17, { closures: '24.12.2026' }],
  [30, { parent: 'LIB999' }],
  [41, { symbols: 'ISIL:XX-L100' }],
  [66, { days_to_ship: 'two' }],
  [77, { code: '' }],
  [98, { name: '' }],
  [120, { time_zone: 'Oslo' }],
  [150, { closures: '2027-01-02/2026-12-24' }],
  [181, { code: 'LIB001' }],
]

/** Writes the file of the directory, as an admin does who corrects it, and chooses it on the page. */
const chooseFile = async (
  page: Page,
  wrong: ReadonlyMap<number, Partial<Record<string, string>>>,
): Promise<void> => {
  const lines = [header, ...members.map((member, index) => lineOf(member, wrong.get(index + 2)))]
  const path = join(folder, 'consortium.csv')
  await writeFile(path, lines.join('\n'))
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles(path)
}

/** A title that library 12 holds and others too. */
const [first = 0, second = 0] = Array.from({ length: titleCount }, (_, title) => title).filter(
  (title) => holdersOf(title).includes(12) && holdersOf(title).length > 4,
)

const request = async (title: number): Promise<string> => {
  const number = await scene.makeRequest({
    citation: { title: `Title ${title}`, identifiers: [{ type: 'ISBN', value: isbnOf(title) }] },
    service: { type: 'loan', maximumCost: { amount: '10', currency: 'EUR' } },
    rota: undefined,
  })
  await until('the holders to be found', async () => {
    const { body } = await scene.gateway.api('GET', `/v1/requests/${number}/rota-candidates`)
    return (body as { candidates: readonly unknown[] }).candidates.length > 0
  })
  return number
}

const explanationOf = async (number: string): Promise<Page> => {
  const page = await openSignedIn(browser, scene, `/requests/${number}`)
  await page.getByRole('button', { name: 'Show who holds it, and why this order' }).click()
  return page
}

test('an admin imports 200 libraries from a file with ten faults, maps a code, and sees why library 12 was not asked', async () => {
  await catalogue.declare({
    put: async (path, json) => {
      expect((await scene.gateway.api('PUT', path, json)).status).toBeLessThan(300)
    },
  })
  await scene.gateway.api('PUT', '/v1/rota-templates/holders', {
    choose: { by: 'holdings', sources: ['consortium'], checkAhead: 0 },
  })
  await scene.gateway.api('PUT', '/v1/rota-rules', { rules: [{ name: 'all', templates: ['holders'] }] })

  const page = await openSignedIn(browser, scene, '/partners')
  await page.getByRole('link', { name: 'Import a directory' }).click()
  await page.getByRole('combobox', { name: 'Partners' }).click()
  await page.getByRole('option', { name: 'Make active ones of new entries' }).click()
  await chooseFile(page, new Map(mistakes))
  const faults = page.getByRole('alert')
  await faults.waitFor()
  const text = await faults.textContent()
  // An agency id of two lines is a fault of the second.
  for (const [line] of mistakes) expect(text).toContain(`line ${line === 41 ? 101 : line}, `)
  await expectAccessible(page)
  await showPage(page, 'directory-faults')

  await chooseFile(page, new Map())
  await page.getByText('400 documents would change').waitFor()
  await showPage(page, 'directory-preview')
  await page.getByRole('button', { name: 'Apply 400 changes' }).click()
  await page.getByText('400 documents were changed.').waitFor()

  await page.goto(`${scene.gateway.url}/console/configuration/directory_entry`)
  await page.getByRole('textbox', { name: 'Code, name or other words' }).fill('XX-TWELVE')
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  await page.getByRole('link', { name: 'LIB012' }).waitFor()
  await showPage(page, 'directory-entries')

  // Which is none of the first fifty: it is found by what is typed, by keyboard.
  await page.goto(`${scene.gateway.url}/console/partners/LIB001`)
  await page.getByRole('button', { name: 'Catalogue and codes' }).click()
  const named = page.getByLabel('Directory entry').first()
  await named.fill('library 173')
  await page.getByRole('option', { name: 'LIB173' }).waitFor()
  await named.press('ArrowDown')
  await named.press('Enter')
  expect(await named.inputValue()).toBe('LIB173')
  await expectAccessible(page)
  await named.fill('LIB001')

  const before = await request(first)
  const unmapped = await explanationOf(before)
  await unmapped.getByText('the code XX-L012 of the union catalogue belongs to no partner').waitFor()
  await showPage(unmapped, 'rota-explained')

  await page.goto(`${scene.gateway.url}/console/partners`)
  await page.getByRole('link', { name: 'Unmapped codes' }).click()
  const partner = page.getByRole('combobox', { name: 'Choose a partner: XX-L012' })
  await partner.fill('Library 12 ')
  await showPage(page, 'unmapped-codes')
  await page.getByRole('option', { name: 'Library 12 (LIB012)' }).click()
  await page.getByText('XX-L012 now belongs to Library 12').waitFor()

  const explained = await explanationOf(await request(second))
  await explained.getByText(/Library 12.*price .*15\.00.*, maximum .*10\.00/).waitFor()
  await expectAccessible(explained)
})
