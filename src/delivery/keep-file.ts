import { after } from '../borrowing/time.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import type { MailFile } from '../partners/mail-reader.ts'
import type { MailShell } from './shell.ts'

const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )

/** Keeps a file that a partner delivered; gives the address at which the library and its patron read it. */
export const keepFile = async (
  { store, now, keepFiles, publicUrl }: MailShell,
  library: LibraryCode,
  { name, type, bytes }: MailFile,
): Promise<string> => {
  const id = randomId()
  const storedAt = now()
  await store.putBlob({
    ...{ id, library, name, contentType: type ?? 'application/octet-stream', bytes, storedAt },
    keepUntil: after(storedAt, keepFiles),
  })
  return `${publicUrl()}/files/${id}`
}
