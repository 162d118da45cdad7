import type { Locator, Page } from 'playwright-core'

/**
 * Presses Tab until something has the focus, as a person does who uses no mouse.
 *
 * @throws where a hundred presses do not reach it
 */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor()
  for (let presses = 0; presses < 100; presses += 1) {
    if ((await target.and(page.locator(':focus')).count()) === 1) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead to ${target}`)
}
