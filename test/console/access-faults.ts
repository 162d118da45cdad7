import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** The rules of each theme: in the dark one those that colours can break, since all else is the same page. */
const rulesOf = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const

/** A colour theme of the console. */
export type Theme = keyof typeof rulesOf

/** Runs in the page, behind axe itself. */
const runAxe = (theme: Theme): string => `axe
  .run({ runOnly: ${JSON.stringify(rulesOf[theme])}, resultTypes: ['violations'], preload: false })
  .then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html + ' ' + node.failureSummary) })))`

/**
 * Runs in the page: it waits until colours have changed over to another theme, and what opens is open. An animation may
 * begin a frame after what leads to it: only two frames without any count.
 */
export const stillness = `(async () => {
  for (let quiet = 0; quiet < 2; ) {
    await new Promise(requestAnimationFrame)
    const running = document.getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
      .filter((animation) => animation.playState === 'running')
    quiet = running.length === 0 ? quiet + 1 : 0
    await Promise.all(running.map((animation) => animation.finished.catch(() => undefined)))
  }
})()`

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Looks by axe for what breaks WCAG 2.2 AA on a page that shows a theme; returns the rules with the parts that break them. */
export const findAccessFaults = async (
  page: Page,
  theme: Theme,
): Promise<readonly { readonly id: string; readonly nodes: readonly string[] }[]> => {
  const source = await readFile(axeSource, 'utf8')
  // In one step: a page that reads itself anew between two would not know axe any more.
  return page.evaluate(`${source}\n;${runAxe(theme)}`)
}
