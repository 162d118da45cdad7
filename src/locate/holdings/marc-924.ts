import { fieldsOf, firstOf, valuesOf } from '../../marc/marc.ts'
import type { Holding } from '../locate.ts'
import type { HoldingsReader } from './reader.ts'

/** The indicator of interlibrary loan: a loan, b paper copies, c both, d none, e electronic copies and no loan. */
const byIndicator: Readonly<Record<string, Pick<Holding, 'lends' | 'copies' | 'electronic'>>> = {
  a: { lends: true, copies: false },
  b: { lends: false, copies: true },
  c: { lends: true, copies: true },
  d: { lends: false, copies: false },
  e: { lends: false, copies: true, electronic: true },
}

/**
 * Reads the local data of German union catalogues (GVI, K10plus): field 924 has the number of the
 * holdings record ($a), the ISIL ($b), the indicator of interlibrary loan ($d), the call number ($g) and the place ($h) (“Vereinbarungen zum Datentausch in MARC 21”, AG Kooperative
 * Verbundanwendungen). Nothing in it says whether a copy is on loan.
 */
export const marc924: HoldingsReader = ({ marc }) =>
  marc === undefined
    ? []
    : fieldsOf(marc, '924').map((field) => ({
        codes: valuesOf(field, 'b'),
        ...byIndicator[(firstOf(field, 'd') ?? '').toLowerCase()],
        ...(field.ind1 === '1' ? { electronic: true } : {}),
        recordId: firstOf(field, 'a'),
        callNumber: firstOf(field, 'g'),
        location: firstOf(field, 'h'),
      }))
