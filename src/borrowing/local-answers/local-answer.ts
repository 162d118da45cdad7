/** An answer of the library's own side: its ILS, or locate. */
export type OwnAnswer =
  | {
      readonly type: 'located'
      readonly entries: readonly {
        readonly entry: number
        readonly located: boolean
        readonly reason?: string
        /**
         * Whether the catalogue holds the wanted item. Left out where the catalogue does not tell: who stays in the
         * rota may not.
         */
        readonly held?: boolean
        readonly recordId?: string
        readonly callNumber?: string
        readonly location?: string
        /** Whether the item is available now, and whether the library lends it. Left out where the catalogue does not say. */
        readonly available?: boolean
        readonly lendable?: boolean
      }[]
      /** The library's own catalogue has answered too: it has the item at hand, or not. */
      readonly locallyOwned?: boolean
      /** The words of that catalogue. */
      readonly ownReason?: string
    }
  /**
   * One item is recorded, under an id of the library's own system; all of them where none is named. `holdId` is what the
   * system calls the hold on it, where it says so.
   */
  | {
      readonly type: 'ils_accepted'
      readonly item?: number
      readonly id?: string
      readonly holdId?: string
    }
  /**
   * With `id`, the item may have been recorded under it all the same. `cleanUp`: it is not about a receipt. `dueDate`: the
   * patron's loan of the item keeps its old due date.
   */
  | {
      readonly type: 'ils_refused'
      readonly reason: string
      readonly item?: number
      readonly id?: string
      readonly cleanUp?: true
      readonly dueDate?: 'renew_items' | 'recall_items'
    }
  | {
      readonly type: 'hold_changed'
      readonly item: number
      readonly hold: 'on_shelf' | 'cancelled' | 'expired'
    }
  /** A mail to the patron could not be delivered, or came back. */
  | { readonly type: 'notice_failed'; readonly notice: string; readonly reason: string }
  /** A mail about the request waits for staff, or was settled by them. */
  | { readonly type: 'mail_in_review'; readonly message: string; readonly reason: string }
  | { readonly type: 'mail_reviewed'; readonly message: string }
