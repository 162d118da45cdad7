import tls from 'node:tls'
import { recommendedTls } from '../recommended-tls.ts'

/**
 * Returns the options of an outgoing TLS connection.
 *
 * @param certificateAuthorities PEM certificates of authorities that are trusted besides the system's own
 */
export const tlsOptions = (
  certificateAuthorities: readonly string[] | undefined,
): typeof recommendedTls & { readonly ca?: string[] } => ({
  ...recommendedTls,
  ...(certificateAuthorities === undefined
    ? {}
    : { ca: [...tls.getCACertificates('default'), ...certificateAuthorities] }),
})
