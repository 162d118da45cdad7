import type { PartnerEvent, PartnerEventType } from '../../src/borrowing/partner-events/partner-event.ts'
import type { Story } from './story.ts'
import { begin, delivers, does, hears } from './story.ts'
import type { World } from './world.ts'

/** Returns a story in which the request was sent to ALPHA. */
export const sent = (world: World = {}): Story => delivers(does(begin(world), 'send'), 'request')

/** Returns a story in which ALPHA has shipped. */
export const shipped = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  hears(sent(world), event)

/** Returns a story in which the item was received. */
export const received = (world: World = {}, event: PartnerEvent | PartnerEventType = 'shipped'): Story =>
  does(shipped(world, event), 'receive')

/** Returns a story in which the item is on its way back, and ALPHA knows. */
export const returned = (world: World = {}): Story =>
  delivers(does(received(world), 'return'), 'shipped_return')

/** Returns a story in which the request is cancelled at ALPHA at once, so that BETA is asked. */
export const left = (world: World = {}): Story =>
  delivers(
    does(sent({ ...world, workflow: { afterPartnerCancel: 'at_once', ...world.workflow } }), {
      type: 'cancel_partner',
      entry: 1,
    }),
    'request',
  )

/** Returns a story in which ALPHA ships although the request was cancelled there. */
export const leftButShipped = (
  world: World = {},
  event: PartnerEvent | PartnerEventType = 'shipped',
): Story => hears(left(world), event, { entry: 1 })

/** Returns a story in which ALPHA, the only partner, did not supply: the rota is used up. */
export const unfilled = (world: World = {}): Story => hears(sent({ rota: ['ALPHA'], ...world }), 'unfilled')
