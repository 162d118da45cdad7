import type { Library } from '../../../borrowing/library.ts'
import { maySpeakFor } from '../../../partners/agencies.ts'
import type {
  IncomingMessage,
  NamedAgency,
  RefusedVerdict,
  RequestQuestion,
} from '../../../partners/incoming-message.ts'
import type { Protocol } from '../../../partners/protocol.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import type { PartnerMessageFacts, Subject } from './partner-message.ts'

/** The refusal of a message about a request, for the partner and for admins. */
export type Refusal = { readonly verdict: RefusedVerdict; readonly reason: AnyReason }

/** Returns the reason for admins of a message that speaks for another agency than its partner. */
export const wrongAgency = (agency: NamedAgency | undefined): AnyReason =>
  reason('kept_message.sender_agency', { agency: agency?.value ?? '' })

/**
 * Returns the request that a message is about. Refused where it speaks for another agency, names no request of the
 * partner, or is addressed to another library.
 */
export const findSubject = (
  { requestId, partnerReference, supplyingAgency, addressee }: IncomingMessage | RequestQuestion,
  { received: { partner }, subject, libraries }: PartnerMessageFacts,
  protocol: Pick<Protocol, 'isAgencyOf'>,
): Refusal | Subject => {
  if (!maySpeakFor(partner, supplyingAgency)) {
    const value = supplyingAgency?.value ?? ''
    return {
      verdict: { kind: 'wrong_agency', path: 'header/supplyingAgencyId', value },
      reason: wrongAgency(supplyingAgency),
    }
  }
  if (subject === undefined) {
    const names = (library: Library) => addressee !== undefined && protocol.isAgencyOf(library, addressee)
    if (requestId === undefined && addressee !== undefined && !libraries.some(names))
      return wrongAddressee(addressee)
    const value = requestId ?? partnerReference ?? ''
    return {
      verdict: { kind: 'unknown_request', path: 'header/requestingAgencyRequestId', value },
      reason: reason('kept_message.id_unknown'),
    }
  }
  return addressee === undefined || protocol.isAgencyOf(subject.library, addressee)
    ? subject
    : wrongAddressee(addressee)
}

const wrongAddressee = (addressee: string): Refusal => ({
  verdict: { kind: 'wrong_agency', path: 'header/requestingAgencyId', value: addressee },
  reason: reason('kept_message.other_agency', { agency: addressee }),
})
