import type { Decision, Effect } from '../../borrowing/decision.ts'
import type { Library } from '../../borrowing/library.ts'
import type { IlsCall } from '../../borrowing/local-answers/ils-call.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { IlsSubject } from '../../ils/ils.ts'
import type { IlsProfile } from '../../ils/profile.ts'
import type { NewDelivery } from '../../store/ports/outbox.ts'
import type { Deps, DepsWithSnapshot } from '../deps.ts'

/** Calls of the library's own system go out in a lane of their own: entries count from 1, mails have 0. */
const ilsLane = -1

type Made = Exclude<Decision, { kind: 'not_allowed' }>
type IlsEffect = Extract<Effect, { kind: 'ils' }>
type Asked = {
  readonly call: IlsCall
  readonly id: string
  readonly item?: Item
  /** Its number in the request: what the answer is about. */
  readonly about: number
}

/** What clean-up takes: an item is checked in, and its record deleted, as far as the system does either. */
const cleanUp = (deps: Deps, profile: IlsProfile, call: IlsEffect['call']): readonly IlsCall[] => {
  const on = (['check_in_item', 'delete_item'] as const).filter((each) => deps.ils.isOn(each, profile))
  return call === 'undo_items' ? on.slice(-1) : on
}

const callsOf = (deps: Deps, profile: IlsProfile, call: IlsEffect['call']): readonly IlsCall[] => {
  switch (call) {
    case 'accept_items':
      return ['accept_item']
    case 'cancel_hold':
      return deps.ils.isOn('cancel_request_item', profile) ? ['cancel_request_item'] : []
    case 'remove_items':
    case 'undo_items':
      return cleanUp(deps, profile, call)
  }
}

/**
 * What an effect asks for. Items are accepted one at a time, so that a refusal leaves nothing under way: the core asks for
 * the next one when one is recorded. Other calls concern what the system has a record of, or may have.
 */
const askedBy = (
  deps: Deps,
  request: Request,
  profile: IlsProfile,
  { call, items }: IlsEffect,
): readonly Asked[] => {
  const named = request.items.filter(({ id }) => items.includes(id))
  const concerned = call === 'accept_items' ? named.slice(0, 1) : named.filter(({ ils }) => ils !== undefined)
  return concerned.flatMap((item) =>
    callsOf(deps, profile, call).map((each) => ({
      call: each,
      id: item.ils?.id ?? deps.ils.temporaryId(request, item, profile),
      item,
      about: item.id,
    })),
  )
}

/** Where records are made with the request: made then, and deleted at its end as far as no item came to have them. */
const askedByStage = (deps: Deps, { request, event }: Made, profile: IlsProfile): readonly Asked[] => {
  if (!deps.ils.isOn('create_item', profile) || request.service.type === 'copy') return []
  const ids = deps.ils.idsAtCreation(request)
  const ask = (call: IlsCall, wanted: readonly string[]): readonly Asked[] =>
    wanted.map((id) => ({ call, id, about: ids.indexOf(id) + 1 }))
  if (event.previousStatus === null) return ask('create_item', ids)
  if (event.changes.stage !== 'closed' || !deps.ils.isOn('delete_item', profile)) return []
  return ask(
    'delete_item',
    ids.filter((id) => !request.items.some((item) => item.ils?.id === id)),
  )
}

/**
 * Reads the settings of the library's own system; null where it has none. Faulty settings hold up only a decision that asks
 * something of the system.
 */
const profileFor = (
  { snapshot }: DepsWithSnapshot,
  { effects }: Made,
  { code }: Library,
): IlsProfile | null => {
  const isNeeded = effects.some(({ kind }) => kind === 'ils')
  const isFaulty = snapshot.faults().some((fault) => fault.kind === 'ils' && fault.code === code)
  return isFaulty && !isNeeded ? null : snapshot.ils(code)
}

/** Renders what one decision asks of the library's own system; nothing where it has none. */
export const renderIls = async (
  deps: DepsWithSnapshot,
  made: Made,
  library: Library,
): Promise<readonly NewDelivery[]> => {
  const profile = profileFor(deps, made, library)
  if (profile === null) return []
  const { request, event, effects } = made
  const asked = [
    ...askedByStage(deps, made, profile),
    ...effects
      .filter((effect) => effect.kind === 'ils')
      .flatMap((effect) => askedBy(deps, request, profile, effect)),
  ]
  return asked.map(({ call, about, ...named }) => {
    const subject: IlsSubject = { request, library, profile, ...named }
    return {
      id: deps.ids.next(),
      library: request.library,
      request: request.number,
      entry: ilsLane,
      requestId: `${request.number}/${about}`,
      target: { kind: 'ils' },
      operation: call,
      ...deps.ils.render(call, subject),
      createdAt: event.at,
      dueAt: event.at,
    }
  })
}

/** The number of the item that a delivery of `renderIls` is about. */
export const itemAbout = ({ requestId }: Pick<NewDelivery, 'requestId'>): number =>
  Number(requestId.slice(requestId.indexOf('/') + 1))
