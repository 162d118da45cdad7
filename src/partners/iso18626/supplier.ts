import type { AgencyId } from '../../borrowing/values.ts'
import { symbolsOf } from '../agencies.ts'
import type { Partner } from '../partner.ts'
import { groupsIn } from '../vendor-use.ts'
import { sameAgency } from './agency.ts'
import type { ParsedMessage } from './parsed-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/**
 * Returns the supplier that a note names, by the vendor's pattern; of the type of the partner's own agency id where it
 * has none.
 */
const inNote = (
  note: string | undefined,
  { supplierInNote }: Vendor,
  { symbols: [own] }: Partner,
): AgencyId | undefined => {
  const [type = own?.type, value] = groupsIn(supplierInNote, note)
  return type === undefined || value === undefined ? undefined : { type, value }
}

/**
 * Reads which supplier a message is about, where that is another than the partner that was asked: a transparent broker
 * names it in the header, an opaque one in the note.
 *
 * @returns undefined where the message names no other
 */
export const readSupplier = (
  { supplyingAgency, note }: Pick<ParsedMessage, 'supplyingAgency' | 'note'>,
  vendor: Vendor,
  partner: Partner,
): AgencyId | undefined => {
  const isOwn = (agency: AgencyId): boolean => symbolsOf(partner).some((symbol) => sameAgency(symbol, agency))
  if (supplyingAgency !== undefined && !isOwn(supplyingAgency)) return supplyingAgency
  const named = inNote(note, vendor, partner)
  return named === undefined || isOwn(named) ? undefined : named
}
