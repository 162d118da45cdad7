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

const add = (one: Figures, other: Figures): Figures => ({
  messages: one.messages + other.messages,
  faults: one.faults + other.faults,
  lost: one.lost + other.lost,
  doubled: one.doubled + other.doubled,
})

const say = ({ messages, faults, lost, doubled }: Figures, more: string): void => {
  process.stdout.write(`${messages} messages, ${faults} faults, ${lost} lost, ${doubled} doubled${more}\n`)
}

/**
 * Returns a vitest reporter that adds up the figures of all tests, and says from which seed chance came.
 *
 * @param isLong true prints the sum after each test too: a run of an hour that is cut off has its figures
 */
export const figuresReporter = (seed: number, isLong: boolean): Reporter => {
  let sum = none
  return {
    onTestCaseResult: (test) => {
      const { figures } = test.meta()
      if (figures === undefined) return
      sum = add(sum, figures)
      if (isLong) say(sum, ` so far, of ${test.fullName} ${figures.lost} lost, ${figures.doubled} doubled`)
    },
    onTestRunEnd: () => say(sum, ` (FAULTS_SEED=${seed})`),
  }
}
