import type { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { left, received as receives, sent, shipped as ships, unfilled } from '../begun-stories.ts'
import { delivers, does, hears, passes, type Story } from '../story.ts'
import type { World } from '../world.ts'

const closing: World = { rota: ['ALPHA'], workflow: { onRotaUsedUp: 'close' } }

const loaned: PartnerEvent = { type: 'shipped', items: [{ partnerItemId: 'A1', volume: '1' }] }

const shipped = (world: World = {}): Story => ships(world, loaned)

const received = (world: World = {}): Story => receives(world, loaned)

const returned = (world: World = {}): Story => delivers(does(received(world), 'return'), 'shipped_return')

const cancelled = (story: Story): Story => delivers(story, 'cancel')

/** ALPHA was left by a cancel that it has not answered, and BETA is asked. */
const leftInTime = (): Story => delivers(left(), 'cancel')

/** ALPHA was left, and BETA has supplied: the loan is over. */
const supplied = (): Story =>
  hears(
    delivers(does(does(hears(leftInTime(), 'shipped', { entry: 2 }), 'receive'), 'return'), 'shipped_return'),
    'checked_in',
    { entry: 2 },
  )

/**
 * The situations of an entry in which a partner may speak, each as a story in which ALPHA speaks: columns of the table of
 * outcomes, with the forms of each that lead elsewhere.
 */
export const situations = {
  asked: sent(),
  promised: hears(sent(), 'will_supply'),
  'condition open': hears(sent(), 'conditional'),
  'retry open': hears(sent(), 'retry_possible'),
  'full cancel open': cancelled(does(hears(sent(), 'will_supply'), 'cancel')),
  'partner cancel open': cancelled(does(sent(), { type: 'cancel_partner', entry: 1 })),
  'left, another asked': leftInTime(),
  'left, rota used up': unfilled(),
  'left, supplied by another': supplied(),
  'left, cancelled': hears(cancelled(does(sent(), 'cancel')), 'cancel_accepted'),
  'left, closed as unfilled': hears(sent(closing), 'unfilled'),
  'left, closed as expired': passes(sent({ rota: ['ALPHA'], workflow: { onExpiry: 'close' } }), 'response'),
  shipped: shipped(),
  here: received(),
  'renewal asked': delivers(does(received(), 'renew'), 'renew'),
  'sent back': returned(),
  'closed at return': returned({ workflow: { complete: 'at_return' } }),
  'checked in': hears(returned(), 'checked_in'),
  'loss reported': delivers(does(received(), 'report_lost'), 'lost'),
  'closed as lost': passes(
    delivers(does(received({ workflow: { afterLost: 'closed' } }), 'report_lost'), 'lost'),
    'lost_reported',
  ),
} as const satisfies Readonly<Record<string, Story>>

export type Situation = keyof typeof situations
