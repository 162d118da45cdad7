import { z } from 'zod'
import { Instant, LibraryCode } from '../../borrowing/values.ts'

/** What staff know of a parcel that came without a request. */
export const ParcelFacts = z.object({
  lender: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .describe('Who sent it: the code of a partner, or what stands on the parcel.'),
  barcode: z.string().trim().min(1).max(100).optional().describe('The barcode of the item.'),
  title: z.string().trim().min(1).max(500).optional().describe('The title of the item.'),
  volume: z.string().trim().min(1).max(200).optional().describe('The volume, where it is one of several.'),
  shelf: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .optional()
    .describe('Where it is kept until its request is found.'),
})
export type ParcelFacts = z.infer<typeof ParcelFacts>

/** A parcel that came without a request, as it is stored. */
export const Parcel = ParcelFacts.extend({
  id: z.string().max(60).describe('The id of the parcel.'),
  library: LibraryCode.describe('The code of the library.'),
  recordedAt: Instant.describe('When it was recorded.'),
})
export type Parcel = z.infer<typeof Parcel>
