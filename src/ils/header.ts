import type { InitiationHeader, SchemeValuePair, Secret, Writable } from 'node-ncip'
import type { Library } from '../borrowing/library.ts'
import type { IlsProfile } from './profile.ts'
import { dialectOf } from './vendors/read-vendor-settings.ts'

const names = { agency: 'ils-agency-authentication', system: 'ils-system-authentication' } as const

const placeOf = (kept: string | undefined, secret: string): Secret | undefined =>
  kept === undefined ? undefined : { secret }

const named = (value: string | undefined | null): SchemeValuePair | undefined =>
  value === undefined || value === null ? undefined : { value }

/** An agency id on the wire. */
export const agencyId = (value: string, { agencyScheme }: IlsProfile): SchemeValuePair =>
  agencyScheme === undefined ? { value } : { value, Scheme: agencyScheme }

/** The library's own agency id: the one that the profile names, else its first. */
export const ownAgency = (library: Library, profile: IlsProfile): string =>
  profile.fromAgency ?? library.symbols[0]?.value ?? library.code

/** Who asks, and who is asked (ANSI/NISO Z39.83-1, InitiationHeader). */
export const initiationHeader = (library: Library, profile: IlsProfile): Writable<InitiationHeader> => {
  const own = ownAgency(library, profile)
  return {
    FromSystemId: named(profile.fromSystemId),
    FromSystemAuthentication: placeOf(profile.systemAuthentication, names.system),
    FromAgencyId: { AgencyId: agencyId(own, profile) },
    FromAgencyAuthentication: placeOf(profile.agencyAuthentication, names.agency),
    ToSystemId: named(profile.toSystemId),
    ToAgencyId: { AgencyId: agencyId(profile.toAgency ?? own, profile) },
    ApplicationProfileType: named(
      profile.applicationProfileType ?? dialectOf(profile).applicationProfileType,
    ),
  }
}

/** The values of the secrets in the headers, by name. */
export const headerSecrets = ({
  agencyAuthentication,
  systemAuthentication,
}: IlsProfile): Readonly<Record<string, string>> => ({
  ...(agencyAuthentication === undefined ? {} : { [names.agency]: agencyAuthentication }),
  ...(systemAuthentication === undefined ? {} : { [names.system]: systemAuthentication }),
})
