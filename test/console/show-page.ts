import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const folder = process.env.LENDWIRE_SCREENSHOTS
const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const

/**
 * Takes a picture of a page, wide and as on a phone, light and dark, where `LENDWIRE_SCREENSHOTS` names a folder for them.
 *
 * @param name the name of the files
 */
export const showPage = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return
  await mkdir(folder, { recursive: true })
  const before = page.viewportSize()
  for (const [width, size] of Object.entries(widths))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize(size)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        animations: 'disabled',
      })
    }
  await page.emulateMedia({ colorScheme: null })
  if (before !== null) await page.setViewportSize(before)
}
