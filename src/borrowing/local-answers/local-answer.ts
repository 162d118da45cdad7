import { z } from 'zod'

const Located = z.object({
  entry: z.int(),
  located: z.boolean(),
  reason: z.string().exactOptional(),
  /**
   * Whether the catalogue holds the wanted item. Left out where the catalogue does not tell: who stays in the rota may
   * not.
   */
  held: z.boolean().exactOptional(),
  recordId: z.string().exactOptional(),
  callNumber: z.string().exactOptional(),
  location: z.string().exactOptional(),
  /** Whether the item is available now, and whether the library lends it. Left out where the catalogue does not say. */
  available: z.boolean().exactOptional(),
  lendable: z.boolean().exactOptional(),
})

/** An answer of the library's own side: its ILS, locate, mails, or its configuration. */
export const OwnAnswer = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('located'),
    entries: z.array(Located).readonly(),
    /** The library's own catalogue has answered too: it has the item at hand, or not. */
    locallyOwned: z.boolean().exactOptional(),
    /** The words of that catalogue. */
    ownReason: z.string().exactOptional(),
  }),
  /**
   * One item is recorded, under an id of the library's own system; all of them where none is named. `holdId` is what the
   * system calls the hold on it, where it says so.
   */
  z.object({
    type: z.literal('ils_accepted'),
    item: z.int().exactOptional(),
    id: z.string().exactOptional(),
    holdId: z.string().exactOptional(),
  }),
  /**
   * With `id`, the item may have been recorded under it all the same. `cleanUp`: it is not about a receipt. `dueDate`: the
   * patron's loan of the item keeps its old due date. `hold`: it is the hold that was to be dropped, which goes with the
   * record where the system deletes that. `isUnknown`: the system knows no such item, and does not say which it means.
   */
  z.object({
    type: z.literal('ils_refused'),
    reason: z.string(),
    item: z.int().exactOptional(),
    id: z.string().exactOptional(),
    cleanUp: z.literal(true).exactOptional(),
    hold: z.enum(['deleted_with_record', 'kept']).exactOptional(),
    isUnknown: z.literal(true).exactOptional(),
    dueDate: z.enum(['renew_items', 'recall_items']).exactOptional(),
  }),
  z.object({
    type: z.literal('hold_changed'),
    item: z.int(),
    hold: z.enum(['on_shelf', 'cancelled', 'expired']),
  }),
  /** A mail to the patron could not be delivered, or came back. */
  z.object({ type: z.literal('notice_failed'), notice: z.string(), reason: z.string() }),
  /** A mail about the request waits for staff, or was settled by them. */
  z.object({ type: z.literal('mail_in_review'), message: z.string(), reason: z.string() }),
  z.object({ type: z.literal('mail_reviewed'), message: z.string() }),
  /** A configuration document that the request names is gone, or can be used again. */
  z.object({ type: z.literal('configuration_changed') }),
])
export type OwnAnswer = z.infer<typeof OwnAnswer>
