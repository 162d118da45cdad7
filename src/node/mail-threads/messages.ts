import type { Limits } from '@lendwire/email'
import type { MailParse } from '../../partners/email/parse-mail.ts'

/** A mail to parse, as it is sent to the thread. */
export type ToThread = { readonly raw: Uint8Array; readonly limits: Limits }

/** A message from the thread: that it is ready, or the result of the mail that was sent last. */
export type FromThread = 'ready' | MailParse
