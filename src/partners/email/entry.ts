import { reason } from '../../translations/reason.ts'
import type { LinkAnswer } from '../answer-link.ts'
import { languageFaults } from '../language-faults.ts'
import type { MailRoute } from '../message-route.ts'
import type { Protocol } from '../protocol.ts'
import type { ProtocolEntry, ProtocolParts } from '../protocol-entry.ts'
import { connectionOf, EmailConnection } from './connection.ts'
import { read } from './incoming.ts'
import { interpret } from './interpret.ts'
import { languagesWith } from './letters/built-in.ts'
import { render } from './outgoing.ts'
import { readReply, replyToAnswer } from './reply.ts'
import { route } from './route.ts'
import { testLetter } from './test-letter.ts'

const noPublicUrl = reason('not_sendable.no_public_url')

/**
 * Makes the protocol of partners that have no other system: letters go out, and their links or replies answer them.
 * `delivered` means of a letter that the library's mail server took it.
 */
export const createEmail = ({
  sign,
  publicUrl,
  letters,
  sendsLinks = true,
}: Pick<ProtocolParts, 'sign' | 'publicUrl' | 'letters' | 'sendsLinks'>): Protocol<
  Promise<MailRoute>,
  LinkAnswer
> => {
  const languages = languagesWith(letters)
  return {
    name: 'email',
    capabilities: () => ({ takesStatusRequest: true, takesReminder: true, retryKeepsId: false }),
    render: (operation, subject) =>
      sendsLinks ? render(operation, subject, languages) : { notSendable: noPublicUrl },
    route: (content, _, partner) => route(content, partner, sign, publicUrl()),
    readReply,
    read: (body, _partner, _now, contentType) => read(body, contentType),
    interpret,
    answer: replyToAnswer,
    isAgencyOf: ({ symbols }, agency) => symbols.some(({ value }) => value === agency),
    sender: () => undefined,
    testLetter: sendsLinks ? testLetter : { ...testLetter, notSendable: noPublicUrl },
  }
}

/** Email as the registry lists it. */
export const emailEntry: ProtocolEntry = {
  name: 'email',
  title: 'email',
  connection: EmailConnection,
  connectionFaults: (partner, { letterLanguages }) =>
    languageFaults('connection/language', connectionOf(partner).language, letterLanguages),
  create: createEmail,
}
