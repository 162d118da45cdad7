import type { Signer } from './signer.ts'

/** Encodes bytes in Base64 without padding, in the alphabet that is safe in URLs (RFC 4648, section 5). */
const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const signatureOf = (bytes: Uint8Array): string => base64Url(bytes.subarray(0, 18))

/** Signs a text under the secret in force: 24 characters that need no escaping in a URL. */
export const signText = async (text: string, sign: Signer): Promise<string> =>
  signatureOf((await sign(text))[0])

/** Returns whether the text was signed with the present secret or an earlier one that is still accepted. */
export const isSignatureOf = async (text: string, signature: string, sign: Signer): Promise<boolean> =>
  (await sign(text)).some((each) => isSameText(signatureOf(each), signature))

/** Compares two texts in a time that depends on their lengths alone. */
export const isSameText = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index += 1)
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % Math.max(right.length, 1))
  return difference === 0
}
