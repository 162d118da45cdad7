import { z } from 'zod'
import { codeOrWords, personal } from '../personal-data.ts'
import { AnyUrl, Day, Instant } from '../values.ts'
import { text } from './text.ts'

export const itemStates = [
  'expected',
  'shipped',
  'received',
  'missing',
  'on_loan',
  'patron_returned',
  'returned',
  'lost',
] as const
export const ItemState = z.enum(itemStates)
export type ItemState = z.infer<typeof ItemState>

const itemHolds = ['none', 'placed', 'in_transit', 'on_shelf', 'in_use', 'cancelled', 'expired'] as const

/** One volume, or one copy. */
export const Item = z.object({
  id: z.int().positive().describe('The id of the item in this request, from 1.'),
  entry: z.int().positive().describe('The id of the entry of the rota whose partner it belongs to.'),
  state: ItemState.describe('Where the item is.'),
  form: z.enum(['physical', 'digital']).describe('Whether it is on paper or a file.'),
  partnerItemId: text(200).optional().describe('What the partner calls the item.'),
  formerPartnerIds: z
    .array(text(200))
    .max(20)
    .optional()
    .describe('What the partner called the item before: messages under these still mean it.'),
  barcode: text(100).optional().describe('The barcode.'),
  volume: text(200).optional().describe('The volume.'),
  title: text().optional().describe('The title.'),
  callNumber: text(200).optional().describe('The call number.'),
  givenUp: z.boolean().optional().describe('True for a missing item that staff do not wait for any more.'),
  dueDate: Day.optional().describe('The day on which the partner wants it back.'),
  dueDateAsOf: Instant.optional().describe('When the partner’s record got the due date.'),
  formerDueDates: z
    .array(Day)
    .max(20)
    .optional()
    .describe(
      'The due dates that were replaced, or not taken: none of them comes back by being stamped again.',
    ),
  dueDateByStaff: z
    .boolean()
    .optional()
    .describe(
      'True where staff named the due date: a date that the partner states beside a status does not change it.',
    ),
  patronDueDate: Day.optional().describe('The day on which the library wants it back from the patron.'),
  signedAt: Instant.optional().describe('When the patron signed for it.'),
  notForLoan: z.boolean().optional().describe('True where the item may only be used in the library.'),
  copy: z
    .boolean()
    .optional()
    .describe('True where the partner sent a copy although a loan would have done: it need not go back.'),
  itemPolicy: text(100).optional().describe('The policy that the library’s own system gives the item.'),
  location: text(200)
    .optional()
    .describe('The shelving location that the library’s own system gives the item.'),
  hold: z.enum(itemHolds).describe('The state of the hold for the patron.'),
  url: personal(AnyUrl).optional().describe('The address at which a digital copy is read.'),
  accessCode: personal(text(200))
    .optional()
    .describe('The password that the partner named for the address of the copy.'),
  expiresOn: Day.optional().describe('The last day on which the copy can be read at its address.'),
  patronLink: z
    .enum(['open', 'closed'])
    .optional()
    .describe(
      'Whether the patron page shows the address of the file: once it was passed on, until staff close the link.',
    ),
  format: codeOrWords(text(200))
    .optional()
    .describe('The format in which it was sent, as a code of the partner.'),
  via: codeOrWords(text(200)).optional().describe('The way in which it was sent, as a code of the partner.'),
  courier: codeOrWords(text(200)).optional().describe('Who carries the parcel to the library.'),
  trackingIds: z
    .array(text(100))
    .max(20)
    .optional()
    .describe('The tracking numbers of the parcel to the library.'),
  sentOn: Day.optional().describe('The day on which the partner sent it.'),
  returnTo: z
    .array(text(200))
    .max(12)
    .optional()
    .describe(
      'The address to which the partner wants it back, a line each, where it said so with the shipment.',
    ),
  kept: z.boolean().optional().describe('True where it was handed over for good.'),
  unwantedBy: z
    .enum(['staff', 'patron'])
    .optional()
    .describe('Who no longer wanted the item before it arrived: it goes back without a hold.'),
  returnSent: z
    .boolean()
    .optional()
    .describe('True once the partner has a message of its own that this item goes back.'),
  checkedIn: z.boolean().optional().describe('True once the partner said that it has the item back.'),
  ils: z
    .object({
      id: text(100).describe('The id of the record.'),
      confirmed: z.boolean().describe('False where it is not known whether the record was made, or is gone.'),
      holdId: text(100).optional().describe('What the library’s own system calls the hold.'),
      cleanUpRefused: z
        .boolean()
        .optional()
        .describe('True once the library’s own system refused to remove the record for a reason of its own.'),
      holdEnded: z
        .boolean()
        .optional()
        .describe('True where the library’s own system said that the hold has expired.'),
      dueDateLeft: z
        .enum(['renew_items', 'recall_items'])
        .optional()
        .describe(
          'The call by which a new due date was to be taken over, where the library’s own system did not take it.',
        ),
    })
    .optional()
    .describe('The record of the item in the library’s own system, and the hold on it.'),
  stateBeforeLoss: ItemState.optional().describe(
    'Where the item was before it was lost; it is there again when it is found.',
  ),
  beforeReturn: z
    .object({
      state: ItemState.describe('Where the item was.'),
      hold: z.enum(itemHolds).describe('The state of the hold at that time.'),
    })
    .optional()
    .describe('Where the item was before it went back; it is there again when the return is undone.'),
})
export type Item = z.infer<typeof Item>
