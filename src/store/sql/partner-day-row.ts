import { z } from 'zod'
import { Day, LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import { storedJson } from '../policy/parse-stored.ts'

/** The column of the counts of a row, as JSON. */
export const CountsColumn = storedJson(z.record(z.string(), z.number()))

/** A row; what belongs to no library is under an empty code. */
export const PartnerDayRow = z.object({
  partner: PartnerCode,
  day: Day,
  library: z.union([LibraryCode, z.literal('').transform(() => null)]),
  counts: CountsColumn,
})
