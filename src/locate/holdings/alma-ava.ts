import { type DataField, fieldsOf, firstOf, valuesOf } from '../../marc/marc.ts'
import type { Holding } from '../locate.ts'
import { lendableByNotes } from './note-phrases.ts'
import type { HoldingsReader } from './reader.ts'

const availability: Readonly<Record<string, boolean>> = { available: true, unavailable: false }

const physical = (field: DataField): Holding => ({
  codes: valuesOf(field, 'abj'),
  branch: firstOf(field, 'b'),
  shelving: firstOf(field, 'j'),
  location: [...valuesOf(field, 'q'), ...valuesOf(field, 'c')].join(', ') || undefined,
  callNumber: firstOf(field, 'd'),
  // check_holdings says that somebody must look.
  available: availability[(firstOf(field, 'e') ?? '').toLowerCase()],
  lends: lendableByNotes(valuesOf(field, 'ct')),
  extents: [firstOf(field, 'v') ?? firstOf(field, 't')].flatMap((text) =>
    text === undefined ? [] : { text },
  ),
})

/** Returns an electronic holding. Electronic holdings are not lent; copies may be made if the licence allows it. */
const electronic = (field: DataField): Holding => ({
  codes: valuesOf(field, 'ab'),
  location: firstOf(field, 'm') ?? firstOf(field, 't'),
  available: /^available$/i.test(firstOf(field, 'e') ?? 'available'),
  lends: false,
  electronic: true,
  extents: valuesOf(field, 's').map((text) => ({ text })),
})

/**
 * Reads the holdings that Alma’s SRU server adds to a record: AVA for physical copies ($a institution, $b library, $j place, $d
 * call number, $e availability, $v or $t which volumes), AVE ($s coverage) and AVD for what is electronic or digital (Ex Libris, "SRU/SRW Search", "Retrieve
 * Bibs").
 */
export const almaAva: HoldingsReader = ({ marc }) =>
  marc === undefined
    ? []
    : [
        ...fieldsOf(marc, 'AVA').map(physical),
        ...['AVE', 'AVD'].flatMap((tag) => fieldsOf(marc, tag)).map(electronic),
      ]
