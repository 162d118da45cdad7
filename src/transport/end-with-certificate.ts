import { type DetailedPeerCertificate, TLSSocket } from 'node:tls'

/** The longest time that a timer of Node takes, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/** Returns when the first certificate of a chain ends, in milliseconds since 1970; NaN where none was shown. */
const endOfChain = (certificate: DetailedPeerCertificate | undefined): number => {
  let end = Number.NaN
  let current = certificate
  const seen = new Set<string>()
  while (current?.valid_to !== undefined && !seen.has(current.fingerprint256)) {
    seen.add(current.fingerprint256)
    const own = Date.parse(current.valid_to)
    end = Number.isNaN(end) ? own : Math.min(end, own)
    current = current.issuerCertificate
  }
  return end
}

/**
 * Calls a function when the certificate of the other side ends, while the connection is still open: a certificate is checked
 * when a connection begins, and one that is kept open would be used for as long as messages go out over it.
 */
export const callAtCertificateEnd = (socket: unknown, call: () => void): void => {
  if (!(socket instanceof TLSSocket)) return
  const end = endOfChain(socket.getPeerCertificate(true))
  if (Number.isNaN(end)) return
  const timer = setTimeout(call, Math.min(longestTimer, Math.max(0, end - Date.now() + 1)))
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
}
