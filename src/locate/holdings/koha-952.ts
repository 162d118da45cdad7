import { fieldsOf, firstOf, valuesOf } from '../../marc/marc.ts'
import { lendableByNotes } from './note-phrases.ts'
import type { HoldingsReader } from './reader.ts'

/** Returns whether a status code is set. A status code of Koha: 0, or nothing, says that all is well. */
const isSet = (code: string | undefined): boolean => code !== undefined && code !== '0'

/**
 * Reads the items that Koha puts into field 952: home and holding branch ($a, $b), place ($c), item type ($y), call number ($o),
 * volume and year ($h), withdrawn ($0), lost ($1), damaged ($4), not for loan ($7), due date ($q) (Koha manual, "Holdings data fields (9xx)").
 */
export const koha952: HoldingsReader = ({ marc }) =>
  marc === undefined
    ? []
    : fieldsOf(marc, '952').map((field) => {
        const away =
          firstOf(field, 'q') !== undefined || isSet(firstOf(field, '0')) || isSet(firstOf(field, '1'))
        const notForLoan = firstOf(field, '7')
        return {
          codes: valuesOf(field, 'abc'),
          branch: firstOf(field, 'b'),
          shelving: firstOf(field, 'c'),
          itemPolicy: firstOf(field, 'y'),
          location: valuesOf(field, 'bc').join(', ') || undefined,
          callNumber: firstOf(field, 'o'),
          // A negative code says that the item is on its way to the shelf.
          available: !away && !(notForLoan?.startsWith('-') ?? false),
          lends:
            isSet(notForLoan) && !(notForLoan?.startsWith('-') ?? false)
              ? false
              : lendableByNotes(valuesOf(field, 'z')),
          extents: valuesOf(field, 'h').map((text) => ({ text })),
        }
      })
