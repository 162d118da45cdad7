import type { Reporter } from 'vitest/node'

/** The figures of the suite: messages and calls audited, faults struck, losses and duplicates. */
export type Figures = {
  readonly messages: number
  readonly faults: number
  readonly lost: number
  readonly doubled: number
}

declare module 'vitest' {
  interface TaskMeta {
    figures?: Figures
  }
}

const none: Figures = { messages: 0, faults: 0, lost: 0, doubled: 0 }

/** Returns a vitest reporter that adds up the figures of all tests, and says from which seed chance came. */
export const figuresReporter = (seed: number): Reporter => ({
  onTestRunEnd: (modules) => {
    let sum = none
    for (const module of modules)
      for (const test of module.children.allTests()) {
        const { messages, faults, lost, doubled } = test.meta().figures ?? none
        sum = {
          messages: sum.messages + messages,
          faults: sum.faults + faults,
          lost: sum.lost + lost,
          doubled: sum.doubled + doubled,
        }
      }
    const { messages, faults, lost, doubled } = sum
    process.stdout.write(
      `${messages} messages, ${faults} faults, ${lost} lost, ${doubled} doubled (FAULTS_SEED=${seed})\n`,
    )
  },
})
