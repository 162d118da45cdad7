import type { HttpWire, MailWire, Transport } from './transport.ts'

/** Where no mail server is set, mails wait. */
const noMail: MailWire = {
  dispatch: () => Promise.resolve({ kind: 'not_taken', reason: 'no mail server is set: LENDWIRE_SMTP_URL' }),
  close: () => Promise.resolve(),
}

/**
 * Puts wires together into one transport: each message goes by the one of its kind.
 *
 * @param wires what is there; null where no mail server is set
 */
export const joinWires = (wires: { readonly http: HttpWire; readonly mail: MailWire | null }): Transport => {
  const { http } = wires
  const mail = wires.mail ?? noMail
  return {
    dispatch: (message) => (message.kind === 'http' ? http.dispatch(message) : mail.dispatch(message)),
    close: async () => {
      await Promise.all([http.close(), mail.close()])
    },
  }
}
