import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { type Browser, startBrowser } from '../support/browser.ts'
import { findAccessFaults, stillness } from './access-faults.ts'

/** A browser for the console. It notes everything that the console must never cause. */
export type ConsoleBrowser = {
  readonly context: BrowserContext
  /** Opens a page of its own. */
  readonly open: (address: string) => Promise<Page>
  /** Fails where a page broke the content security policy, threw, or wrote an error or warning to its console. */
  readonly expectNoFaults: () => void
  /** Forgets a fault that a test causes on purpose, such as an answer that says no. */
  readonly forgive: (pattern: RegExp) => void
  /** Signs out, closes all pages but the first, and fails as `expectNoFaults` does: for the end of each test. */
  readonly endTest: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Chromium itself reports each answer of 400 and above: the pages show these to the person. */
const answersThatSayNo =
  /Failed to load resource: the server responded with a status of (400|401|403|404|409|412|429)/

/** Runs in the page: it has the browser report what the policy forbids as an error. */
const reportViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('content security policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample))`

/** Starts Chromium for the console. */
export const startConsoleBrowser = async (): Promise<ConsoleBrowser> => {
  const browser: Browser = await startBrowser({ javaScript: true })
  const { context } = browser
  let faults: string[] = []
  context.setDefaultTimeout(90_000)
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return
    if (!answersThatSayNo.test(message.text())) faults.push(message.text())
  })
  context.on('weberror', (error) => faults.push(String(error.error().stack)))
  await context.addInitScript({ content: reportViolations })
  const expectNoFaults = (): void => expect(faults).toEqual([])
  return {
    context,
    open: async (address) => {
      const page = await context.newPage()
      await page.goto(address)
      return page
    },
    expectNoFaults,
    endTest: async () => {
      await context.clearCookies()
      for (const page of context.pages().slice(1)) await page.close()
      expectNoFaults()
    },
    forgive: (pattern) => {
      faults = faults.filter((fault) => !pattern.test(fault))
    },
    close: browser.close,
  }
}

/** Fails where axe finds a fault of WCAG 2.2 AA on the page, in the light or in the dark theme. */
export const expectAccessible = async (page: Page): Promise<void> => {
  // While a page is loaded, a skeleton without a heading stands in its place.
  await page.locator('h1').first().waitFor({ state: 'attached' })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.evaluate(stillness)
    expect(await findAccessFaults(page, colorScheme), `axe, ${colorScheme}, ${page.url()}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}
