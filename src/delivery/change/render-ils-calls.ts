import type { Effect } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import type { IlsCall } from '../../borrowing/local-answers/ils-call.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { IlsSubject } from '../../ils/ils.ts'
import { Problem } from '../../problem.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import type { Deps, DepsWithSnapshot } from '../deps.ts'
import type { AcceptedDecision } from './accepted-decision.ts'

/** The entry in the ordering key of calls to the ILS. Entries of partners count from 1; mails have 0. */
export const ilsEntry = -1

/** Calls that wait for nothing: the person at the desk does. */
const creating: readonly IlsCall[] = ['create_item', 'accept_item']

type IlsEffect = Extract<Effect, { kind: 'ils' }>
/** A call to render. */
type PlannedCall = {
  readonly call: IlsCall
  readonly id: string
  readonly item?: Item
  /** Its number in the request: what the answer is about. */
  readonly about: number
}

/** Returns the calls of a clean-up: check-in of the item and deletion of its record, as far as the ILS has them. */
const cleanUp = (deps: Deps, connection: IlsConnection, call: IlsEffect['call']): readonly IlsCall[] => {
  const on = (['check_in_item', 'delete_item'] as const).filter((each) => deps.ils.isOn(each, connection))
  return call === 'undo_items' ? on.slice(-1) : on
}

const callKinds = (deps: Deps, connection: IlsConnection, call: IlsEffect['call']): readonly IlsCall[] => {
  switch (call) {
    case 'accept_items':
      return ['accept_item']
    case 'cancel_hold':
      return deps.ils.isOn('cancel_request_item', connection) ? ['cancel_request_item'] : []
    case 'renew_items':
      return ['renew_item']
    case 'recall_items':
      return ['recall_item']
    case 'remove_items':
    case 'undo_items':
      return cleanUp(deps, connection, call)
  }
}

/**
 * Returns the calls of an effect. Items are accepted one at a time, so that a refusal leaves nothing in progress: the
 * core asks for the next one when one is recorded. Other calls concern what the system has a record of, or may have.
 */
const callsByEffect = (
  deps: Deps,
  request: Request,
  connection: IlsConnection,
  { call, items }: IlsEffect,
): readonly PlannedCall[] => {
  const named = request.items.filter(({ id }) => items.includes(id))
  const concerned = call === 'accept_items' ? named.slice(0, 1) : named.filter(({ ils }) => ils !== undefined)
  return concerned.flatMap((item) =>
    callKinds(deps, connection, call).map((each) => ({
      call: each,
      id: item.ils?.id ?? deps.ils.temporaryId(request, item, connection),
      item,
      about: item.id,
    })),
  )
}

/** Returns the calls for records that are created with the request, and deleted at its end unless an item has them. */
const callsByStage = (
  deps: Deps,
  { request, event }: AcceptedDecision,
  connection: IlsConnection,
): readonly PlannedCall[] => {
  if (!deps.ils.isOn('create_item', connection) || request.service.type === 'copy') return []
  const ids = deps.ils.idsAtCreation(request)
  const callFor = (call: IlsCall, wanted: readonly string[]): readonly PlannedCall[] =>
    wanted.map((id) => ({ call, id, about: ids.indexOf(id) + 1 }))
  const isOpenedAgain = event.input.name === 'undo' && event.changes.outcome === null
  if (event.previousStatus === null || isOpenedAgain) return callFor('create_item', ids)
  if (event.changes.stage !== 'closed' || !deps.ils.isOn('delete_item', connection)) return []
  return callFor(
    'delete_item',
    ids.filter((id) => !request.items.some((item) => item.ils?.id === id)),
  )
}

/**
 * Reads the settings of the library's own system; null where it has none. Faulty settings hold up only a decision that calls the system.
 */
const connectionFor = (
  { snapshot }: DepsWithSnapshot,
  { effects }: AcceptedDecision,
  { code }: Library,
): IlsConnection | null => {
  try {
    return snapshot.ils(code)
  } catch (error) {
    const isFaulty = error instanceof Problem && error.code === 'document_fault'
    if (!isFaulty || effects.some(({ kind }) => kind === 'ils')) throw error
    return null
  }
}

/** Renders the calls of the library's own system that one decision makes; none where it has no system. */
export const renderIlsCalls = (
  deps: DepsWithSnapshot,
  decision: AcceptedDecision,
  library: Library,
): readonly NewDelivery[] => {
  const connection = connectionFor(deps, decision, library)
  if (connection === null) return []
  const { request, event, effects, heldUntil } = decision
  const calls = [
    ...callsByStage(deps, decision, connection),
    ...effects
      .filter((effect) => effect.kind === 'ils')
      .flatMap((effect) => callsByEffect(deps, request, connection, effect)),
  ]
  return calls.map(({ call, about, ...named }) => {
    const subject: IlsSubject = { request, library, connection, ...named }
    return {
      id: deps.ids.next(),
      library: request.library,
      request: request.number,
      entry: ilsEntry,
      requestId: `${request.number}/${about}`,
      target: { kind: 'ils' },
      operation: call,
      ...deps.ils.render(call, subject),
      createdAt: event.at,
      dueAt: creating.includes(call) ? event.at : (heldUntil ?? event.at),
    }
  })
}

/** Returns the number of the item that a delivery of `renderIlsCalls` is about. */
export const itemAbout = ({ requestId }: Pick<NewDelivery, 'requestId'>): number =>
  Number(requestId.slice(requestId.indexOf('/') + 1))
