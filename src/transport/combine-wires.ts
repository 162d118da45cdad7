import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { Dispatch, DispatchResult, HttpWire, MailWire, TcpWire, Transport } from './transport.ts'

/** Creates the result for a wire that does not exist. */
const missing = (failure: AnyReason): Promise<DispatchResult> =>
  Promise.resolve({ kind: 'not_taken', reason: failure })

/**
 * Puts wires together into one transport: each message goes by the one of its kind.
 *
 * @param wires what is there; null where no mail server is set, or where bare sockets cannot be opened
 */
export const combineWires = (wires: {
  readonly http: HttpWire
  readonly mail: MailWire | null
  readonly tcp?: TcpWire | null
}): Transport => {
  const { http, mail, tcp = null } = wires
  const dispatch = (message: Dispatch): Promise<DispatchResult> => {
    switch (message.kind) {
      case 'http':
        return http.dispatch(message)
      case 'mail':
        return mail?.dispatch(message) ?? missing(reason('failure.no_mail_server'))
      case 'tcp':
        return tcp?.dispatch(message) ?? missing(reason('failure.no_sockets'))
    }
  }
  return {
    dispatch,
    close: async () => {
      await Promise.all([http.close(), mail?.close(), tcp?.close()])
    },
  }
}
