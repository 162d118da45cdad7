import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminKey } from '../support/gateway.ts'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
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

test('/docs shows the operations, tries a call, and loads nothing from elsewhere', async () => {
  const page = await browser.context.newPage()
  const addresses: string[] = []
  page.on('request', (request) => void addresses.push(request.url()))
  const answer = await page.goto(`${scene.gateway.url}/docs`)
  expect(await answer?.headerValue('content-security-policy')).toContain("script-src 'self'")
  await page.getByRole('heading', { name: 'A loan from end to end' }).waitFor()
  for (const name of ['Requests', 'Events', 'Webhooks', 'Partners'])
    await page.getByRole('link', { name, exact: true }).waitFor()
  await showPage(page, 'docs')

  const send = async (operation: string, path: string): Promise<number> => {
    const section = page.locator(`[id$="-${operation}"]`)
    await section.getByRole('button', { expanded: false }).first().click()
    await section.getByRole('button', { name: 'Try it out' }).click()
    const [answered] = await Promise.all([
      page.waitForResponse((response) => new URL(response.url()).pathname === path),
      section.getByRole('button', { name: 'Execute' }).click(),
    ])
    return answered.status()
  }
  await page.getByRole('link', { name: 'Health', exact: true }).click()
  expect(await send('getHealth', '/healthz')).toBe(200)

  // With a key, as a library system calls.
  await page.getByRole('button', { name: 'Authorize' }).click()
  await page.getByLabel('auth-bearer-value').fill(adminKey)
  await page.getByRole('button', { name: 'Apply credentials' }).first().click()
  await page.getByRole('button', { name: 'Close' }).first().click()
  await page.getByRole('link', { name: 'Partners', exact: true }).click()
  expect(await send('listPartners', '/v1/partners')).toBe(200)
  await showPage(page, 'docs-tried')

  // As a person who signed in to the console: a call that changes something needs the token of the session.
  await scene.signIn(page, 'admin')
  await page.goto(`${scene.gateway.url}/docs`)
  await page.getByRole('link', { name: 'Citations', exact: true }).click()
  expect(await send('lookUpCitation', '/v1/citations/look-up')).toBe(200)

  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) expect(address).toMatch(new RegExp(`^(${scene.gateway.url}/|data:|blob:)`))
  browser.expectNoFaults()
}, 600_000)
