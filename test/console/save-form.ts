import type { Page } from 'playwright-core'

/** Waits until the values of a configuration document's form are stored. */
export const formSaved = (page: Page): Promise<void> =>
  page.getByText(/^\d+ changes? not saved: /).waitFor({ state: 'detached' })

/** Opens sections of a form that are a line each until then. */
export const openSections = async (page: Page, ...names: readonly string[]): Promise<void> => {
  for (const name of names) {
    const head = page.getByRole('button', { name, exact: true })
    await head.waitFor()
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  }
}
