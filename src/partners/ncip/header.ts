import type {
  HeaderCredentials,
  InitiationHeader,
  SchemeValuePair,
  Secret,
  UserId,
  Writable,
} from 'node-ncip'
import type { Library } from '../../borrowing/library.ts'
import type { Partner } from '../partner.ts'
import type { Subject } from '../rendered-message.ts'
import { connectionOf } from './connection.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** The separator between an institution and its library in an agency id of Alma. */
const behindInstitution = '||'

/** Returns an agency id without the library behind its institution. */
export const institutionIn = (agency: string): string => agency.split(behindInstitution)[0] ?? agency

/** Returns the library's agency id of the type that the partner's profile names, else its first one. */
const symbolFor = (library: Library, partner: Partner): string => {
  const { agencyType } = connectionOf(partner)
  const named = library.symbols.find(({ type }) => type.toLowerCase() === agencyType?.toLowerCase())
  return (named ?? library.symbols[0])?.value ?? library.code
}

/** Returns the library's agency id as this partner knows it, in ids that are the library's. */
export const ownAgency = (library: Library, partner: Partner): string =>
  institutionIn(symbolFor(library, partner))

/** Returns the partner's agency id: as its NCIP profile says, else its institution code, else its first symbol. */
export const partnerAgency = (partner: Partner): string =>
  connectionOf(partner).toAgency ?? partner.institutionCode ?? partner.symbols[0]?.value ?? partner.code

/** Returns an agency id on the wire. */
export const agencyId = (value: string, partner: Partner): SchemeValuePair => {
  const { agencyScheme } = connectionOf(partner)
  return agencyScheme === undefined ? { value } : { value, Scheme: agencyScheme }
}

/** Writes the initiation header: sender and receiver (ANSI/NISO Z39.83-1, InitiationHeader). */
export const initiationHeader = (
  { library, partner }: Pick<Subject, 'library' | 'partner'>,
  vendor: Vendor,
): Writable<InitiationHeader> => {
  const connection = connectionOf(partner)
  const symbol = symbolFor(library, partner)
  const from =
    vendor.fromAgency === 'institution_and_library' && !symbol.includes(behindInstitution)
      ? `${symbol}${behindInstitution}${library.code}`
      : symbol
  const onBehalfOf = connection.onBehalfOfAgency ?? (vendor.namesLibrary ? partner.holdingCode : undefined)
  return {
    FromSystemId: vendor.fromSystemId === null ? undefined : { value: vendor.fromSystemId },
    FromSystemAuthentication: secretOf(connection.systemAuthentication, names.system),
    FromAgencyId: { AgencyId: agencyId(from, partner) },
    FromAgencyAuthentication: secretOf(connection.agencyAuthentication, names.agency),
    OnBehalfOfAgency: onBehalfOf === undefined ? undefined : { AgencyId: agencyId(onBehalfOf, partner) },
    ToSystemId: connection.toSystemId === undefined ? undefined : { value: connection.toSystemId },
    ToAgencyId: { AgencyId: agencyId(partnerAgency(partner), partner) },
    ApplicationProfileType:
      connection.applicationProfileType === undefined
        ? undefined
        : { value: connection.applicationProfileType },
  }
}

/**
 * Returns as whom the library borrows: the patron where the partner may know who it is, else the library as a user
 * there.
 */
export const userId = ({ request, library, partner }: Subject): UserId => {
  const patron = partner.sendsRequesterInformation ? request.patron?.id : undefined
  const own = ownAgency(library, partner)
  return {
    AgencyId: agencyId(own, partner),
    UserIdentifierValue: patron ?? connectionOf(partner).userId ?? own,
  }
}

const names = { agency: 'ncip-agency-authentication', system: 'ncip-system-authentication' } as const

/** Returns the place of a secret, to be filled in at sending; nothing where the partner asks for none. */
const secretOf = (kept: string | undefined, secret: string): Secret | undefined =>
  kept === undefined ? undefined : { secret }

/** Returns the places of the secrets in the headers of a partner's messages, by the elements that hold them. */
export const headerCredentials = (partner: Partner): HeaderCredentials => {
  const { agencyAuthentication, systemAuthentication } = connectionOf(partner)
  return {
    FromAgencyAuthentication: secretOf(agencyAuthentication, names.agency),
    FromSystemAuthentication: secretOf(systemAuthentication, names.system),
  }
}

/** Returns the values of the secrets in the headers of a partner's messages, by name. */
export const headerSecrets = (partner: Partner): Readonly<Record<string, string>> => {
  const { agencyAuthentication, systemAuthentication } = connectionOf(partner)
  return {
    ...(agencyAuthentication === undefined ? {} : { [names.agency]: agencyAuthentication }),
    ...(systemAuthentication === undefined ? {} : { [names.system]: systemAuthentication }),
  }
}
