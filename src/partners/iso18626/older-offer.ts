import { type Fault, readMessage } from '@lendwire/iso18626'
import { type ParsedMessage, parseMessage } from './parsed-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { readOptions } from './vendors/wire-form.ts'

/** The parts of an offer that edition 1.2 has in messageInfo, and edition 2021-2 in retryInfo. */
type Offer = Pick<ParsedMessage, 'offered' | 'retryAfter' | 'retryBefore'>

const movedElements = /\/messageInfo\/(?:offeredCosts|retryAfter|retryBefore)\b/

/**
 * Reads the offer of a message of edition 2021-2 that some peers leave where edition 1.2 has it, in messageInfo.
 *
 * @param faults what the schema of the message's own edition finds
 * @returns undefined where the message has no such element
 */
export const olderOffer = (
  body: Uint8Array,
  faults: readonly Fault[],
  vendor: Pick<Vendor, 'envelope'>,
): Offer | undefined => {
  if (!faults.some(({ path }) => movedElements.test(path))) return undefined
  const result = readMessage(body, readOptions({ edition: '1.2', envelope: vendor.envelope }))
  const message = result.ok ? result.message : result.partial
  if (message?.kind !== 'supplyingAgencyMessage') return undefined
  const { offered, retryAfter, retryBefore } = parseMessage(message)
  return { offered, retryAfter, retryBefore }
}
