import type { Page } from 'playwright-core'
import type { ConsoleScene } from './console-scene.ts'
import type { ConsoleBrowser } from './open-console.ts'

/** Signs in in a page of its own and opens a path of the console. */
export const openSignedIn = async (
  browser: ConsoleBrowser,
  scene: ConsoleScene,
  path: string,
  role: 'admin' | 'staff' | 'viewer' = 'admin',
): Promise<Page> => {
  const page = await browser.context.newPage()
  await scene.signIn(page, role, path)
  return page
}

/** Signs in as `openSignedIn` does, in a window of a desktop, and waits for the heading of the page. */
export const openOnDesktop = async (
  browser: ConsoleBrowser,
  scene: ConsoleScene,
  path: string,
  role: 'admin' | 'staff' | 'viewer',
): Promise<Page> => {
  const page = await browser.context.newPage()
  await page.setViewportSize({ width: 1440, height: 900 })
  await scene.signIn(page, role, path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
