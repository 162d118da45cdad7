import type { Outcome } from '../case.ts'
import type { Answered, Bench } from './bench.ts'
import { patternOf } from './words.ts'

/** Returns the id of a request that an earlier case made. */
export const idOf = (bench: Bench, name: string): string => {
  const request = bench.find(name)
  if (request === undefined) throw new Error(`the request for ${name} was not made`)
  return request.id
}

/** Returns the setting for the actions that it takes, without one. */
export const without = (bench: Bench, action: string): Outcome['settings'] => {
  const before = Array.isArray(bench.settings.takes) ? bench.settings.takes : allActions
  return { takes: before.filter((each) => each !== action) }
}
const allActions = [
  'StatusRequest',
  'Received',
  'Cancel',
  'Renew',
  'ShippedReturn',
  'ShippedForward',
  'Notification',
  'HoldReturn',
  'Lost',
]

/** Returns the setting for words that refuse a message since the request is finished. */
export const finishedBy = (answer: Answered, id: string): Outcome['settings'] => {
  const said = answer.confirmation?.words ?? ''
  return said === '' ? undefined : { finished: patternOf(said, id) }
}
