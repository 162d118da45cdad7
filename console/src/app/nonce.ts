import { setNonce } from 'get-nonce'

/**
 * Reads the nonce that the gateway wrote into the page, and hands it to the scroll lock of dialogs.
 *
 * @returns the nonce that written styles must carry
 */
export const applyNonce = (page: Document): string => {
  const nonce = page.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  setNonce(nonce)
  return nonce
}
