import { z } from 'zod'
import type { DocumentsPort } from '../store/ports/documents.ts'

/** The key of the setting that shows at the start whether the master keys fit the store. */
export const keyCheckCode = 'master-key'

const KeyCheck = z.object({ sealed: z.string(), withUrls: z.boolean().default(false) })

/** What the store says of its seals. */
export type KeyCheck = z.infer<typeof KeyCheck>

/**
 * Reads the sealed text that shows whether the master keys fit the store, and whether URLs with credentials are sealed, too;
 * null where nothing was sealed yet.
 */
export const readKeyCheck = async (store: Pick<DocumentsPort, 'getDocument'>): Promise<KeyCheck | null> =>
  KeyCheck.safeParse((await store.getDocument('setting', keyCheckCode))?.value).data ?? null
