import type { Page } from 'playwright-core'

/** Waits until what stands in the form of a configuration document is stored. */
export const formSaved = (page: Page): Promise<void> =>
  page.getByText('There are changes that are not saved.').waitFor({ state: 'detached' })
