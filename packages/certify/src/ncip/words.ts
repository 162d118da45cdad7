import { type Outcome, passed } from '../case.ts'
import type { NcipAnswered } from './bench.ts'

/** The standard that the cases name. */
export const standard = 'ANSI/NISO Z39.83-1-2012 (NCIP 2.02)'

/** Says in words what came back. */
export const words = ({ exchange, response }: NcipAnswered): string => {
  if (exchange.status === undefined) return `no answer: ${exchange.failure ?? 'unknown'}`
  if (response === undefined)
    return `HTTP ${exchange.status}: ${exchange.answer.replace(/\s+/g, ' ').trim().slice(0, 200) || 'an empty answer'}`
  return [response.kind, response.problem].filter(Boolean).join(', ')
}

/** Returns whether an answer refuses the service itself. */
export const isUnsupported = ({ response }: NcipAnswered): boolean =>
  /unsupported service|unknown service/i.test(response?.problemType ?? '')

/** Returns whether a response is there, without a Problem. */
export const isFine = ({ response }: NcipAnswered): boolean =>
  response !== undefined && response.problem === undefined

/** Passes where a response has no Problem; fails with its words, and the setting that lives with it. */
export const fineOr = (answer: NcipAnswered, settings?: Outcome['settings']): Outcome =>
  isFine(answer) ? passed(words(answer)) : { verdict: 'failed', did: words(answer), settings }
