import { outstandingItems } from '../items/outstanding-items.ts'
import { activeEntry, change } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Request } from '../request/request.ts'
import { giveUpOutstanding } from './accounting-for-items.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'
import type { CreateRequest } from './create-input.ts'

/** Returns the volumes that did not come, where all that came, or all that is outstanding, have names. */
const volumesLeft = (request: Request): readonly string[] => {
  const outstanding = outstandingItems(request)
  const names = outstanding.flatMap(({ volume }) => volume ?? [])
  if (names.length === outstanding.length) return names
  const came = request.items.flatMap(({ volume }) => volume ?? [])
  const left = (request.citation.volumes ?? []).filter((volume) => !came.includes(volume))
  return left.length === outstanding.length ? left : []
}

/**
 * Returns the request for the items that the active partner does not supply: the same title for the same patron, to be
 * asked of the partners that were not asked yet.
 */
export const requestForRest = (request: Request): CreateRequest => {
  const { citation, service, patron, pickupLocation, deliveryAddresses, staffNote, workflow } = request
  const volumes = volumesLeft(request)
  const activeIndex = request.rota.findIndex(({ id }) => id === activeEntry(request)?.id)
  return {
    citation: volumes.length === 0 ? citation : { ...citation, volumes: [...volumes] },
    service,
    ...(patron === undefined ? {} : { patron }),
    ...(pickupLocation === undefined ? {} : { pickupLocation }),
    ...(deliveryAddresses === undefined ? {} : { deliveryAddresses }),
    ...(staffNote === undefined ? {} : { staffNote }),
    ...(workflow === undefined ? {} : { workflow }),
    rota: request.rota
      .slice(activeIndex + 1)
      .filter(({ state }) => state === 'pending')
      .map(({ partner }) => partner),
    items: outstandingItems(request).length,
    restOf: request.number,
  }
}

const namesAnother = guard<CommandOf<'split_request'>>(
  'refusal.rest_of_itself',
  (draft, { request }) => request !== draft.request.number,
)

const split = step<CommandOf<'split_request'>>(
  'the outstanding items are asked for in a request of their own, and the partner is informed; they can be received here all the same',
  (draft, { request, note }) =>
    giveUpOutstanding(
      request === undefined ? draft : change(draft, { restIn: [...(draft.request.restIn ?? []), request] }),
      note,
    ),
)

/** The rules of the command that asks for the rest of several items elsewhere. */
export const splitting: CommandRules<'split_request'> = {
  split_request: [
    {
      stages: shippedStages,
      attention: 'items_outstanding',
      provided: [namesAnother],
      leads: laterStagesOrClosed,
      does: [split],
    },
  ],
}
