import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
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

test('an admin of a library finds a patron by name, sees and saves what is stored, and erases it', async () => {
  const patron = { id: 'P-4711', givenName: 'Edda', surname: 'Stroem', email: 'edda@example.org' }
  const number = await scene.makeRequest({ patron, citation: { title: 'Kindred' } })
  const page = await browser.open('about:blank')
  await scene.signIn(page, 'library_admin', '/privacy')
  await page.getByLabel('Id, name or mail address').fill('Stroem')
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: 'Show what is stored of Edda Stroem' }).click()
  await page.getByRole('heading', { name: 'What is stored of P-4711' }).waitFor()
  await expectAccessible(page)
  await showPage(page, 'privacy')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as JSON' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('edda@example.org')
  const printed = await page.context().newPage()
  const address = await page.getByRole('link', { name: 'Open as a page' }).getAttribute('href')
  await printed.goto(new URL(address ?? '', scene.gateway.url).href)
  await printed.getByText('edda@example.org').first().waitFor()
  await printed.close()

  await page.getByRole('button', { name: 'Erase this patron' }).click()
  const dialog = page.getByRole('dialog')
  const erase = dialog.getByRole('button', { name: 'Erase this patron' })
  await dialog.getByLabel('Type the patron’s id to confirm: P-4711').fill('P-471')
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel('Type the patron’s id to confirm: P-4711').fill('P-4711')
  await erase.click()
  // The request is open: its number is named, and the erasure is to be wanted all the same.
  await dialog.getByRole('link', { name: number }).waitFor()
  await showPage(page, 'privacy-erase')
  await expectAccessible(page)
  expect(await erase.isDisabled()).toBe(true)
  await dialog.getByLabel('Erase all the same').check()
  await erase.click()
  await page.getByText('Erased from 1 request').waitFor()
  await page.getByText('Nothing is stored of this patron.').waitFor()
  // Nor does what was found before name the patron any longer.
  await page.getByRole('link', { name: 'Show what is stored of Edda Stroem' }).waitFor({ state: 'detached' })
  const { body } = await scene.gateway.api('GET', `/v1/requests/${number}`)
  expect(JSON.stringify(body)).not.toContain('Stroem')
  browser.forgive(/404|409/)
  browser.expectNoFaults()
})
