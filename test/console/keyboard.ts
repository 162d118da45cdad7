import type { Locator, Page } from 'playwright-core'

/**
 * Presses Tab until something has the focus, as a person does who uses no mouse.
 *
 * @throws where a hundred presses do not reach it
 */
export const tabTo = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor()
  for (let presses = 0; presses < 100; presses += 1) {
    if (await hasFocus(page, target)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead to ${target}`)
}

/**
 * Presses a key until something has the focus, such as an arrow key until an entry of a menu has it.
 *
 * @throws where thirty presses do not reach it
 */
export const pressTo = async (page: Page, key: string, target: Locator): Promise<void> => {
  await target.waitFor()
  for (let presses = 0; presses < 30; presses += 1) {
    if (await hasFocus(page, target)) return
    await page.keyboard.press(key)
  }
  throw new Error(`the key ${key} does not lead to ${target}`)
}

/** Has something the focus? */
export const hasFocus = async (page: Page, target: Locator): Promise<boolean> =>
  (await target.and(page.locator(':focus')).count()) === 1
