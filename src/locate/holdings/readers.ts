import type { HoldingsKind } from '../profile.ts'
import { almaAva } from './alma-ava.ts'
import { iso20775 } from './iso-20775.ts'
import { koha952 } from './koha-952.ts'
import { marc852 } from './marc-852.ts'
import { marc924 } from './marc-924.ts'
import { opac } from './opac.ts'
import type { HoldingsReader } from './reader.ts'
import { reservoir } from './reservoir.ts'

/**
 * Returns the holding of a record without holdings. A record that is there means that the library has the title:
 * nothing is known of its copies.
 */
const recordAlone: HoldingsReader = () => [{ codes: [] }]

/** The readers of every kind of holdings. */
export const holdingsReaders: Readonly<Record<HoldingsKind, HoldingsReader>> = {
  marc_852: marc852,
  alma_ava: almaAva,
  koha_952: koha952,
  opac,
  iso_20775: iso20775,
  marc_924: marc924,
  reservoir,
  none: recordAlone,
}
