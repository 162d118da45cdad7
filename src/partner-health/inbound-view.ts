import { z } from 'zod'
import { Instant, PartnerCode } from '../borrowing/values.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'

/** That a partner's technician may see what arrives: the document under the partner's code. */
export const InboundView = z.object({
  partner: PartnerCode,
  /** The hash of the token in its URL. */
  token: z.string(),
  createdAt: Instant,
  /** The id of the admin who made it. */
  createdBy: z.string(),
  expiresAt: Instant,
})
export type InboundView = z.infer<typeof InboundView>

/**
 * Returns the views that are open now. They are in the documents that a store keeps in memory: asking costs next to
 * nothing.
 */
export const openViews = (documents: Pick<DocumentSnapshot, 'list'>, now: Instant): readonly InboundView[] =>
  documents
    .list('inbound_view')
    .flatMap(({ value }) => InboundView.safeParse(value).data ?? [])
    .filter(({ expiresAt }) => expiresAt > now)
