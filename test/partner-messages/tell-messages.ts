import fc from 'fast-check'
import type { PartnerEvent } from '../../src/borrowing/partner-events/partner-event.ts'
import { does, type Story } from '../borrowing/story.ts'
import { beginAt, take, walks } from '../borrowing/walk.ts'
import { worlds } from '../borrowing/worlds.ts'
import type { Situation } from '../protocols/email/situations.ts'
import { type About, hearsOf, interpretIn, pageOf } from './hear-message.ts'
import { writeIsoMessage } from './iso18626-messages.ts'
import type { LenderMessage } from './lender-message.ts'
import { writeMail } from './mail-messages.ts'
import { writeNcipMessage } from './ncip-messages.ts'
import { fillPage } from './page-messages.ts'
import { createRandom, type Random } from './random.ts'

/** A message that was told to a request: the stories before and after it. */
export type Told = {
  readonly seed: number
  readonly message: LenderMessage
  readonly event: PartnerEvent
  readonly about: About
  /** True where staff recorded it by hand. */
  readonly byHand: boolean
  readonly before: Story
  readonly after: Story
}

/** Changes what a message means, to see that somebody notices. */
type Mutate = (event: PartnerEvent) => PartnerEvent

/** Returns the situation in which a mail about an entry comes: what is open between it and the library. */
const situationOf = ({ request: { stage, negotiation, service } }: Story): Situation => {
  if (negotiation?.kind === 'cancel' || negotiation?.kind === 'renew') return negotiation.kind
  if (stage === 'returned') return 'return'
  if (stage === 'shipped' || stage === 'received' || stage === 'on_loan') return 'out'
  return service.type === 'copy' ? 'copy' : 'loan'
}

/** Writes a message about an entry: ISO 18626, NCIP, a mail or a form of the answer page. */
const writeMessage = (
  random: Random,
  story: Story,
  about: About,
  items: readonly string[],
): LenderMessage => {
  const way = random.below(10)
  if (way < 2) return writeMail(random, situationOf(story))
  if (way < 4) {
    const { offers, isCopy } = pageOf(story, about)
    return fillPage(random, offers, isCopy)
  }
  return way < 6
    ? writeNcipMessage(random, { requestId: about.requestId, items })
    : writeIsoMessage(random, { ...about, number: `L-${about.entry}`, now: story.context.now })
}

/**
 * Tells messages to requests in situations that random commands reach: of an entry that is asked, was left, or has
 * shipped; one in eight as staff record it by hand.
 *
 * @param seed of the first walk; each walk tells some dozens of messages
 */
export function* tellMessages(seed: number, mutate: Mutate = (event) => event): Generator<Told> {
  for (let walk = seed; ; walk += 1) {
    const [sample] = fc.sample(fc.tuple(worlds, walks), { numRuns: 1, seed: walk })
    if (sample === undefined) throw new Error('a sample has a walk')
    const [world, { from, steps }] = sample
    const random = createRandom(walk, '2026-02-25')
    let story = beginAt(world, from)
    for (const step of steps) {
      story = take(story, step).story
      const asked = story.request.rota.filter(({ requestIds }) => requestIds.length > 0)
      if (asked.length === 0) continue
      const active = asked.find(({ state }) => state === 'active')
      const { id, requestIds } = active === undefined || random.oneIn(4) ? random.pick(asked) : active
      const about = { entry: id, requestId: requestIds.at(-1) ?? '' }
      const items = story.request.items.flatMap(({ entry, partnerItemId }) =>
        entry === id && partnerItemId !== undefined ? [partnerItemId] : [],
      )
      const message = writeMessage(random, story, about, items)
      const event = interpretIn(story, message, about)
      if (event === undefined) continue
      const byHand = random.oneIn(8) && story.allowed.includes('record_partner_event')
      const meant = mutate(event)
      const after = byHand
        ? does(story, { type: 'record_partner_event', entry: id, event: meant })
        : hearsOf(story, about, meant, `M-${walk}`)
      yield { seed: walk, message, event, about, byHand, before: story, after }
      story = { ...after, context: story.context }
    }
  }
}

/** Returns the first of the messages. */
export function* first(count: number, told: Generator<Told>): Generator<Told> {
  let left = count
  for (const each of told) {
    if (left <= 0) return
    left -= 1
    yield each
  }
}
