/**
 * Makes a function that returns the headers that every answer has unless its route sets its own: nothing is sniffed,
 * framed, cached by others, or loaded from elsewhere (OWASP ASVS 5, 3.4).
 *
 * @param publicUrl where browsers reach the gateway: over `https`, Strict-Transport-Security keeps them there
 */
export const securityHeaders = (publicUrl: () => string): (() => Readonly<Record<string, string>>) => {
  const standard = {
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'cache-control': 'no-store',
  }
  const overHttps = { ...standard, 'strict-transport-security': 'max-age=31536000' }
  return () => (publicUrl().startsWith('https:') ? overHttps : standard)
}
