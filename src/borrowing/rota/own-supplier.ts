import { activeEntry } from '../life-cycle/draft.ts'
import type { Request } from '../request/request.ts'
import type { AgencyId } from '../values.ts'

/** Returns whether the active broker names the library itself as the supplier: no lender answers for the item. */
export const isOwnSupplier = (request: Request, own: readonly AgencyId[] = []): boolean => {
  const supplier = activeEntry(request)?.supplier
  return (
    supplier !== undefined &&
    own.some(
      ({ type, value }) => value === supplier.value && type.toLowerCase() === supplier.type.toLowerCase(),
    )
  )
}
