import { expectItems } from './items.ts'
import type { Entry, Outcome, Request } from './request.ts'
import { RequestId } from './values.ts'
import {
  activeEntry,
  change,
  changeEntry,
  close,
  effect,
  endAlerts,
  endDeadlines,
  entryById,
  explain,
  factsOf,
  startDeadline,
  tell,
  type Work,
  workflowOf,
} from './work.ts'

/** Stages in which the active partner is asked and nothing was shipped. */
export const askedStages = ['sent', 'accepted', 'will_supply'] as const

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
  const sent = change(asked, {
    stage: 'sent',
    idsGiven: work.request.idsGiven + 1,
    negotiation: null,
    outcome: null,
  })
  return tell({ ...expectItems(sent, entry.id), entry: entry.id }, entry.id, { kind: 'request' })
}

/** The first pending entry whose partner is asked now; the ones before it are skipped with their reason. */
const passOver = (work: Work): { readonly work: Work; readonly next: Entry | undefined } => {
  const pending = work.request.rota.find((entry) => entry.state === 'pending')
  if (pending === undefined) return { work, next: undefined }
  const facts = factsOf(work, pending)
  const skip = facts === undefined ? 'the partner is gone from the directory' : facts.skip
  if (skip === null) return { work, next: pending }
  const skipped = changeEntry(work, pending.id, { state: 'skipped', reason: skip })
  return passOver(explain(skipped, `partner ${pending.partner} skipped: ${skip}`))
}

/**
 * Goes on to the next partner of the rota; where none is left the request is kept for staff or closed, as the workflow
 * profile says.
 *
 * @param outcome how the request ends where it is closed
 */
export const nextEntry = (work: Work, outcome: Outcome): Work => {
  const workflow = workflowOf(work)
  const passed = passOver(change(work, { negotiation: null }))
  if (passed.next !== undefined) {
    return activate(explain(passed.work, `next partner: ${passed.next.partner}`), passed.next)
  }
  const ended = explain(passed.work, 'no partner is left in the rota')
  if (workflow.onRotaUsedUp === 'close') return close(ended, outcome)
  return change(endDeadlines(ended, 'response', 'will_supply', 'cancel_reply', 'unconfirmed', 'claim'), {
    stage: 'unfilled',
    items: ended.request.items.filter((item) => item.state !== 'expected'),
  })
}

/** Was the request to this entry surely not taken by the partner? */
export const surelyNotTaken = (work: Work, entry: Entry): boolean =>
  entry.asked === 'no' || (entry.asked === 'queued' && !work.context.attempted)

/** Takes back what waits for an entry whose request the partner surely never had. */
export const withdraw = (work: Work, entry: Entry): Work =>
  entry.asked === 'queued'
    ? effect(changeEntry(work, entry.id, { asked: 'no' }), {
        kind: 'withdraw',
        entry: entry.id,
        operations: 'all',
        firm: true,
      })
    : work

/**
 * Leaves an entry: where the partner has its request, or may have it, it gets a cancel, and nothing waits for the answer;
 * where it surely has not, the waiting message is withdrawn.
 */
export const leave = (work: Work, entry: Entry, state: Entry['state'], reason?: string): Work => {
  const told =
    entry.shipped === true
      ? work
      : surelyNotTaken(work, entry)
        ? withdraw(work, entry)
        : work.request.negotiation?.kind === 'cancel'
          ? work
          : tell(work, entry.id, { kind: 'cancel' })
  return endEntry(told, entry.id, state, reason)
}

/** Ends an entry without a word to its partner. */
export const endEntry = (work: Work, id: number, state: Entry['state'], reason?: string): Work => {
  const ended = changeEntry(work, id, { state, ...(reason === undefined ? {} : { reason }) })
  const cleared = endAlerts(
    ended,
    (alert) =>
      (alert.kind === 'send_failed' && alert.entry === id && alert.operation === 'request') ||
      alert.kind === 'no_answer',
  )
  return change(
    endDeadlines(
      cleared,
      'response',
      'will_supply',
      'cancel_reply',
      'unconfirmed',
      'claim',
      'renewal_answer',
    ),
    {
      negotiation: null,
      items: cleared.request.items.filter((item) => item.entry !== id || item.state !== 'expected'),
    },
  )
}

/** Drops all entries that were not asked yet. */
export const dropPending = (work: Work): Work =>
  change(work, {
    rota: work.request.rota.map((entry) =>
      entry.state === 'pending' || entry.state === 'not_located' ? { ...entry, state: 'cancelled' } : entry,
    ),
  })

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

/** Starts asking the partners' catalogues about the entries that were not asked yet. */
export const startLocate = (work: Work): Work => {
  const entries = work.request.rota.filter(
    (entry) => entry.state === 'pending' || entry.state === 'not_located',
  )
  const moves = ['created', 'locate_failed', 'ready', 'unfilled', 'pending_approval'].includes(
    work.request.stage,
  )
  const started = effect(work, { kind: 'locate', entries: entries.map((entry) => entry.id) })
  return moves
    ? startDeadline(change(started, { stage: 'locating' }), 'locate', work.context.workflow.deadlines.locate)
    : started
}

/** Sends where nothing holds it back and the workflow profile sends by itself. */
export const sendIfAutomatic = (work: Work): Work => {
  const { request } = work
  if (!work.context.workflow.automaticSend || request.stage !== 'ready' || request.waitingFor.length > 0)
    return work
  const passed = passOver(work)
  return passed.next === undefined
    ? change(passed.work, { stage: 'created' })
    : activate(explain(passed.work, `sent by itself to ${passed.next.partner}`), passed.next)
}

/** Goes on after creation, approval or a change of the rota: created, locating, ready, and sent where that is automatic. */
export const enterRota = (work: Work): Work => {
  const { request } = work
  if (!request.rota.some((entry) => entry.state === 'pending')) return change(work, { stage: 'created' })
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
