import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type ConsoleScene, startConsoleScene } from './console-scene.ts'
import { type ConsoleBrowser, startConsoleBrowser } from './open-console.ts'
import { kindred } from './request-page.ts'

let scene: ConsoleScene
let browser: ConsoleBrowser
let number: string
beforeAll(async () => {
  browser = await startConsoleBrowser()
  scene = await startConsoleScene()
  await scene.addPartner('WEST', 'West Library', 'silent')
  number = await scene.makeRequest({ ...kindred, rota: ['WEST'] }, 'request_sent')
})
afterAll(async () => {
  await browser.close()
  await scene.stop()
})
afterEach(() => browser.endTest())

/** Refusals stand in the audit log: whoever only opens the pages that they may open has none there. */
test.each(['viewer', 'staff', 'library_admin', 'admin'] as const)(
  'no page of the navigation calls what the role %s may not call',
  async (role) => {
    const page = await browser.context.newPage()
    await page.setViewportSize({ width: 1440, height: 900 })
    const refused: string[] = []
    page.on('response', (answer) => {
      if (answer.status() === 403) refused.push(`${page.url()} calls ${answer.url()}`)
    })
    await scene.signIn(page, role)
    const navigation = page.getByRole('navigation', { name: 'Main navigation' })
    await navigation.getByRole('link').first().waitFor()
    const links = await Promise.all(
      (await navigation.getByRole('link').all()).map((link) => link.getAttribute('href')),
    )
    const paths = new Set(links.map((link) => link?.split('?')[0] ?? ''))
    expect(paths.size).toBeGreaterThan(4)
    for (const path of [...paths, `/console/requests/${number}`, '/console/partners/WEST']) {
      await page.goto(`${scene.gateway.url}${path}`)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      await page.locator('[data-loading]').first().waitFor({ state: 'detached' })
    }
    expect(refused).toEqual([])
  },
)
