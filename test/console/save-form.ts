import type { Page } from 'playwright-core'

/** Waits until the values of a configuration document's form are stored. */
export const formSaved = (page: Page): Promise<void> =>
  page.getByText('There are changes that are not saved.').waitFor({ state: 'detached' })
