import type { PartnerEvent, PartnerEventType } from '../../src/borrowing/partner-events/partner-event.ts'
import type { Story } from './story.ts'
import { begin, delivers, does, hears } from './story.ts'
import type { World } from './world.ts'

/** Request that was sent to ALPHA. */
export const sent = (world: World = {}): Story => delivers(does(begin(world), 'send'), 'request')

/** … that ALPHA has shipped. */
export const shipped = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  hears(sent(world), event)

/** … that was received. */
export const received = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  does(shipped(world, event), 'receive')

/** … whose item is on its way back, and ALPHA knows. */
export const returned = (world: World = {}): Story =>
  delivers(does(received(world), 'return'), 'shipped_return')

/** A request that ALPHA was left with, by cancelling it at once, so that BETA is asked. */
export const left = (world: World = {}): Story =>
  delivers(
    does(sent({ ...world, workflow: { afterPartnerCancel: 'at_once', ...world.workflow } }), {
      type: 'cancel_partner',
      entry: 1,
    }),
    'request',
  )

/** … though ALPHA ships all the same. */
export const leftButShipped = (
  world: World = {},
  event: PartnerEvent | PartnerEventType = 'shipped',
): Story => hears(left(world), event, { entry: 1 })
