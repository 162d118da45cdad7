import type { Statement, Steps } from '../sql/steps.ts'

const places = /\?(\d+)/g

/** Returns a statement with the parameters as PostgreSQL names them: `$1`, `$2`. */
export const numbered = (sql: string): string => sql.replace(places, '$$$1')

/** Runs the statements of an operation one after another. */
export const runSteps = async <Result>(
  ask: (sql: string, values: Statement['values']) => Promise<readonly unknown[]>,
  steps: Steps<Result>,
): Promise<Result> => {
  let step = steps.next()
  while (!step.done) {
    const { sql, values } = step.value
    step = steps.next(await ask(numbered(sql), values))
  }
  return step.value
}
