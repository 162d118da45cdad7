import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Transport } from '../transport/transport.ts'
import type { StaffMail } from './staff-mail.ts'

/** The longest time that handing a mail to the mail server may take, in milliseconds. */
const mailTimeout = 30_000

/** Creates the sender of mails to people who work with lendwire; null where no sender address is set. */
export const createStaffMailSender = (from: string | undefined, transport: Transport): StaffMail | null =>
  from === undefined
    ? null
    : {
        from,
        send: async (mail) => {
          const result = await transport.dispatch({ kind: 'mail', mail, timeout: mailTimeout })
          return result.kind === 'taken'
            ? null
            : 'reason' in result
              ? sentencesIn('en').say(result.reason)
              : result.kind
        },
      }
