import { cleanText } from '../text.ts'

/** An id as a peer wrote it: some write "null" where they have none. */
export const cleanId = (text: string | undefined, longest = 200): string | undefined => {
  const id = cleanText(text, longest)
  return id?.toLowerCase() === 'null' ? undefined : id
}

/** An open code's value. */
export const codeOf = (code: { readonly value?: string | undefined } | undefined): string | undefined =>
  cleanText(code?.value)
