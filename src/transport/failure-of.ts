import type { AnyReason } from '../translations/parameter.ts'
import { textReason } from '../translations/reason.ts'
import { ReasonError } from '../translations/reason-error.ts'

/** Failures that are said with the code or the words that came from outside. */
export type DetailedFailure =
  | 'failure.name_not_found'
  | 'failure.dns_no_answer'
  | 'failure.connection_refused'
  | 'failure.connection_reset'
  | 'failure.connection_closed'
  | 'failure.answer_incomplete'
  | 'failure.headers_too_long'
  | 'failure.not_connected_in_time'
  | 'failure.host_unreachable'
  | 'failure.network_unreachable'
  | 'failure.timed_out'
  | 'failure.certificate_expired'
  | 'failure.certificate_not_yet_valid'
  | 'failure.certificate_self_signed'
  | 'failure.certificate_unknown_authority'
  | 'failure.certificate_other_name'
  | 'failure.certificate_not_valid'
  | 'failure.no_tls'
  | 'failure.no_tls_agreed'
  | 'failure.name_or_host_unreachable'
  | 'failure.smtp_no_greeting'
  | 'failure.smtp_credentials'
  | 'failure.smtp_not_now'
  | 'failure.smtp_too_large'
  | 'failure.smtp_unknown_address'
  | 'failure.smtp_policy'
  | 'failure.smtp_refused'

/** The codes of Node, undici and OpenSSL. */
const codes: Readonly<Record<string, DetailedFailure>> = {
  ENOTFOUND: 'failure.name_not_found',
  EAI_AGAIN: 'failure.dns_no_answer',
  EDNS: 'failure.dns_no_answer',
  ECONNREFUSED: 'failure.connection_refused',
  ECONNRESET: 'failure.connection_reset',
  EPIPE: 'failure.connection_closed',
  UND_ERR_SOCKET: 'failure.connection_closed',
  NoConnection: 'failure.connection_closed',
  EHOSTUNREACH: 'failure.host_unreachable',
  ENETUNREACH: 'failure.network_unreachable',
  ETIMEDOUT: 'failure.timed_out',
  ESOCKETTIMEDOUT: 'failure.timed_out',
  UND_ERR_CONNECT_TIMEOUT: 'failure.not_connected_in_time',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'failure.answer_incomplete',
  UND_ERR_HEADERS_OVERFLOW: 'failure.headers_too_long',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'failure.certificate_self_signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'failure.certificate_unknown_authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'failure.certificate_unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT: 'failure.certificate_unknown_authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'failure.certificate_unknown_authority',
  CERT_HAS_EXPIRED: 'failure.certificate_expired',
  CERT_NOT_YET_VALID: 'failure.certificate_not_yet_valid',
  ERR_SSL_WRONG_VERSION_NUMBER: 'failure.no_tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'failure.certificate_other_name',
}

/** What Node, OpenSSL, nodemailer and imapflow say where they give no code. */
const words: readonly (readonly [RegExp, DetailedFailure])[] = [
  [/certificate has expired/i, 'failure.certificate_expired'],
  [/certificate is not yet valid/i, 'failure.certificate_not_yet_valid'],
  [/^self[- ]signed certificate$/i, 'failure.certificate_self_signed'],
  [
    /unable to (verify the first|get local issuer) certificate|self[- ]signed certificate in/i,
    'failure.certificate_unknown_authority',
  ],
  [/does not match certificate/i, 'failure.certificate_other_name'],
  [/wrong version number/i, 'failure.no_tls'],
  [/Greeting never received/i, 'failure.smtp_no_greeting'],
  [/closed unexpectedly/i, 'failure.connection_closed'],
  [/Connection timeout|\btimed out\b/i, 'failure.timed_out'],
  [
    /Invalid login|AUTHENTICATIONFAILED|Invalid credentials|authentication failed/i,
    'failure.smtp_credentials',
  ],
]

const codeIn = (text: string): string | undefined =>
  text.match(/\b[A-Z][A-Z_]{4,}\b/g)?.find((each) => Object.hasOwn(codes, each))

/**
 * Returns the failure that words from outside stand for, with these words in it.
 *
 * @param text what Node, a library or a server said
 */
export const failureOfWords = (text: string): AnyReason => {
  const named = codeIn(text)
  const code = named === undefined ? words.find(([pattern]) => pattern.test(text))?.[1] : codes[named]
  return code === undefined ? textReason(text) : { code, params: { detail: text } }
}

/**
 * Returns why an attempt failed.
 *
 * @param error what Node, undici or a library reported; the reason has its code to search for, or its words
 */
export const failureOf = (error: Error): AnyReason => {
  if (error instanceof ReasonError) return error.reason
  const detail = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const code = detail === undefined ? undefined : codes[detail]
  if (code !== undefined && detail !== undefined) return { code, params: { detail } }
  const text = error.message || error.name
  return failureOfWords(detail === undefined || text.includes(detail) ? text : `${text} (${detail})`)
}
