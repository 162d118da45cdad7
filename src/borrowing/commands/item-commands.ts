import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Day, RequestNumber, WebUrl } from '../values.ts'

/** Words of a person. */
export const note = z.string().max(4000).optional()
/** The id of an entry of the rota. */
export const entry = z.int().positive()
/** Ids of items. */
export const itemIds = z.array(z.int().positive()).max(100)

/** How an item is kept here, as staff enter it. */
const howItIsKept = {
  dueDate: Day.optional().describe('The day on which the partner wants the item back.'),
  notForLoan: z.boolean().optional().describe('True where the item may only be used in the library.'),
  itemPolicy: z
    .string()
    .max(100)
    .optional()
    .describe('The policy that the library’s own system gives the item.'),
  location: z.string().max(200).optional().describe('The shelving location.'),
}

/** The commands about items: from their receipt to their return, and what is lost, damaged or missing. */
export const itemCommands = [
  z.object({
    type: z.literal('receive'),
    items: z
      .array(
        z.object({
          id: z.int().positive().describe('The id of the item.'),
          barcode: z.string().max(100).optional().describe('The barcode.'),
          ...howItIsKept,
          form: z
            .enum(['physical', 'digital'])
            .optional()
            .describe('Whether it arrived on paper or as a file.'),
        }),
      )
      .max(100)
      .optional()
      .describe('The items that arrived; all that are out where left out.'),
    missing: itemIds
      .optional()
      .describe('The ids of the items that were expected and are not in the parcel.'),
    form: z.enum(['physical', 'digital']).optional().describe('Whether it arrived on paper or as a file.'),
    ...howItIsKept,
    barcode: z.string().max(100).optional().describe('The barcode.'),
    onHoldShelf: z.boolean().optional().describe('True where the item is on the hold shelf already.'),
    inTransit: z.boolean().optional().describe('True where the item is on its way to the pickup location.'),
    entry: entry
      .optional()
      .describe('The id of the entry of the rota from whose partner it came; the active one where left out.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({ type: z.literal('retry_ils') }),
  z.object({ type: z.literal('skip_ils') }),
  z.object({
    type: z.literal('undo_receive'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('undo_return'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('correct_item'),
    item: z.int().positive().describe('The id of the item.'),
    barcode: z.string().max(100).optional().describe('The barcode.'),
    ...howItIsKept,
  }),
  z.object({
    type: z.literal('close_outstanding'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('split_request'),
    request: RequestNumber.optional().describe(
      'The request for the outstanding items, where it exists already; left out, lendwire creates it.',
    ),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('match_items'),
    items: z
      .array(
        z.object({
          name: z.int().positive().describe('The number of the name in the attention, from 1.'),
          item: z
            .int()
            .positive()
            .optional()
            .describe('The id of the item that it means; a further item on its way where left out.'),
        }),
      )
      .max(100)
      .describe('What the names mean; a name that is left out means nothing.'),
    entry: entry
      .optional()
      .describe('The id of the entry of the rota; needed where several are asked about.'),
  }),
  z.object({
    type: z.literal('confirm_due_date'),
    dueDate: Day.describe('The day that holds: one of the candidates, or another.'),
    items: itemIds
      .optional()
      .describe('The ids of the items; all whose due date is in question where left out.'),
  }),
  z.object({
    type: z.literal('reject_shipment'),
    reason: z.string().min(1).max(500).describe('Why the shipment is rejected; the partner is told.'),
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    then: z
      .enum(['resend', 'next_partner'])
      .optional()
      .describe(
        'What follows: the same partner sends it again, or the next one is asked; the next one where left out.',
      ),
  }),
  /** A file or a copy that cannot be used: the partner sends it again under the same request id. */
  z.object({
    type: z.literal('report_faulty_copy'),
    reason: z
      .string()
      .min(1)
      .max(500)
      .describe('What is wrong with the copy, such as the pages that are missing; the partner is told.'),
  }),
  /** The file of a copy that came by mail or by hand. */
  z.object({
    type: z.literal('attach_file'),
    url: personal(WebUrl).describe(
      'The address of the file. `POST /v1/requests/{number}/files` keeps a file, and gives this command with its address.',
    ),
    title: personal(z.string().trim().min(1).max(200)).optional().describe('The name of the file.'),
  }),
  z.object({
    type: z.literal('forward_to_patron'),
    note: z.string().max(4000).optional().describe('Words for the patron, such as the password of the file.'),
    override: z
      .string()
      .trim()
      .min(1)
      .max(500)
      .optional()
      .describe('Why the file goes to the patron although the partner allows a print only.'),
  }),
  /** Takes the address of a file from the patron page: a mail that is out cannot be called back. */
  z.object({
    type: z.literal('revoke_link'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({ type: z.literal('hand_over') }),
  z.object({
    type: z.literal('patron_loan'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
    dueDate: Day.optional().describe('The day on which the patron must bring the item back.'),
    signed: z
      .boolean()
      .optional()
      .describe('True where the patron has signed for the item; needed where the partner asks for that.'),
    acknowledged: z
      .boolean()
      .optional()
      .describe(
        'True where the person has read the partner’s conditions; needed for the first loan under conditions in words.',
      ),
  }),
  z.object({
    type: z.literal('patron_return'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('start_in_library_use'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('end_in_library_use'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
  }),
  z.object({
    type: z.literal('renew'),
    dueDate: Day.optional().describe('The due date that is asked for.'),
    override: z
      .boolean()
      .optional()
      .describe('True to ask for a renewal although a condition of the partner speaks against it.'),
  }),
  z.object({ type: z.literal('approve_renewal') }),
  z.object({ type: z.literal('decline_renewal') }),
  z.object({
    type: z.literal('return'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
    toAgency: z
      .string()
      .max(120)
      .optional()
      .describe('The agency that the items go on to, in place of the partner.'),
    entry: entry
      .optional()
      .describe('The id of the entry of the rota whose items go back; the active one where left out.'),
    override: z
      .boolean()
      .optional()
      .describe('True to send the items back although the partner asks to hold them.'),
    courier: z.string().trim().max(100).optional().describe('Who carries the parcel; the partner is told.'),
    trackingId: z
      .string()
      .trim()
      .max(100)
      .optional()
      .describe('The tracking number of the parcel; the partner is told.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('claim_returned'),
    by: z
      .enum(['library', 'patron'])
      .optional()
      .describe(
        'Who says that the items went back: the library to the partner, or the patron to the library. Left out: the patron while an item is on loan.',
      ),
    on: Day.optional().describe('The day on which they went back.'),
    courier: z.string().trim().max(100).optional().describe('Who carried the parcel.'),
    trackingId: z.string().trim().max(100).optional().describe('The tracking number of the parcel.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({ type: z.literal('hold_return'), note: note.describe('A note for the partner.') }),
  z.object({
    type: z.literal('report_lost'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
    next: z
      .boolean()
      .optional()
      .describe('True where the items were lost on the way: the next partner is asked.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('report_damaged'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
    note: note.describe('A note for the partner.'),
  }),
  z.object({
    type: z.literal('found'),
    items: itemIds.optional().describe('The ids of the items; all that the command fits where left out.'),
    note: note.describe('A note for the partner.'),
  }),
] as const
