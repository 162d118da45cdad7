import type { InitiationHeader, SchemeValuePair, Secret, Writable } from 'node-ncip'
import type { Library } from '../borrowing/library.ts'
import type { IlsConnection } from './connection.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'

const names = { agency: 'ils-agency-authentication', system: 'ils-system-authentication' } as const

const placeOf = (kept: string | undefined, secret: string): Secret | undefined =>
  kept === undefined ? undefined : { secret }

const named = (value: string | undefined | null): SchemeValuePair | undefined =>
  value === undefined || value === null ? undefined : { value }

/** Returns an agency id on the wire. */
export const agencyId = (value: string, { agencyScheme }: IlsConnection): SchemeValuePair =>
  agencyScheme === undefined ? { value } : { value, Scheme: agencyScheme }

/** Returns the library's own agency id: the one that the connection names, else its first. */
export const ownAgency = (library: Library, connection: IlsConnection): string =>
  connection.fromAgency ?? library.symbols[0]?.value ?? library.code

/** Writes the initiation header: sender and receiver (ANSI/NISO Z39.83-1, InitiationHeader). */
export const initiationHeader = (library: Library, connection: IlsConnection): Writable<InitiationHeader> => {
  const own = ownAgency(library, connection)
  return {
    FromSystemId: named(connection.fromSystemId),
    FromSystemAuthentication: placeOf(connection.systemAuthentication, names.system),
    FromAgencyId: { AgencyId: agencyId(own, connection) },
    FromAgencyAuthentication: placeOf(connection.agencyAuthentication, names.agency),
    ToSystemId: named(connection.toSystemId),
    ToAgencyId: { AgencyId: agencyId(connection.toAgency ?? own, connection) },
    ApplicationProfileType: named(
      connection.applicationProfileType ?? dialectOf(connection).applicationProfileType,
    ),
  }
}

/** Returns the values of the secrets in the headers, by name. */
export const headerSecrets = ({
  agencyAuthentication,
  systemAuthentication,
}: IlsConnection): Readonly<Record<string, string>> => ({
  ...(agencyAuthentication === undefined ? {} : { [names.agency]: agencyAuthentication }),
  ...(systemAuthentication === undefined ? {} : { [names.system]: systemAuthentication }),
})
