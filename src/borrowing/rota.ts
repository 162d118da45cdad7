import { close } from './closing.ts'
import { expectItems } from './items.ts'
import { endQuestion } from './question.ts'
import type { Entry, Outcome, Request } from './request.ts'
import { originOf, originWords, type PlannedRota } from './rota-rules/planned-rota.ts'
import { among } from './stages.ts'
import { type PartnerCode, RequestId } from './values.ts'
import {
  activeEntry,
  change,
  changeEntry,
  effect,
  entryById,
  explain,
  factsOf,
  startDeadline,
  tell,
  type Work,
  workflowOf,
} from './work.ts'

/** How many entries a rota may hold, and how many request ids may be given out: an id is at most four digits long. */
export const longestRota = 200
export const mostRequestIds = 9000
/** How many of its makings a rota remembers. */
const mostOrigins = 10

/** Gives the request's next id: the number, a hyphen and a count. */
export const nextRequestId = (request: Request): RequestId =>
  RequestId.parse(`${request.number}-${request.idsGiven + 1}`)

/** Asks an entry: it becomes the active one, under a new request id. */
export const activate = (work: Work, entry: Entry): Work => {
  const requestId = nextRequestId(work.request)
  const asked = changeEntry(work, entry.id, {
    state: 'active',
    requestIds: [...entry.requestIds, requestId],
    asked: 'queued',
    claims: 0,
    lastHeard: undefined,
  })
  const sent = change(endQuestion(asked), {
    stage: 'sent',
    idsGiven: work.request.idsGiven + 1,
    outcome: null,
  })
  return tell({ ...expectItems(sent, entry.id), entry: entry.id }, entry.id, { kind: 'request' })
}

/** Says why there are no facts of a partner: it is gone, or its document is faulty. */
const whyUnusable = ({ context }: Work, code: PartnerCode): string =>
  context.missingDocuments?.find((each) => each.kind === 'partner' && each.code === code)?.fault ??
  'the partner is gone from the directory'

/** The first pending entry whose partner is asked now; the ones before it are skipped with their reason. */
const passOver = (work: Work): { readonly work: Work; readonly next: Entry | undefined } => {
  const pending = work.request.rota.find((entry) => entry.state === 'pending')
  if (pending === undefined) return { work, next: undefined }
  const facts = factsOf(work, pending)
  const skip = facts === undefined ? whyUnusable(work, pending.partner) : facts.skip
  if (skip === null) return { work, next: pending }
  const skipped = changeEntry(work, pending.id, { state: 'skipped', reason: skip.slice(0, 500) })
  return passOver(explain(skipped, `partner ${pending.partner} skipped: ${skip}`))
}

/**
 * Goes on to the next partner of the rota, or waits in ready where something holds the sending; where none is left the
 * request is kept for staff or closed, as the workflow profile says.
 *
 * @param outcome how the request ends where it is closed
 */
export const nextEntry = (work: Work, outcome: Outcome): Work => {
  const workflow = workflowOf(work)
  const passed = passOver(endQuestion(work))
  if (passed.next !== undefined) {
    const { waitingFor } = passed.work.request
    return waitingFor.length > 0
      ? change(explain(passed.work, `held: ${waitingFor.map((each) => each.for).join(', ')}`), {
          stage: 'ready',
        })
      : activate(explain(passed.work, `next partner: ${passed.next.partner}`), passed.next)
  }
  const ended = explain(passed.work, 'no partner is left in the rota')
  if (workflow.onRotaUsedUp === 'close') return close(ended, outcome)
  return change(ended, {
    stage: 'unfilled',
    items: ended.request.items.filter((item) => item.state !== 'expected'),
  })
}

/** New pending entries for partners, behind those that are there. */
export const withPartners = (request: Request, partners: readonly Entry['partner'][]): Request => ({
  ...request,
  entriesGiven: request.entriesGiven + partners.length,
  rota: [
    ...request.rota,
    ...partners.map(
      (partner, index): Entry => ({
        id: request.entriesGiven + index + 1,
        partner,
        state: 'pending',
        requestIds: [],
        asked: 'no',
      }),
    ),
  ],
})

/** New pending entries as rules or a template planned them; the timeline and the request say how they were made. */
export const withPlanned = (work: Work, planned: PlannedRota): Work =>
  originWords(planned).reduce(
    explain,
    change(work, {
      ...withPartners(
        work.request,
        planned.partners.map(({ partner }) => partner),
      ),
      rotaOrigins: [...(work.request.rotaOrigins ?? []), originOf(planned)].slice(-mostOrigins),
    }),
  )

/** Was the entry not asked yet, so that it can be moved, removed or located? */
export const isUnasked = (entry: Entry): boolean => entry.state === 'pending' || entry.state === 'not_located'

const movedByLocate = ['created', 'locate_failed', 'ready', 'unfilled', 'pending_approval'] as const

const uncatalogued = (work: Work, entry: Entry): boolean => factsOf(work, entry)?.catalogue === undefined

/**
 * Has the catalogues of some entries' partners asked, and the library's own unless staff overrode it. A partner without a locate profile cannot be
 * asked after: it stays in the rota.
 */
export const askCatalogues = (work: Work, ids: readonly number[]): Work => {
  const own = work.context.hasCatalogue === true && work.request.askedThoughOwned !== true
  const asked = work.request.rota.filter((entry) => ids.includes(entry.id) && !uncatalogued(work, entry))
  const rota = work.request.rota.map((entry): Entry => {
    if (!ids.includes(entry.id)) return entry
    return uncatalogued(work, entry) ? { ...entry, state: 'pending' } : { ...entry, locating: true }
  })
  const marked = change(work, { rota, ...(own ? { locatingOwn: true } : {}) })
  const entries = asked.map((entry) => entry.id)
  return entries.length === 0 && !own ? marked : effect(marked, { kind: 'locate', entries, own })
}

/** Starts asking the partners' catalogues about the entries that were not asked yet. */
export const startLocate = (work: Work): Work => {
  const entries = work.request.rota.filter(isUnasked).map((entry) => entry.id)
  const started = askCatalogues(work, entries)
  if (!among(movedByLocate, work.request.stage)) return started
  const locating = change(started, { stage: 'locating' })
  if (!isLocating(locating.request))
    return endLocate(explain(locating, 'no partner has a catalogue that can be asked'))
  return startDeadline(locating, 'locate', work.context.workflow.deadlines.locate)
}

/** Is an answer of a catalogue still to come? */
const isLocating = ({ rota, locatingOwn }: Request): boolean =>
  locatingOwn === true || rota.some((entry) => entry.locating === true && isUnasked(entry))

/** Locate is over once every catalogue has answered, or those that have not are no longer asked after. */
export const endLocateWhenAnswered = (work: Work): Work => {
  const { stage } = work.request
  if (stage === 'locating') return isLocating(work.request) ? work : endLocate(work)
  return stage === 'ready' && !hasPending(work.request) ? endLocate(work) : work
}

/** Locate took too long: who did not answer stays in the rota or leaves it, as its locate profile says. */
export const giveUpLocate = (work: Work): Work => {
  const rota = work.request.rota.map((entry): Entry => {
    if (entry.locating !== true) return entry
    const { locating: _, ...others } = entry
    if (!isUnasked(entry)) return others
    const drops = factsOf(work, entry)?.catalogue?.whenUncertain === 'drop'
    return {
      ...others,
      state: drops ? 'not_located' : entry.state,
      reason: 'its catalogue did not answer in time',
    }
  })
  const given = change(explain(work, 'locate took too long: it goes on with what answered'), {
    rota,
    locatingOwn: undefined,
  })
  return endLocate(given)
}

/** Ready where an entry is pending, else it has failed. */
const endLocate = (work: Work): Work => {
  if (hasPending(work.request)) return sendIfAutomatic(change(work, { stage: 'ready' }))
  const told = explain(work, 'no partner was found to hold the item')
  return work.context.workflow.onLocateFailure === 'close'
    ? close(told, { kind: 'unfilled' })
    : change(told, { stage: 'locate_failed' })
}

/** Nobody is left to ask: created, or unfilled where partners were asked before. */
export const withoutPending = (work: Work): Work =>
  change(work, {
    stage: work.request.rota.some((entry) => entry.requestIds.length > 0) ? 'unfilled' : 'created',
  })

/** Does it go out by itself once nothing holds it? As a sending rule decided when it was made, else as the workflow profile says. */
const isSentByItself = ({ request, context }: Work): boolean =>
  request.sending?.byItself === true || context.workflow.automaticSend

/** Sends where nothing holds it back and a rule or the workflow profile sends by itself. */
export const sendIfAutomatic = (work: Work): Work => {
  const { request } = work
  if (!isSentByItself(work) || request.stage !== 'ready' || request.waitingFor.length > 0) return work
  const passed = passOver(work)
  return passed.next === undefined
    ? withoutPending(passed.work)
    : activate(explain(passed.work, `sent by itself to ${passed.next.partner}`), passed.next)
}

/** Goes on after creation, approval or a change of the rota: created, locating, ready, and sent where that is automatic. */
export const enterRota = (work: Work): Work => {
  if (!hasPending(work.request)) return change(work, { stage: 'created' })
  if (work.context.workflow.automaticLocate) return startLocate(work)
  return sendIfAutomatic(change(work, { stage: 'ready' }))
}

/** The first pending entry becomes the active one, whatever the sending rules say. */
export const sendNow = (work: Work): Work => {
  const passed = passOver(work)
  return passed.next === undefined
    ? nextEntry(passed.work, { kind: 'unfilled' })
    : activate(passed.work, passed.next)
}

/** Is there an entry that could be asked? */
export const hasPending = (request: Request): boolean =>
  request.rota.some((entry) => entry.state === 'pending')

/** The entry that a command without an entry is about: the active one, else the last that was ever asked. */
export const spokenTo = (request: Request): Entry | undefined =>
  activeEntry(request) ?? request.rota.filter((entry) => entry.requestIds.length > 0).at(-1)

/** Was this entry ever asked? */
export const wasAsked = (request: Request, id: number): boolean =>
  (entryById(request, id)?.requestIds.length ?? 0) > 0
