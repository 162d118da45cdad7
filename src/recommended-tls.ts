/** TLS 1.2 suites with forward secrecy, the strongest first: those that BSI TR-02102-2, section 3.3.1, recommends. */
const suites = [
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'ECDHE-ECDSA-CHACHA20-POLY1305',
  'ECDHE-RSA-CHACHA20-POLY1305',
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'DHE-RSA-AES256-GCM-SHA384',
  'DHE-RSA-AES128-GCM-SHA256',
  // Windows Server 2012 R2 has no better ones for a certificate with an RSA key.
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
] as const

/** All suites of TLS 1.3 have forward secrecy (RFC 8446, appendix B.4). */
const suitesOfTls13 = [
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
  'TLS_AES_128_GCM_SHA256',
] as const

/**
 * The TLS that every outgoing connection takes: versions 1.2 and 1.3, suites with forward secrecy only (OWASP ASVS 5.0,
 * 12.1.1 and 12.1.2). These are options of `tls.connect` of Node. Its OpenSSL takes no Diffie-Hellman group of less than
 * 2048 bits automatically; Workers refuse an option for that.
 */
export const recommendedTls = {
  minVersion: 'TLSv1.2',
  ciphers: [...suitesOfTls13, ...suites].join(':'),
} as const
