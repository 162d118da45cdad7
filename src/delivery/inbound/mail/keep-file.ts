import type { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import { after } from '../../../borrowing/time.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { randomHex } from '../../../hex.ts'
import type { MailFile } from '../../../partners/mail-reader.ts'
import type { MailDeps } from '../../deps.ts'

/** Keeps a file that a partner delivered; gives the address at which the library and its patron read it. */
export const keepFile = async (
  { store, now, keepFiles, publicUrl }: MailDeps,
  library: LibraryCode,
  { name, type, bytes }: MailFile,
): Promise<string> => {
  const id = randomHex(32)
  const storedAt = now()
  await store.putBlob({
    ...{ id, library, name, contentType: type ?? 'application/octet-stream', bytes, storedAt },
    keepUntil: after(storedAt, keepFiles),
  })
  return `${publicUrl()}/files/${id}`
}

/**
 * Returns a delivery with the addresses of its files: that of one file is the delivery's; of several each is an item of
 * its own, under the file's name, since none of them is the whole. Other events stay as they are.
 *
 * @param urls where each of the files was kept
 */
export const withFiles = (
  event: PartnerEvent,
  files: readonly Pick<MailFile, 'name'>[],
  urls: readonly string[],
): PartnerEvent => {
  if (event.type !== 'shipped' || files.length === 0) return event
  if (files.length === 1) return { ...event, form: 'digital', url: urls[0] }
  const items = files.map(({ name }, place) => ({
    ...(name === null ? {} : { title: name }),
    url: urls[place],
  }))
  return { ...event, form: 'digital', items }
}
