import { WebUrl } from '../../borrowing/values.ts'

/** Text without blanks around it, at most `longest` characters; undefined where nothing is left. */
export const clean = (text: string | undefined, longest = 200): string | undefined => {
  const trimmed = text?.trim()
  if (trimmed === undefined || trimmed === '') return undefined
  return trimmed.length > longest ? trimmed.slice(0, longest).toWellFormed() : trimmed
}

/** Lines of a note; undefined where there are none. */
export const noteOf = (lines: readonly (string | undefined)[]): string | undefined =>
  clean(lines.filter((line) => line !== undefined && line !== '').join('\n'), 4000)

/** An address of the web, http or https; undefined for anything else. */
export const webAddress = (text: string | undefined): string | undefined =>
  WebUrl.safeParse(text?.trim()).data
