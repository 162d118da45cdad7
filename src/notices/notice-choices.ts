import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { NoticeRecipient } from './recipient.ts'

/** The choice of a patron who wants no notices. It names no person. */
const NoticeChoice = z.object({ unsubscribedAt: Instant })

type Documents = Pick<DocumentsPort, 'getDocument' | 'putDocuments'>

const kind = 'notice_choice'
const keyOf = ({ library, pseudonym }: NoticeRecipient): string => `${library}/${pseudonym}`

/** Reads since when a patron wants no notices; null where they want them. */
export const readUnsubscribed = async (
  store: Pick<Documents, 'getDocument'>,
  recipient: NoticeRecipient,
): Promise<Instant | null> => {
  const stored = await store.getDocument(kind, keyOf(recipient))
  return stored === null ? null : NoticeChoice.parse(stored.value).unsubscribedAt
}

/** Keeps that a patron wants no notices. Doing so twice keeps the first time. */
export const unsubscribe = async (
  store: Documents,
  recipient: NoticeRecipient,
  unsubscribedAt: Instant,
): Promise<void> => {
  const value = { unsubscribedAt }
  // A conflict means that they unsubscribed already.
  await store.putDocuments([{ kind, key: keyOf(recipient), value, expectedVersion: 0 }])
}

/** Forgets that a patron wanted no notices. */
export const subscribe = async (
  store: Pick<Documents, 'putDocuments'>,
  recipient: NoticeRecipient,
): Promise<void> => {
  await store.putDocuments([{ kind, key: keyOf(recipient), value: undefined, expectedVersion: null }])
}
