import { WebUrl } from '../borrowing/values.ts'

/**
 * Trims text, and cuts it off where it is too long.
 *
 * @param maxLength in characters
 * @returns undefined where nothing is left
 */
export const cleanText = (text: string | undefined, maxLength = 200): string | undefined => {
  const trimmed = text?.trim()
  if (trimmed === undefined || trimmed === '') return undefined
  return trimmed.length > maxLength ? trimmed.slice(0, maxLength).toWellFormed() : trimmed
}

/** Joins the lines of a note; undefined where there are none. */
export const joinNoteLines = (lines: readonly (string | undefined)[]): string | undefined =>
  cleanText(lines.filter((line) => line !== undefined && line !== '').join('\n'), 4000)

/**
 * Reads a web address, http or https; undefined for anything else. Most texts that may be one are ids, and describing why
 * such a text is no address takes longer than reading one.
 */
export const readWebUrl = (text: string | undefined): string | undefined =>
  text?.includes(':') ? WebUrl.safeParse(text.trim()).data : undefined
