import type { Input } from '../../borrowing/decision.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { RotaCandidate } from '../../borrowing/rota-rules/holder.ts'
import { after, days } from '../../borrowing/time.ts'
import type { Duration } from '../../borrowing/values.ts'
import { randomHex } from '../../hex.ts'
import type { LeasedDelivery, Settlement } from '../../store/ports/outbox.ts'
import { reason } from '../../translations/reason.ts'
import { type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { createFindHolders } from '../rota/find-holders.ts'
import { type PlanFromHoldings, planFromHoldings, ruleSubjectOf } from '../rota/plan-rota.ts'
import {
  continueCandidates,
  keptCandidates,
  noteUnmappedCodes,
  readRotaCandidates,
} from '../rota/rota-candidates.ts'
import { classify, settleAttempt } from './attempt-outcome.ts'
import { recordDeliveryResult } from './record-delivery-result.ts'

/** How long the explanation of a rota is kept. */
const keepExplanation: Duration = days(90)

/** How often union catalogues are asked again where none of them answers. */
const retry = { attempts: 3, firstDelay: 'PT2S' as Duration, longestDelay: 'PT10S' as Duration }

const mostLeftOut = 50

/** Returns the input by which the request gets the rota. */
const holdersFound = (planned: PlanFromHoldings, explanationId: string | undefined): Input => {
  const facts = new Map<string, RotaCandidate>()
  for (const candidate of planned.candidates ?? [])
    if (candidate.partner !== undefined && candidate.place !== undefined)
      facts.set(candidate.partner, candidate)
  const records = new Map(
    planned.found.flatMap(({ holders }) => holders.map(({ partner, recordId }) => [partner, recordId])),
  )
  return {
    kind: 'answer',
    answer: {
      type: 'holders_found',
      found: {
        partners: planned.partners.map((placed) => {
          const { source, available, callNumber, location } = facts.get(placed.partner) ?? {}
          const recordId = source === undefined ? undefined : records.get(placed.partner)?.slice(0, 200)
          return {
            ...placed,
            ...(source === undefined ? {} : { source }),
            ...(available === undefined ? {} : { available }),
            ...(callNumber === undefined ? {} : { callNumber }),
            ...(location === undefined ? {} : { location }),
            ...(recordId === undefined ? {} : { recordId }),
          }
        }),
        leftOut: planned.leftOut.slice(0, mostLeftOut),
        late: planned.late ?? [],
        rules: planned.rules,
        templates: planned.templates,
        missing: planned.missing,
        sources: planned.sources ?? [],
        ...(planned.checkAhead === undefined ? {} : { checkAhead: planned.checkAhead }),
        ...(explanationId === undefined ? {} : { explanationId }),
      },
    },
  }
}

const keepCandidates = async (
  { store, now }: OutboundDeps,
  { library, number, ...request }: Request,
  planned: PlanFromHoldings,
): Promise<string | undefined> => {
  const { candidates = [] } = planned
  if (candidates.length === 0) return undefined
  const earlier = (await readRotaCandidates(store, request))?.candidates ?? []
  const id = randomHex(32)
  const storedAt = now()
  await store.putBlob({
    id,
    library,
    name: `${number}.json`,
    contentType: 'application/json',
    bytes: new TextEncoder().encode(
      JSON.stringify(keptCandidates(continueCandidates(earlier, candidates), storedAt)),
    ),
    storedAt,
    keepUntil: after(storedAt, keepExplanation),
  })
  return id
}

/**
 * Asks union catalogues who holds the item of a request, plans its rota, and settles the delivery; the rota and its
 * explanation go through the core in the same commit. Where no source answers, all are asked again, then the templates
 * behind apply.
 */
export const deliverHolderSearch = async (deps: OutboundDeps, delivery: LeasedDelivery): Promise<void> => {
  const settled = (): Settlement => ({ state: 'delivered', reply: null, at: deps.now() })
  const stored = await deps.store.loadRequest(delivery.library, delivery.request)
  const request = stored?.value
  if (request?.findingHolders === undefined || request.stage === 'closed') {
    await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settled())
    return
  }
  const current = await withConfigSnapshot(deps)
  const library = current.snapshot.library(delivery.library)
  const { templates, rules } = request.findingHolders
  const planned = await planFromHoldings(
    current,
    {
      library,
      subject: ruleSubjectOf(library, request, deps.now()),
      seed: request.number,
      present: request.rota.map(({ partner }) => partner),
    },
    templates,
    rules,
    createFindHolders(current, request),
  )
  const { sources = [] } = planned
  const silent =
    sources.every(({ reason: why }) => why !== undefined) && sources.some(({ questions }) => questions > 0)
  if (silent) {
    const { settlement, result } = settleAttempt(
      delivery,
      classify({ kind: 'not_taken', reason: sources[0]?.reason ?? reason('failure.no_answer') }, () => ({
        kind: 'confirmed',
        events: [],
      })),
      retry,
      { now: deps.now(), random: deps.random(), reply: null },
    )
    if (result === null) {
      await deps.store.settleDelivery(delivery.id, delivery.leaseToken, settlement)
      return
    }
  }
  const id = await keepCandidates(deps, request, planned)
  await recordDeliveryResult(
    deps,
    delivery,
    [holdersFound(planned, id)],
    settled(),
    planned.partners.map(({ partner }) => partner),
  )
  await noteUnmappedCodes(deps, request.number, planned.candidates ?? [])
}
