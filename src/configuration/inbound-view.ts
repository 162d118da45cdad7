import { z } from 'zod'
import { Instant, LibraryCode, PartnerCode } from '../borrowing/values.ts'
import type { DocumentsPort, StoredDocument } from '../store/ports/documents.ts'
import { StoredReason } from '../translations/parameter.ts'

/** A message of a simulated loan. */
const TrialLine = z.object({
  at: Instant,
  direction: z.enum(['sent', 'received']),
  /** The operation that was sent, or the event that was received. */
  what: z.string(),
  /** Whether the receiver took it. */
  isTaken: z.boolean(),
  /** What the partner, or its system, said; null where there is nothing to say. */
  words: StoredReason.nullable(),
  /** The message, with placeholders for credentials. */
  message: z.string(),
})
export type TrialLine = z.infer<typeof TrialLine>

/** A loan that is only played: its request is in no list and no figure, and goes with the page of the technician. */
const TrialLoan = z.object({
  requestId: z.string(),
  library: LibraryCode,
  startedAt: Instant,
  /** What its request asks for, where the partner's system finds titles by that alone. */
  isbn: z.string().optional(),
  /** What the partner calls the request and its item, once it has said so. */
  partnerRequestId: z.string().optional(),
  partnerItemId: z.string().optional(),
  lines: z.array(TrialLine).max(40),
})
export type TrialLoan = z.infer<typeof TrialLoan>

/** That a partner's technician may see what arrives: the document under the partner's code. */
export const InboundView = z.object({
  partner: PartnerCode,
  /** The hash of the token in its URL. */
  token: z.string(),
  createdAt: Instant,
  /** The id of the admin who made it. */
  createdBy: z.string(),
  expiresAt: Instant,
  /** Whether the technician may also set up the partner: its address, its credentials, a simulated loan. */
  onboarding: z.boolean().default(false),
  /** When the technician made credentials: they are shown once, so there are none a second time. */
  credentialsMadeAt: Instant.optional(),
  /** When the last message came that shows that the partner can reach us. */
  reachedAt: Instant.optional(),
  trial: TrialLoan.optional(),
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

const attempts = 5

/**
 * Changes an open view.
 *
 * @param change returns the view as it is to be, or undefined where it must not be changed
 * @returns the changed view; null where there is none that is open, where `change` gave none, or where others wrote again and again
 */
export const changeView = async (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  partner: PartnerCode,
  now: Instant,
  change: (view: InboundView) => InboundView | undefined,
): Promise<InboundView | null> => {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await store.getDocument('inbound_view', partner)
    const view = InboundView.safeParse(stored?.value).data
    const value = view === undefined || view.expiresAt <= now ? undefined : change(view)
    if (stored === null || value === undefined) return null
    const write = { kind: 'inbound_view' as const, key: partner, value, expectedVersion: stored.version }
    if ((await store.putDocuments([write])) === 'written') return value
  }
  return null
}

/** Adds a message to the simulated loan of a view; the oldest of too many go. */
export const withTrialLine = (
  view: InboundView,
  line: TrialLine,
  more: Partial<Pick<TrialLoan, 'partnerRequestId' | 'partnerItemId'>> = {},
): InboundView | undefined =>
  view.trial && { ...view, trial: { ...view.trial, ...more, lines: [...view.trial.lines, line].slice(-40) } }
