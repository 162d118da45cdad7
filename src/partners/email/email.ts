import type { MailRoute, Protocol } from '../protocol.ts'
import type { Signer } from '../signer.ts'
import { read } from './incoming.ts'
import type { Languages } from './letters/language.ts'
import { render } from './outgoing.ts'
import { readReply } from './reply.ts'
import { route } from './route.ts'

/** What email needs from outside. */
export type EmailParts = {
  readonly sign: Signer
  /** Where the gateway is reached from outside, without a slash at its end. */
  readonly publicUrl: () => string
  /** The languages of letters: the built-in ones and those of files. */
  readonly languages: Languages
}

/**
 * Email with partners that have no other system: letters out, answered by their links. `delivered` means of a letter that
 * the library's mail server took it.
 */
export const createEmail = ({ sign, publicUrl, languages }: EmailParts): Protocol<Promise<MailRoute>> => ({
  name: 'email',
  capabilities: () => ({ takesStatusRequest: true, takesReminder: true, retryKeepsId: false }),
  render: (operation, subject) => render(operation, subject, languages),
  route: (content, _, partner) => route(content, partner, sign, publicUrl()),
  readReply,
  read,
  sender: () => undefined,
})
