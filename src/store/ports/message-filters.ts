import type { LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'

/** Filters that the lists of messages that came in and of deliveries share. */
export type MessageFilters = {
  /** Null lists those of all libraries, and messages of no library, for admins. */
  readonly library: LibraryCode | null
  /** Some libraries of all, where `library` is null. */
  readonly libraries?: readonly LibraryCode[] | undefined
  readonly partner?: readonly PartnerCode[] | undefined
  readonly request?: readonly RequestNumber[] | undefined
  /** Words of the reason. */
  readonly reason?: string | undefined
  /** Words of the summary, or of the message itself: of a mail as staff read it, of any other message as it came. */
  readonly text?: string | undefined
  /** With `text`: the requests whose messages are listed whatever words they have. */
  readonly requestsWithText?: readonly RequestNumber[] | undefined
  /** True for the oldest first. */
  readonly ascending?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}
