import type { Context, Effect, PartnerFacts } from '../decision.ts'
import type { Alert } from '../request/alert.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Operation } from '../request/operation.ts'
import type { Request } from '../request/request.ts'
import { after } from '../time.ts'
import type { Duration, Instant } from '../values.ts'
import type { WorkflowProfile } from '../workflow/workflow-profile.ts'

/** A decision in the making: the request so far, and what is to be done in the world. Steps take one and give the next. */
export type Work = {
  readonly request: Request
  readonly effects: readonly Effect[]
  /** Automatic decisions in words. */
  readonly explanations: readonly string[]
  readonly context: Context
  /** The entry that the input is about: the one it names, else the active one. */
  readonly entry: number | null
}

/** Work on a request, before anything was decided. */
export const startWork = (request: Request, context: Context, entry: number | null): Work => ({
  request,
  effects: [],
  explanations: [],
  context,
  entry,
})

/** Sets members of the request. */
export const change = (work: Work, members: Partial<Request>): Work => ({
  ...work,
  request: { ...work.request, ...members },
})

/** Notes an automatic decision in words for the timeline. */
export const explain = (work: Work, words: string): Work => ({
  ...work,
  explanations: [...work.explanations, words],
})

/** The entry that is asked now. */
export const activeEntry = (request: Request): Entry | undefined =>
  request.rota.find((entry) => entry.state === 'active')

/** An entry by its number. */
export const entryById = (request: Request, id: number | null): Entry | undefined =>
  request.rota.find((entry) => entry.id === id)

/** The entry that the work is about. */
export const workEntry = (work: Work): Entry | undefined => entryById(work.request, work.entry)

/** Sets members of one entry. */
export const changeEntry = (work: Work, id: number, members: Partial<Entry>): Work =>
  change(work, {
    rota: work.request.rota.map((entry) => (entry.id === id ? { ...entry, ...members } : entry)),
  })

/** Sets members of the items that a test picks. */
export const changeItems = (
  work: Work,
  picks: (item: Item) => boolean,
  members: (item: Item) => Partial<Item>,
): Work =>
  change(work, {
    items: work.request.items.map((item) => (picks(item) ? { ...item, ...members(item) } : item)),
  })

/** What is known of an entry's partner; undefined for a partner that is gone. */
export const factsOf = (work: Work, entry: Entry | undefined): PartnerFacts | undefined =>
  entry === undefined ? undefined : work.context.partners[entry.partner]

/** The workflow profile that holds: the entry's partner's own, else the library's. */
export const workflowOf = (work: Work, entry: Entry | undefined = workEntry(work)): WorkflowProfile =>
  factsOf(work, entry)?.workflow ?? work.context.workflow

/** Tells an entry's partner something, under the id in force. */
export const tell = (work: Work, entryId: number, operation: Operation): Work => {
  const requestId = entryById(work.request, entryId)?.requestIds.at(-1)
  if (requestId === undefined) return work
  const due =
    operation.kind === 'retry' && operation.notBefore !== undefined ? { notBefore: operation.notBefore } : {}
  const told = changeEntry(work, entryId, { lastTold: operation.kind })
  return effect(told, { kind: 'tell', entry: entryId, requestId, operation, ...due })
}

/** Has the library's own system do something with items; nothing where it records none. */
export const tellIls = (
  work: Work,
  call: Extract<Effect, { kind: 'ils' }>['call'],
  items: readonly number[],
): Work => (work.context.recordsInIls && items.length > 0 ? effect(work, { kind: 'ils', call, items }) : work)

/** Adds an effect. */
export const effect = (work: Work, added: Effect): Work => ({ ...work, effects: [...work.effects, added] })

const sameAlert = (one: Alert, other: Alert): boolean =>
  one.kind === other.kind &&
  ('entry' in one ? one.entry : null) === ('entry' in other ? other.entry : null) &&
  ('operation' in one ? one.operation : null) === ('operation' in other ? other.operation : null)

/** Raises an alert, once of a kind, entry and operation. */
export const raise = (work: Work, alert: Alert): Work =>
  change(work, { alerts: [...work.request.alerts.filter((each) => !sameAlert(each, alert)), alert] })

/** Ends the alerts that a test picks. */
export const endAlerts = (work: Work, picks: (alert: Alert) => boolean): Work =>
  work.request.alerts.some(picks)
    ? change(work, { alerts: work.request.alerts.filter((alert) => !picks(alert)) })
    : work

/** Starts a deadline that passes after a time, in place of one of the same kind and entry; null starts none. */
export const startDeadline = (work: Work, kind: DeadlineKind, wait: Duration | null, entry?: number): Work =>
  setDeadline(work, kind, wait === null ? null : after(work.context.now, wait), entry)

/** Sets a deadline, in place of one of the same kind and entry; null sets none. */
export const setDeadline = (work: Work, kind: DeadlineKind, at: Instant | null, entry?: number): Work => {
  const others = work.request.deadlines.filter((each) => each.kind !== kind || each.entry !== entry)
  if (at === null) return change(work, { deadlines: others })
  const set: Deadline = { kind, at, ...(entry === undefined ? {} : { entry }) }
  return change(work, { deadlines: [...others, set] })
}

/** Ends deadlines of some kinds. */
export const endDeadlines = (work: Work, ...kinds: readonly DeadlineKind[]): Work =>
  work.request.deadlines.some((each) => kinds.includes(each.kind))
    ? change(work, { deadlines: work.request.deadlines.filter((each) => !kinds.includes(each.kind)) })
    : work
