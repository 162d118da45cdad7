import { type DataField, fieldsOf } from '../../marc/marc.ts'
import type { Holding } from '../locate.ts'
import type { HoldingsReader } from './reader.ts'

/** A symbol without an authority is an ISIL. */
const withType = (symbol: string): string => (/^[^:\s]+:./.test(symbol) ? symbol : `ISIL:${symbol}`)

/** Lists the pairs of a field: a local id ($l) stands before the symbol ($s) that it belongs to. */
const pairsIn = (field: DataField): readonly Holding[] => {
  let recordId: string | undefined
  return field.subfields.flatMap(({ code, value = '' }) => {
    if (code === 'l') recordId = value
    return code === 's' && value !== '' ? [{ codes: [withType(value)], recordId }] : []
  })
}

/**
 * Reads the holders of a cluster record of Reservoir, the union index of ReShare: field 999 with first indicator 1 has the
 * number of the record there ($l) and the symbol of the library ($s). Fields with second indicator 1 count before those
 * with 0. Source: CrossLink’s broker.
 */
export const reservoir: HoldingsReader = ({ marc }) => {
  if (marc === undefined) return []
  const fields = fieldsOf(marc, '999').filter(({ ind1 }) => ind1 === '1')
  const current = fields.filter(({ ind2 }) => ind2 === '1').flatMap(pairsIn)
  return current.length > 0 ? current : fields.filter(({ ind2 }) => ind2 === '0').flatMap(pairsIn)
}
