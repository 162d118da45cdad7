import { z } from 'zod'
import { AnyReason } from '../../translations/parameter.ts'
import { FoundRota } from '../rota-rules/found-rota.ts'
import { Day } from '../values.ts'

const Located = z.object({
  entry: z.int().describe('The id of the entry of the rota.'),
  located: z.boolean().describe('Whether the catalogue found the item.'),
  reason: AnyReason.exactOptional().describe('Why the item was not found.'),
  held: z
    .boolean()
    .exactOptional()
    .describe('Whether the catalogue holds the wanted item; left out where the catalogue does not say.'),
  recordId: z.string().exactOptional().describe('The id of the record in the catalogue.'),
  callNumber: z.string().exactOptional().describe('The call number.'),
  location: z.string().exactOptional().describe('The shelving location.'),
  available: z
    .boolean()
    .exactOptional()
    .describe('Whether the item is available now; left out where the catalogue does not say.'),
  lendable: z
    .boolean()
    .exactOptional()
    .describe('Whether the library lends the item; left out where the catalogue does not say.'),
})

/** An answer of the library's own side: its ILS, locate, mails, or its configuration. */
export const OwnAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('located'),
    entries: z.array(Located).readonly().describe('What was found for each entry of the rota.'),
    locallyOwned: z
      .boolean()
      .exactOptional()
      .describe('Whether the library itself has the item at hand, where its own catalogue answered too.'),
    ownReason: AnyReason.exactOptional().describe('The answer of the library’s own catalogue.'),
  }),
  /** Union catalogues said who holds the item. */
  z.object({
    type: z.literal('holders_found'),
    found: FoundRota.describe('The rota that follows from what the union catalogues said.'),
  }),
  /**
   * One item is recorded, under an id of the library's own system; all of them where none is named. `holdId` is what the
   * system calls the hold on it, where it says so.
   */
  z.object({
    type: z.literal('ils_accepted'),
    item: z.int().exactOptional().describe('The id of the item that was recorded; all items where left out.'),
    id: z.string().exactOptional().describe('The id of the record in the library’s own system.'),
    holdId: z.string().exactOptional().describe('What the library’s own system calls the hold.'),
  }),
  /**
   * With `id`, the item may have been recorded under it all the same. `cleanUp`: it is not about a receipt. `dueDate`: the
   * patron's loan of the item keeps its old due date. `hold`: it is the hold that was to be dropped, which goes with the
   * record where the system deletes that. `isUnknown`: the system knows no such item, and does not say which it means.
   */
  z.object({
    type: z.literal('ils_refused'),
    reason: AnyReason.describe('What the library’s own system answered.'),
    item: z.int().exactOptional().describe('The id of the item; all items where left out.'),
    id: z.string().exactOptional().describe('The id by which the library’s own system knows the item.'),
    cleanUp: z.literal(true).exactOptional().describe('True where the refused call was to remove a record.'),
    hold: z
      .enum(['deleted_with_record', 'kept'])
      .exactOptional()
      .describe('The state of the hold for the patron.'),
    isUnknown: z
      .literal(true)
      .exactOptional()
      .describe('True where the library’s own system knows no such item, and does not say which it means.'),
    dueDate: z
      .enum(['renew_items', 'recall_items'])
      .exactOptional()
      .describe('The due date that was not taken over.'),
  }),
  z.object({
    type: z.literal('hold_changed'),
    item: z.int().describe('The id of the item.'),
    hold: z.enum(['on_shelf', 'cancelled', 'expired']).describe('The state of the hold for the patron.'),
  }),
  /** The library's own system lent an item that the gateway would not have: it is recorded all the same. */
  z.object({
    type: z.literal('loan_reported'),
    item: z.int().describe('The id of the item.'),
    dueDate: Day.exactOptional().describe('The day on which the patron must bring it back.'),
  }),
  /** A mail to the patron could not be delivered, or came back. */
  z.object({
    type: z.literal('notice_failed'),
    notice: z.string().describe('The name of the notice that did not reach the patron.'),
    reason: AnyReason.describe('Why it did not reach the patron.'),
  }),
  /** A mail about the request waits for staff, or was settled by them. */
  z.object({
    type: z.literal('mail_in_review'),
    message: z.string().describe('The id of the message.'),
    reason: AnyReason.describe('Why the mail waits for review.'),
  }),
  z.object({ type: z.literal('mail_reviewed'), message: z.string().describe('The id of the message.') }),
  /** A message of a partner that sends each one once may have been lost here. */
  z.object({
    type: z.literal('messages_missed'),
    entry: z.int().describe('The id of the entry of the rota.'),
  }),
  /** A configuration document that the request names is gone, or can be used again. */
  z.object({ type: z.literal('configuration_changed') }),
])
export type OwnAnswer = z.infer<typeof OwnAnswer>
