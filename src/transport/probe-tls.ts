import { isIP, type Socket } from 'node:net'
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls'
import { instantOf, millisecondsPerDay } from '../borrowing/time.ts'
import type { StepCode } from '../connection-test/step.ts'
import { type CheckStep, checkStep } from '../connection-test/step.ts'
import { recommendedTls } from '../recommended-tls.ts'
import { failureOf, failureOfWords } from './failure-of.ts'
import { connected, errorCode, toError } from './probe-socket.ts'
import type { ProbeTarget } from './transport.ts'

/** The faults of a certificate, by the code of Node. */
const certificateFaults: Readonly<Record<string, StepCode>> = {
  CERT_HAS_EXPIRED: 'tls_expired',
  CERT_NOT_YET_VALID: 'tls_not_yet_valid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls_self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls_unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT: 'tls_unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls_incomplete',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls_incomplete',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls_other_name',
}

/** The faults of a handshake, by the code of Node. */
const handshakeFaults: Readonly<Record<string, StepCode>> = {
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls_not_spoken',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'tls_not_spoken',
  ECONNRESET: 'tls_closed',
  EPIPE: 'tls_closed',
  ETIMEDOUT: 'tls_no_answer',
}

/** The days before the end of a certificate from which it is worth a look. */
const fewDays = 21
const nameOf = ({ subject, subjectaltname }: PeerCertificate): string => {
  const names = [subject?.CN ?? []].flat().join(', ')
  return names === '' ? (subjectaltname ?? '').replaceAll('DNS:', '') : names
}

const judgeCertificate = (socket: TLSSocket, certificate: PeerCertificate, host: string, took: number) => {
  const left = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / millisecondsPerDay)
  const facts = { version: socket.getProtocol() ?? 'TLS', name: nameOf(certificate), host, days: left }
  // TLS reports one fault of several: an expired certificate is what its owner must replace first.
  if (left < 0) {
    const ended = Math.floor((Date.now() - Date.parse(certificate.valid_to)) / millisecondsPerDay)
    return checkStep('tls', 'failed', 'tls_expired', { ...facts, days: ended }, took)
  }
  const { authorizationError } = socket
  if (authorizationError != null) {
    // The types say that it is an error; it is the code of one.
    const reported = String(authorizationError)
    const fault = certificateFaults[reported]
    return checkStep(
      'tls',
      'failed',
      fault ?? 'tls_failed',
      { ...facts, reason: failureOfWords(reported) },
      took,
    )
  }
  return left < fewDays
    ? checkStep('tls', 'warning', 'tls_ends_soon', facts, took)
    : checkStep('tls', 'passed', 'tls_valid', facts, took)
}

const certificateStep = (socket: TLSSocket, host: string, took: number): CheckStep => {
  const certificate = socket.getPeerCertificate()
  const end = Date.parse(certificate.valid_to)
  return {
    ...judgeCertificate(socket, certificate, host, took),
    ...(Number.isNaN(end) ? {} : { certificateEnds: instantOf(end) }),
  }
}

/** Begins TLS over a connection, and looks at the certificate of the other side. */
export const probeTls = async (socket: Socket, { host, timeout }: ProbeTarget): Promise<CheckStep> => {
  const start = Date.now()
  const plain = host.replace(/^\[|\]$/g, '')
  // The certificate is to be seen even where it is not valid: nothing is sent over this connection.
  const encrypted = connectTls({
    socket,
    ...recommendedTls,
    rejectUnauthorized: false,
    ...(isIP(plain) === 0 ? { servername: plain } : { host: plain }),
  })
  try {
    await connected(encrypted, 'secureConnect', timeout)
    return certificateStep(encrypted, plain, Date.now() - start)
  } catch (error) {
    const failure = toError(error)
    const facts = { seconds: Math.round(timeout / 1000), reason: failureOf(failure) }
    const code = handshakeFaults[errorCode(failure)] ?? 'tls_failed'
    return checkStep('tls', 'failed', code, facts, Date.now() - start)
  } finally {
    encrypted.destroy()
  }
}
