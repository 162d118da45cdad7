import type { Attachment } from '@lendwire/email'
import type { MailFile } from '../mail-reader.ts'

/** Returns an attachment as the gateway handles it. */
export const fileOf = ({ name, sniffedType, declaredType, size, bytes }: Attachment): MailFile => ({
  name: name ?? null,
  type: sniffedType ?? null,
  declaredType,
  size,
  bytes: new Uint8Array(bytes),
})
