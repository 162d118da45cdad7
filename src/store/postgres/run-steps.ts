import type { Steps } from '../sql/steps.ts'
import type { Database } from './connection.ts'

const places = /\?(\d+)/g

/** Runs the statements of an operation one after another. */
export const runSteps = async <Result>(ask: Database['search'], steps: Steps<Result>): Promise<Result> => {
  let step = steps.next()
  while (!step.done) {
    const { sql, values } = step.value
    step = steps.next(await ask(sql.replace(places, '$$$1'), values))
  }
  return step.value
}
