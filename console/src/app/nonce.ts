import { setNonce } from 'get-nonce'
import { readNonce } from '../shared/nonce.ts'

/**
 * Reads the nonce that the gateway wrote into the page, and hands it to the scroll lock of dialogs.
 *
 * @returns the nonce that written styles must carry
 */
export const applyNonce = (page: Document): string => {
  const nonce = readNonce(page)
  setNonce(nonce)
  return nonce
}
