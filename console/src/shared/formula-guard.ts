const isNumber = /^-?\d+([.,]\d+)?$/

/** The signs with which spreadsheets begin a formula. */
const signs = '=+\\-@\\uff1d\\uff0b\\uff0d\\uff20'
/** A spreadsheet may begin a cell at the start of a value, and behind each separator that those of some country know. */
const starts = '(^|[,;\\t\\r\\n])([\\p{Zs}\'"]*)'
const unguarded = new RegExp(`${starts}(?=[${signs}])`, 'gu')
const guarded = new RegExp(`${starts}'(?=[${signs}])`, 'gu')

/** Marks what a spreadsheet would take for a formula as text (OWASP, CSV injection). */
export const guardFormulas = (text: string): string =>
  isNumber.test(text) ? text : text.replaceAll(unguarded, "$1$2'")

/** Takes the marks away again. */
export const unguardFormulas = (text: string): string => text.replaceAll(guarded, '$1$2')
