import { Day } from '../borrowing/values.ts'

/** What a note says of the way to a file, and the rest of the note. */
export type FileAccess = {
  readonly accessCode?: string
  readonly expiresOn?: Day
  readonly note: string | undefined
}

const passwordLine =
  /^(?:pass ?word|pass ?code|access code|pin|passwort|kennwort|zugangscode)\s*[:=]\s*(\S{1,200})$/i
const expiryLine =
  /^(?:expires?(?: on)?|expiry(?: date)?|available until|valid until|gültig bis|verfügbar bis)\s*(?:[:=]\s*)?(\d{4}-\d\d-\d\d)$/i
const addressLine = /^(?:(?:url|link|file|datei|address|adresse)\s*[:=]\s*)?(https?:\/\/\S+)$/i

/**
 * Reads lines such as `Password: x7q` beside the address of a file. Only lines of their own that name what they hold are
 * read; anything else stays in the note, which keeps the file from being passed on. Source: OCLC Article Exchange, whose
 * mails name address and password on lines of their own.
 *
 * @param url the address of the file; a note without one is returned as it is
 */
export const readFileAccess = (note: string | undefined, url: string | undefined): FileAccess => {
  if (note === undefined || url === undefined) return { note }
  const access: { accessCode?: string; expiresOn?: Day } = {}
  const rest = note.split('\n').filter((line) => {
    const text = line.trim()
    const [, password] = passwordLine.exec(text) ?? []
    const [, expiry] = expiryLine.exec(text) ?? []
    const [, address] = addressLine.exec(text) ?? []
    const day = Day.safeParse(expiry).data
    if (password !== undefined && access.accessCode === undefined) access.accessCode = password
    else if (day !== undefined && access.expiresOn === undefined) access.expiresOn = day
    else return address !== url
    return false
  })
  const left = rest.join('\n').trim()
  return { ...access, note: left === '' ? undefined : left }
}
