/** The meaning of the codes of Node and undici, in words for the person who looks after the partner. */
const words: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name was not found in DNS',
  EAI_AGAIN: 'DNS did not answer',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the other side closed the connection',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ETIMEDOUT: 'the connection timed out',
  UND_ERR_CONNECT_TIMEOUT: 'no connection was made in time',
  UND_ERR_SOCKET: 'the other side closed the connection',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer ended before its length was reached',
  UND_ERR_HEADERS_OVERFLOW: 'the answer has too many or too long headers',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'its TLS certificate comes from an unknown authority',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its TLS certificate comes from an unknown authority',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its TLS certificate comes from an unknown authority',
  CERT_HAS_EXPIRED: 'its TLS certificate has expired',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it speaks no TLS there',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its TLS certificate is for another name',
}

/**
 * Says in words why an attempt failed.
 * @param error what Node or undici reported
 * @returns words and, where there is one, the code to search for
 */
export function describeFailure(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (code === undefined) return error.message || error.name
  const meaning = words[code]
  if (meaning !== undefined) return `${meaning} (${code})`
  return error.message.includes(code) ? error.message : `${error.message} (${code})`
}
