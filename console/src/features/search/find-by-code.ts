import type { Api } from '../../api/api.ts'

/** Returns whether words may be a number of a request or a barcode: one word with a digit. */
const mayBeCode = (text: string): boolean => /^\S{4,60}$/.test(text) && /\d/.test(text)

/**
 * Finds the one request whose number or barcode the words are.
 *
 * @returns its number; undefined where there is none, or more than one
 */
export const findByCode = async (
  api: Api,
  text: string,
  library: string | undefined,
): Promise<string | undefined> => {
  if (!mayBeCode(text)) return undefined
  const page = await api.listRequests({ barcode: text, library, limit: '2' }).catch(() => null)
  return page?.items.length === 1 ? page.items[0]?.number : undefined
}
