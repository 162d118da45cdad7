import type { CreateRequest } from './command.ts'
import { withDateOfInterest } from './commands/preparing.ts'
import type { Context, Decision } from './decision.ts'
import { notifyPatron } from './notify.ts'
import { recordEvent } from './record-event.ts'
import type { Request, Waiting } from './request.ts'
import { enterRota, withPartners } from './rota.ts'
import { endOfDay } from './time.ts'
import { Day, type LibraryCode, type RequestNumber } from './values.ts'
import { change, explain, startWork, type Work } from './work.ts'

const blank = (
  input: CreateRequest,
  identity: { readonly library: LibraryCode; readonly number: RequestNumber },
  context: Context,
): Request => {
  const { rota: _rota, items, hold: _hold, ...members } = input
  return {
    ...members,
    number: identity.number,
    library: identity.library,
    createdAt: context.now,
    createdBy: context.by,
    stage: 'created',
    waitingFor: [],
    negotiation: null,
    lastAnswer: null,
    alerts: [],
    outcome: null,
    rota: [],
    items: [],
    deadlines: [],
    itemsWanted: items ?? 1,
    idsGiven: 0,
    entriesGiven: 0,
    itemsGiven: 0,
  }
}

/** What a new request waits for before it may be sent. */
const waitings = (
  input: CreateRequest,
  context: Context,
  duplicate: RequestNumber | null,
): readonly Waiting[] => [
  ...(context.workflow.steps.approval ? [{ for: 'approval' as const }] : []),
  ...(duplicate === null ? [] : [{ for: 'duplicate' as const, request: duplicate }]),
  ...(input.hold === 'staff' ? [{ for: 'staff' as const }] : []),
  ...(typeof input.hold === 'object' ? [{ for: 'until' as const, date: input.hold.until }] : []),
]

const holdUntil = (work: Work, day: Day | undefined): Work =>
  day === undefined
    ? work
    : change(work, {
        deadlines: [
          ...work.request.deadlines,
          { kind: 'until', at: endOfDay(dayBefore(day), work.context.timeZone) },
        ],
      })

const dayBefore = (day: Day): Day =>
  Day.parse(new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10))

/**
 * Decides what becomes of a new request.
 *
 * @param input the body of `POST /v1/requests`, validated
 * @param identity the library that borrows, and the number the request is to have
 * @param context the time, who acts, and the facts of the partners in the rota
 * @param duplicate the number of an open request of the same patron for the same item, where there is one
 * @returns the request with its first event and effects; not allowed where duplicates are refused
 */
export const createRequest = (
  input: CreateRequest,
  identity: { readonly library: LibraryCode; readonly number: RequestNumber },
  context: Context,
  duplicate: RequestNumber | null,
): Decision => {
  if (duplicate !== null && context.workflow.duplicates.action === 'refuse') {
    return {
      kind: 'not_allowed',
      reason: `the patron has request ${duplicate} for the same item`,
      status: 'duplicate',
      allowed: [],
    }
  }
  const request = withPartners(blank(input, identity, context), input.rota ?? [])
  const waitingFor = [...waitings(input, context, duplicate)]
  const start = startWork({ ...request, waitingFor }, context, null)
  const dated = withDateOfInterest(
    holdUntil(start, typeof input.hold === 'object' ? input.hold.until : undefined),
  )
  const held = waitingFor.some((waiting) => waiting.for === 'approval' || waiting.for === 'duplicate')
  const decided = held
    ? explain(
        change(dated, { stage: 'pending_approval' }),
        `held: ${waitingFor.map((each) => each.for).join(', ')}`,
      )
    : enterRota(dated)
  const work = notifyPatron(null, decided)
  const event = recordEvent(null, work, { kind: 'create', input }, undefined)
  return { kind: 'applied', request: work.request, effects: work.effects, event }
}
