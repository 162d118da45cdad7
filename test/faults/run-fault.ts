import type { TestContext } from 'vitest'
import { until } from '../support/gateway.ts'
import { audit, auditable } from './audit/audit.ts'
import { type Finding, wrong } from './audit/finding.ts'
import type { Fault } from './faults.ts'
import type { Figures } from './figures.ts'
import { drive } from './load.ts'
import type { OwnFault } from './mortal-gateway.ts'
import { patience } from './patience.ts'
import { createRandom, seed } from './random.ts'
import { setScene } from './scene.ts'
import type { StoreKind } from './stores.ts'

/** The number of requests under way at a time. */
const hands = 6
/** The longest that a fault waits for work to be done first, in milliseconds: where it has stopped, it comes all the same. */
const longestWork = 1_500
/** The least number of messages and calls that is audited, however slow the machine: work goes on after the last strike until then. */
export const leastWork = 100

export type Outcome = {
  readonly findings: readonly Finding[]
  readonly figures: Figures
}

/**
 * Borrows while a fault strikes at random moments, brings what was begun to its end, and audits what became of it.
 *
 * @param longestStay how long a request may stay in one status after the last stroke, in milliseconds
 */
export const runFault = async (
  fault: Fault,
  store: StoreKind,
  { longestStay = patience, ownFault }: { readonly longestStay?: number; readonly ownFault?: OwnFault } = {},
): Promise<Outcome> => {
  const closers: (() => Promise<void>)[] = []
  try {
    const random = createRandom(`${store} ${fault.name}`)
    const { gateways, disk } = fault
    const scene = await setScene({ store, random, gateways, disk, ownFault }, closers)
    const { library, ending, done } = scene
    let isOver = false
    let happened = 0
    const driving = drive(library, hands, { isOver: () => isOver, signal: ending.signal, longestStay })
    for (let struck = 0; struck < fault.times; struck += 1) {
      const goal = done() + random.between(10, 120)
      const wait = random.between(200, longestWork)
      await until('more work', () => done() >= goal, wait).catch(() => undefined)
      happened += await fault.strike(scene)
    }
    await fault.repair?.(scene, fault.times)
    // Of a gateway with a fault of its own requests may be stuck for good: what there is is enough to find that.
    if (ownFault === undefined)
      await until('work enough to audit', () => auditable(scene) > leastWork, 3 * patience)
    isOver = true
    const wrongs = await driving
    const { findings, messages } = await audit(scene, fault.multiplies !== true)
    const all = [...wrongs.map(wrong), ...findings]
    const count = (kind: Finding['kind']): number => all.filter((each) => each.kind === kind).length
    return {
      findings: all,
      figures: { messages, faults: happened, lost: count('lost'), doubled: count('doubled') },
    }
  } finally {
    for (const close of closers.splice(0).reverse()) await close()
  }
}

/** Adds figures to those that the suite prints at its end. */
export const report = ({ task }: Pick<TestContext, 'task'>, figures: Figures): void => {
  task.meta.figures = figures
}

/** Writes the command that runs a failure again. */
export const rerun = (test: string): string => `FAULTS_SEED=${seed} npm run test:faults -- -t '${test}'`

/** The number of findings that a failure shows: one cause often leaves many. */
const shownFindings = 10

/**
 * Describes what a test found, in one line: a report of continuous integration shows no more of a failure.
 *
 * @param test the name of the test
 */
export const describeFindings = (test: string, findings: readonly Finding[]): string => {
  const shown = findings
    .slice(0, shownFindings)
    .map(({ kind, words }) => `${kind}: ${words.replaceAll('\n', ' ')}`)
  const hidden = findings.length - shown.length
  return [rerun(test), ...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join(' | ')
}
