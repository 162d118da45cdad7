import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
import { showPage } from './show-page.ts'

let gateway: WholeGateway
let browser: ConsoleBrowser
beforeAll(async () => {
  browser = await startConsoleBrowser()
  gateway = await startWholeGateway({}, { inMemory: true })
})
afterAll(async () => {
  await browser.close()
  await gateway.stop()
})

/** Messages of the renderer to its own developers. */
const ofTheRenderer = /^(document validation errors|\[Object|Document +not found in configList)/

// The renderer works for seconds on a document of this size, and for a minute where a machine is busy.
const patience = 120_000

test('/docs shows the operations, tries a call, and loads nothing from elsewhere', async () => {
  const page = await browser.context.newPage()
  const addresses: string[] = []
  page.on('request', (request) => void addresses.push(request.url()))
  const answer = await page.goto(`${gateway.url}/docs#tag/health`)
  expect(await answer?.headerValue('content-security-policy')).toContain("script-src 'self'")
  await page.getByRole('heading', { name: 'A loan from end to end' }).first().waitFor({ timeout: patience })
  for (const name of ['Requests', 'Events', 'Webhooks', 'Partners'])
    await page
      .getByRole('link', { name, exact: true })
      .first()
      .waitFor({ state: 'attached', timeout: patience })

  // Nothing on the page offers to send the description, or a question, elsewhere.
  expect(await page.getByRole('button', { name: /\b(SDK|MCP|AI)/ }).allTextContents()).toEqual([])
  await showPage(page, 'docs')

  await page
    .getByRole('button', { name: /Test Request.*healthz/ })
    .first()
    .click({ timeout: patience })
  const [answered] = await Promise.all([
    page.waitForResponse((response) => new URL(response.url()).pathname === '/healthz', {
      timeout: patience,
    }),
    page.getByRole('button', { name: /^Send/ }).first().click({ timeout: patience }),
  ])
  expect(answered.status()).toBe(200)

  expect(addresses.length).toBeGreaterThan(3)
  for (const address of addresses) expect(address).toMatch(new RegExp(`^(${gateway.url}/|data:|blob:)`))
  browser.forgive(ofTheRenderer)
  browser.expectNoFaults()
}, 600_000)
