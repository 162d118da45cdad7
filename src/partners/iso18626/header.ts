import type { Edition12, Edition20212, Secret, Writable } from '@lendwire/iso18626'
import type { AgencyId } from '../../borrowing/values.ts'
import type { Partner } from '../partner.ts'
import type { Subject } from '../rendered-message.ts'
import { wireInstant } from './calendar.ts'
import { connectionOf } from './connection.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'

/** The facts of a header: sender, receiver, request and time. */
type Sender = Pick<Subject, 'library' | 'partner' | 'requestId' | 'now'>

/** Returns the header of a Request and of a requesting agency message in 1.2, where both have the same. */
export const header12 = (subject: Sender, supplyingAgencyRequestId?: string): Writable<Edition12.Header> => ({
  ...agencies(subject),
  // The schema of 1.2 demands it in a Request, too.
  supplyingAgencyId: agencyId(supplierOfMessage(subject.partner)),
  // The schema of 1.2 demands it; lendwire sends no requests that belong together.
  multipleItemRequestId: '',
  ...idAndTime(subject),
  supplyingAgencyRequestId,
  requestingAgencyAuthentication: authentication(subject.partner),
})

/** Returns the header of a Request in 2021-2. */
export const requestHeader20212 = (subject: Sender): Writable<Edition20212.RequestHeader> => ({
  ...agencies(subject),
  ...idAndTime(subject),
  requestingAgencyAuthentication: authentication(subject.partner),
})

/** Returns the header of a requesting agency message in 2021-2. */
export const messageHeader20212 = (
  subject: Sender,
  supplyingAgencyRequestId?: string,
): Writable<Edition20212.RequestingAgencyMessageHeader> => ({
  ...requestHeader20212(subject),
  ...agencies(subject),
  supplyingAgencyId: agencyId(supplierOfMessage(subject.partner)),
  supplyingAgencyRequestId,
})

/** Returns an agency's id on the wire. */
export const agencyId = ({ type, value }: AgencyId): Edition12.AgencyId => ({
  agencyIdType: { value: type },
  agencyIdValue: value,
})

/** Returns the agency id under which a partner is addressed: its first one. */
export const partnerSymbol = ({ symbols, code }: Partner): AgencyId =>
  symbols[0] ?? { type: 'ISIL', value: code }

/** Returns the agency id under which a library writes: its first one, or its first of a type that the partner takes. */
export const agencyOfLibrary = ({ library, partner }: Pick<Sender, 'library' | 'partner'>): AgencyId => {
  return (
    library.symbols.find(isTakenBy(partner)) ?? library.symbols[0] ?? { type: 'ISIL', value: library.code }
  )
}

/** Returns whether a partner takes agency ids of a type: its schema refuses a message for a type that it does not list. */
const isTakenBy = (partner: Partner): ((id: AgencyId) => boolean) => {
  const { agencyTypes } = vendorOf(partner)
  return ({ type }) => agencyTypes?.includes(type) ?? true
}

/** Returns the agency id of a partner: its first of a type that it takes, else its first. */
const supplierOf = (partner: Partner): AgencyId => {
  const first = partnerSymbol(partner)
  return [first, ...partner.symbols].find(isTakenBy(partner)) ?? first
}

/**
 * Returns the agency id of a partner where a message must name one, unlike a Request of 2021-2: under a type that the partner
 * takes, where none of its ids has one.
 */
const supplierOfMessage = (partner: Partner): AgencyId => {
  const id = supplierOf(partner)
  return isTakenBy(partner)(id) ? id : { ...id, type: vendorOf(partner).agencyTypes?.[0] ?? id.type }
}

const agencies = ({ partner, library }: Sender) => ({
  supplyingAgencyId: agencyId(supplierOf(partner)),
  requestingAgencyId: agencyId(agencyOfLibrary({ library, partner })),
})

const idAndTime = ({ requestId, now }: Sender) => ({
  timestamp: wireInstant(now),
  requestingAgencyRequestId: requestId,
})

const names = { accountId: 'iso18626-account-id', securityCode: 'iso18626-security-code' } as const

/** Returns the places of the account's secrets, to be filled in at sending; nothing where the partner asks for none. */
const authentication = (partner: Partner): { [Name in keyof typeof names]: Secret } | undefined =>
  connectionOf(partner).account === undefined
    ? undefined
    : { accountId: { secret: names.accountId }, securityCode: { secret: names.securityCode } }

/** Returns the values of the secrets in the headers of a partner's messages, by name. */
export const headerSecrets = (partner: Partner): Readonly<Record<string, string>> => {
  const { account } = connectionOf(partner)
  return account === undefined
    ? {}
    : { [names.accountId]: account.accountId, [names.securityCode]: account.securityCode }
}

/** Lists the secrets of the account: its id only names it. */
export const accountSecrets = (partner: Partner): readonly string[] => {
  const { account } = connectionOf(partner)
  return account === undefined ? [] : [account.securityCode]
}
