import { z } from 'zod'
import { Instant, PartnerCode } from '../borrowing/values.ts'
import type { StoredDocument } from '../store/ports/documents.ts'

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
 * Returns the views that are open now.
 *
 * @param documents the stored views
 */
export const openViews = (documents: readonly StoredDocument[], now: Instant): readonly InboundView[] =>
  documents
    .flatMap(({ value }) => InboundView.safeParse(value).data ?? [])
    .filter(({ expiresAt }) => expiresAt > now)
