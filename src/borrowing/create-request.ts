import { reason } from '../translations/reason.ts'
import type { CreateRequest } from './commands/create-input.ts'
import { withDateOfInterest } from './commands/editing.ts'
import { noteLookUp } from './commands/looking-up.ts'
import { applyCopyrightCount } from './copyright.ts'
import type { Context, Decision } from './decision.ts'
import { heldFor } from './events/explanation.ts'
import { recordEvent } from './events/record-event.ts'
import { change, type Draft, explain, startDraft } from './life-cycle/draft.ts'
import { settle } from './life-cycle/settle.ts'
import { countDecision } from './partner-statistics/count-decision.ts'
import { noteEntryTimes } from './partner-statistics/note-entry-times.ts'
import { initialState } from './request/initial-state.ts'
import type { Request } from './request/request.ts'
import type { Waiting } from './request/waiting.ts'
import { withPartners, withPlanned } from './rota/entries.ts'
import { enterRota } from './rota/locate.ts'
import { explainSendingDecision } from './rota-rules/sending-rules.ts'
import { notifyPatron } from './status/notify-patron.ts'
import { addDays, endOfDay } from './time.ts'
import type { LibraryCode, RequestNumber } from './values.ts'

const initialRequest = (
  input: CreateRequest,
  identity: { readonly library: LibraryCode; readonly number: RequestNumber },
  context: Context,
): Request => {
  const { rota: _rota, items, hold: _hold, copyrightDeclaration: _declaration, ...members } = input
  const sending = context.sending?.decision ?? null
  return {
    ...members,
    ...(context.declaration === undefined
      ? {}
      : { copyright: { declaration: { ...context.declaration, at: context.now } } }),
    number: identity.number,
    library: identity.library,
    createdAt: context.now,
    createdBy: context.by,
    stage: 'created',
    ...initialState,
    ...(sending === null ? {} : { sending }),
    itemsWanted: items ?? volumesWanted(members),
  }
}

/** Returns how many items a loan of these volumes is; for a copy they say where the article stands. */
const volumesWanted = ({ citation, service }: Pick<CreateRequest, 'citation' | 'service'>): number =>
  service.type === 'copy' ? 1 : Math.max(1, citation.volumes?.length ?? 1)

/** Returns what must be settled before a new request may be sent, by the profile, the rules and the input. */
const reasonsToWait = (
  input: CreateRequest,
  { workflow, sending }: Context,
  duplicate: RequestNumber | null,
): readonly Waiting[] => {
  const ruled = sending?.decision ?? null
  const days = [ruled?.until, typeof input.hold === 'object' ? input.hold.until : undefined]
  const until = days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1)
  return [
    ...(workflow.steps.approval || ruled?.action === 'wait_for_approval'
      ? [{ for: 'approval' as const }]
      : []),
    ...(duplicate === null ? [] : [{ for: 'duplicate' as const, request: duplicate }]),
    ...(input.hold === 'staff' || ruled?.action === 'wait_for_staff' ? [{ for: 'staff' as const }] : []),
    ...(until === undefined ? [] : [{ for: 'until' as const, date: until }]),
  ]
}

/** Its rota: the one that it comes with, else the one that the rules give. */
const withRota = (draft: Draft, { rota }: CreateRequest): Draft => {
  const { planned } = draft.context
  if (rota !== undefined) return { ...draft, request: withPartners(draft.request, rota) }
  return planned === undefined ? draft : withPlanned(draft, planned)
}

const explainSending = (draft: Draft): Draft => {
  const { sending, workflow } = draft.context
  return sending === undefined
    ? draft
    : explain(draft, explainSendingDecision(sending.decision, workflow.automaticSend))
}

const holdUntilItsDay = (draft: Draft): Draft => {
  const waiting = draft.request.waitingFor.find((each) => each.for === 'until')
  return waiting === undefined
    ? draft
    : change(draft, {
        deadlines: [
          ...draft.request.deadlines,
          { kind: 'until', at: endOfDay(addDays(waiting.date, -1), draft.context.timeZone) },
        ],
      })
}

/**
 * Decides the first state of a new request.
 *
 * @param input what is asked for, checked
 * @param identity the library that borrows, and the number the request is to have
 * @param context the time, who acts, the facts of the partners in the rota, and what the rules say where it brings no rota
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
      reason: reason('refusal.duplicate_of', { request: duplicate }),
      status: 'duplicate',
      allowed: [],
      next: null,
    }
  }
  const waitingFor = [...reasonsToWait(input, context, duplicate)]
  const start = startDraft({ ...initialRequest(input, identity, context), waitingFor }, context, null)
  const noted = change(start, { lookUp: noteLookUp(start, 0) })
  const routed = explainSending(withRota(applyCopyrightCount(noted), input))
  const dated = withDateOfInterest(holdUntilItsDay(routed))
  const held = waitingFor.some((waiting) => waiting.for === 'approval' || waiting.for === 'duplicate')
  const decided = held
    ? explain(change(dated, { stage: 'pending_approval' }), heldFor(waitingFor.map((each) => each.for)))
    : enterRota(dated)
  const draft = noteEntryTimes(null, notifyPatron(null, settle(decided, true)))
  const event = recordEvent(null, draft, { kind: 'create', input }, undefined)
  const partnerCounts = countDecision(null, draft.request, null, context)
  return {
    kind: 'applied',
    request: draft.request,
    effects: draft.effects,
    partnerCounts,
    heldUntil: null,
    event,
  }
}
