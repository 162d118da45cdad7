import type { DocumentsPort } from '../ports/documents.ts'

const settingCode = 'person-removals'

/**
 * Reads how often personal data was removed from the store. Who holds data in memory and writes it later compares the
 * number with that of before: data of a person who was removed meanwhile must not come back.
 */
export const readRemovals = async (store: Pick<DocumentsPort, 'readDocumentSnapshot'>): Promise<number> =>
  (await store.readDocumentSnapshot()).get('setting', settingCode)?.version ?? 0

/** Counts a removal of personal data. */
export const countRemoval = async (store: Pick<DocumentsPort, 'putDocuments'>): Promise<void> => {
  await store.putDocuments([{ kind: 'setting', key: settingCode, value: {}, expectedVersion: null }])
}
