import type { ShownMail } from '../../../partners/mail-reader.ts'
import type { KeptMail } from '../../../store/ports/inbox.ts'

/** Characters of each text of a mail that are kept beside its bytes. */
const longestText = 20_000
const longestLine = 1_000
const maxAddresses = 50
const maxAttachments = 100

/** Takes what is kept of a mail for the review list. The mail itself stays whole. */
export const keptMailOf = ({ from, to, subject, date, written, text, attachments }: ShownMail): KeptMail => ({
  from: from?.slice(0, longestLine) ?? null,
  to: to.slice(0, maxAddresses).map((address) => address.slice(0, longestLine)),
  subject: subject.slice(0, longestLine),
  date,
  written: written.slice(0, longestText),
  text: text.slice(0, longestText),
  shortened: Math.max(written.length, text.length) > longestText,
  attachments: attachments.slice(0, maxAttachments).map(({ name, type, declaredType, size }) => ({
    name: name?.slice(0, longestLine) ?? null,
    type,
    declaredType: declaredType.slice(0, longestLine),
    size,
  })),
})
