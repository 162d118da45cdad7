import { fieldsOf, firstOf, valuesOf } from '../../marc/marc.ts'
import type { HoldingsReader } from './reader.ts'
import { lendsBy, thereBy } from './words.ts'

/**
 * Holdings in MARC 21 field 852: institution ($a), library ($b), place ($c), call number ($h to $m), notes ($z and $x).
 * The field has no place for availability: only what a note says is known.
 */
export const marc852: HoldingsReader = ({ marc }) =>
  marc === undefined
    ? []
    : fieldsOf(marc, '852').map((field) => {
        const notes = valuesOf(field, 'zx3')
        const callNumber = valuesOf(field, 'khijm').join(' ')
        return {
          codes: valuesOf(field, 'abc'),
          location: valuesOf(field, 'bc').join(', ') || firstOf(field, 'a'),
          callNumber: callNumber === '' ? undefined : callNumber,
          available: thereBy(notes),
          lends: lendsBy(notes),
        }
      })
