import { agencyKey } from '../../borrowing/rota-rules/lender.ts'
import type { AgencyId } from '../../borrowing/values.ts'
import type { NamedAgency } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import type { LendingMessage, RelayedNames } from '../../partners/relay.ts'
import type { RelayedRequest, RelayWay } from './relayed-request.ts'

type Rewrite = NonNullable<NonNullable<Partner['relay']>['rewrite']>

/** Returns the names that a message gets on its way, where the profile of the lending system says that they differ. */
export const namesOnWay = (
  way: RelayWay,
  { requestId, systemId }: Pick<RelayedRequest, 'requestId' | 'systemId'>,
  { agencies = [] }: Partial<Rewrite> = {},
): RelayedNames => ({
  agencies: agencies.map(({ outside, inside }) =>
    way === 'system' ? { from: outside, to: inside } : { from: inside, to: outside },
  ),
  ...(systemId !== null && { requestId: way === 'system' ? systemId : requestId }),
})

const outsideOf = (agency: NamedAgency, { agencies = [] }: Partial<Rewrite> = {}): NamedAgency => {
  const isSame = ({ type, value }: AgencyId): boolean =>
    agency.type === undefined
      ? value.toLowerCase() === agency.value.toLowerCase()
      : agencyKey({ type, value }) === agencyKey({ type: agency.type, value: agency.value })
  return agencies.find(({ inside }) => isSame(inside))?.outside ?? agency
}

/** Returns a message of a lending system with the agency ids by which everybody else knows its parties. */
export const withOutsideAgencies = (message: LendingMessage, { relay }: Partner): LendingMessage =>
  relay?.rewrite === undefined
    ? message
    : {
        ...message,
        requestingAgency: outsideOf(message.requestingAgency, relay.rewrite),
        supplyingAgency: outsideOf(message.supplyingAgency, relay.rewrite),
      }

/** Returns the id under which a lending system that cuts ids gets a request; null where it keeps that of the requester. */
export const systemIdOf = (
  requestId: string,
  hash: string,
  { requestIdLength }: Partial<Rewrite> = {},
): string | null =>
  requestIdLength === undefined || requestId.length <= requestIdLength ? null : hash.slice(0, requestIdLength)
