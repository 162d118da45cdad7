import { durationMilliseconds } from '../../borrowing/time.ts'
import { catalogueConcurrencyKey, ilsConcurrencyKey } from '../../store/policy/concurrency-key.ts'
import { maxQuestions } from '../change/render-catalogue-questions.ts'
import type { OutboundDeps } from '../deps.ts'
import type { Limits } from './deliver.ts'

/** The time for which the partners' limits may be taken from the last look, in milliseconds. */
const limitsAge = 5_000
/** No lease is shorter than for this timeout, in milliseconds: a profile may have changed since the last look. */
const shortestTimeout = 30_000

/** Creates the partners' limits, looked up now and then: a partner whose setting changed is seen within seconds. */
export const createLimits = (deps: OutboundDeps) => {
  let limits: Limits = {}
  let at = Number.NEGATIVE_INFINITY
  return async (): Promise<Limits> => {
    const now = Date.parse(deps.now())
    if (Math.abs(now - at) < limitsAge) return limits
    const snapshot = await deps.configuration.snapshot()
    const partners = snapshot.partners()
    const systems = snapshot
      .ilsConnections()
      .map(({ library, connection }) => ({ key: ilsConcurrencyKey(library), connection }))
    const catalogues = snapshot.locateProfiles()
    limits = {
      concurrency: Object.fromEntries([
        ...partners.map(({ code, connection }) => [code, connection.concurrency]),
        ...systems.map(({ key, connection }) => [key, connection.concurrency]),
        ...catalogues.map(({ code, concurrency }) => [catalogueConcurrencyKey(code), concurrency]),
      ]),
      longestTimeout: Math.max(
        shortestTimeout,
        ...partners.map(({ connection }) => durationMilliseconds(connection.timeout)),
        // An attempt may take a look-up too.
        ...systems.map(({ connection }) => 2 * durationMilliseconds(connection.timeout)),
        // A catalogue is asked one question after the other.
        ...catalogues.map(({ timeout }) => maxQuestions * durationMilliseconds(timeout)),
      ),
    }
    at = now
    return limits
  }
}
