import type { IlsProfile } from '../profile.ts'
import { alma } from './alma.ts'
import type { Dialect } from './dialect.ts'
import { evergreen } from './evergreen.ts'
import { folio } from './folio.ts'
import { koha } from './koha.ts'
import { polaris } from './polaris.ts'
import { sierra } from './sierra.ts'
import { standard } from './standard.ts'
import { symphony } from './symphony.ts'
import { wms } from './wms.ts'

const dialects: Readonly<Record<IlsProfile['dialect'], Dialect>> = {
  standard,
  alma,
  folio,
  koha,
  sierra,
  evergreen,
  symphony,
  polaris,
  wms,
}

/** The dialect of a profile, with what the profile has otherwise. */
export const dialectOf = (profile: IlsProfile): Dialect => {
  const dialect = dialects[profile.dialect]
  const edition = profile.edition ?? dialect.edition
  return {
    ...dialect,
    edition,
    version: profile.version ?? (edition === dialect.edition ? dialect.version : null),
  }
}
