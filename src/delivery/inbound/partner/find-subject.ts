import type { Library } from '../../../borrowing/library.ts'
import { maySpeakFor } from '../../../partners/agencies.ts'
import type {
  IncomingMessage,
  NamedAgency,
  RefusedVerdict,
  RequestQuestion,
} from '../../../partners/incoming-message.ts'
import type { Protocol } from '../../../partners/protocol.ts'
import type { PartnerMessageFacts, Subject } from './partner-message.ts'

/** The refusal of a message about a request, for the partner and in words for admins. */
export type Refusal = { readonly verdict: RefusedVerdict; readonly reason: string }

/** Returns the reason for admins of a message that speaks for another agency than its partner. */
export const wrongAgency = (agency: NamedAgency | undefined): string =>
  `the partner does not answer for the agency ${agency?.value ?? ''}`

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
      reason: 'no request of this partner has that id',
    }
  }
  return addressee === undefined || protocol.isAgencyOf(subject.library, addressee)
    ? subject
    : wrongAddressee(addressee)
}

const wrongAddressee = (addressee: string): Refusal => ({
  verdict: { kind: 'wrong_agency', path: 'header/requestingAgencyId', value: addressee },
  reason: `the request is not of the agency ${addressee}`,
})
