import type { Page } from 'playwright-core'

/** Returns the structure of a page as a screen reader presents it, without what differs from run to run. */
export const structureOf = async (page: Page): Promise<string> =>
  `${(await page.locator('body').ariaSnapshot())
    .replaceAll(/ABC-[A-Z0-9]{4,14}/g, 'ABC-NUMBER')
    .replaceAll(/\d{1,2}\.? [A-Z]\p{L}+ 20\d\d/gu, 'DAY')
    .replaceAll(/(once|form)=[\w-]+/g, '$1=SECRET')}\n`
