/** Reads the nonce that styles written by scripts must carry (CSP 3): the gateway writes it into the page. */
export const readNonce = (page: Document): string =>
  page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
