import type { Page } from 'playwright-core'
import type { ConsoleScene } from './console-scene.ts'
import type { ConsoleBrowser } from './open-console.ts'

/** What a library asks for, in a request with all that the page of a request shows. */
export const kindred = {
  citation: {
    title: 'Kindred',
    author: 'Butler, Octavia E.',
    publisher: 'Beacon Press',
    publicationDate: '2003',
    identifiers: [{ type: 'ISBN', value: '9780807083697' }],
  },
  service: { type: 'loan', neededBy: '2099-12-20', maximumCost: { amount: '15.00', currency: 'EUR' } },
  patron: { id: 'P-4711', givenName: 'Anna', surname: 'K.', email: 'anna@reader.example' },
  pickupLocation: 'Main Library',
}

/** Signs in and opens the page of a request. */
export const openRequest = async (
  { browser, scene }: { readonly browser: ConsoleBrowser; readonly scene: ConsoleScene },
  number: string,
  role: 'staff' | 'viewer' = 'staff',
): Promise<Page> => {
  const page = await browser.context.newPage()
  await scene.signIn(page, role, `/requests/${number}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return page
}
