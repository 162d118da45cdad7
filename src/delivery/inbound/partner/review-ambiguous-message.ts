import { maySpeakFor } from '../../../partners/agencies.ts'
import type { IncomingMessage } from '../../../partners/incoming-message.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import { reason, textReason } from '../../../translations/reason.ts'
import type { Deps } from '../../deps.ts'
import { decideReview } from '../decide-review.ts'
import { type Candidate, equallyNear, findCandidates } from '../find-candidates.ts'
import type { KeptMessage } from '../handled-message.ts'
import { mailboxOf } from '../mail/arrived-mail.ts'
import type { PartnerMessage } from './partner-message.ts'

/**
 * Returns the requests that a message may be about, where what the partner calls the item fits several that are as
 * near.
 */
const ambiguousRequests = async (
  deps: Deps,
  message: IncomingMessage,
  { partner }: Pick<PartnerMessage, 'partner'>,
): Promise<readonly Candidate[]> => {
  if (!maySpeakFor(partner, message.supplyingAgency)) return []
  return equallyNear(await findCandidates(deps, message, partner))
}

/**
 * Keeps a message for review where several requests may have the item that it names: nothing is guessed, and the partner has
 * done nothing wrong.
 *
 * @param refused the record of the message, which fits no single request
 * @returns undefined where it fits none either
 */
export const keepAmbiguousMessage = async (
  deps: Deps,
  parsed: IncomingMessage,
  received: PartnerMessage,
  refused: InboxMessage,
): Promise<KeptMessage | undefined> => {
  const fitting = await ambiguousRequests(deps, parsed, received)
  const [first] = fitting
  if (first === undefined) return undefined
  const isOfOneLibrary = fitting.every(({ library }) => library === first.library)
  const requests = fitting.slice(0, maxMarkedRequests).map(({ stored }) => stored.value.number)
  const item = (parsed.item?.id ?? parsed.partnerReference ?? '').slice(0, 500)
  return {
    kind: 'keep',
    message: {
      ...refused,
      state: 'review',
      library: isOfOneLibrary ? first.library : null,
      reason: reason('kept_message.ambiguous_item', { item, requests }),
      reply: deps.protocols.of(received.partner).answer(parsed, { kind: 'taken' }),
    },
  }
}

/** Reads a kept message of a partner again; undefined if it is not a message, or not about a request. */
const readAgain = async (deps: Deps, message: InboxMessage) => {
  const partner =
    message.partner === null || mailboxOf(message) !== undefined
      ? null
      : (await deps.configuration.snapshot()).partner(message.partner)
  if (partner === null) return undefined
  const protocol = deps.protocols.of(partner)
  const parsed = await protocol.read(message.raw, partner, message.receivedAt, message.contentType)
  return parsed.kind === 'message' ? { parsed, partner } : undefined
}

/** The maximum number of requests that one message raises attention on: beyond, it is in the list for review alone. */
const maxMarkedRequests = 20

/** Raises attention for a message that waits for review, on each request that it may be about. */
export const raiseReview = async (deps: Deps, message: InboxMessage): Promise<void> => {
  const again = await readAgain(deps, message)
  if (again === undefined) return
  const answer = {
    type: 'mail_in_review',
    message: message.id,
    reason: message.reason ?? textReason(''),
  } as const
  const ambiguous = await ambiguousRequests(deps, again.parsed, again)
  for (const { library, stored } of ambiguous.slice(0, maxMarkedRequests))
    await decideReview(deps, { library, request: stored.value.number }, answer)
}
