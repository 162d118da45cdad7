import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import { installed } from './debian.ts'

/** A real Chromium with an empty profile. */
export type Browser = { readonly context: BrowserContext; readonly close: () => Promise<void> }

/**
 * Starts Chromium, headless, with a profile of its own in a temporary folder.
 *
 * @param options whether pages may run scripts
 */
export const startBrowser = async (options: { readonly javaScript: boolean }): Promise<Browser> => {
  const executablePath = await installed('/usr/bin/chromium-headless-shell')
  const profile = await mkdtemp(join(tmpdir(), 'lendwire-chromium-'))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    javaScriptEnabled: options.javaScript,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    context,
    close: async () => {
      await context.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
