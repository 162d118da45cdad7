const encoder = new TextEncoder()

/** Compares two texts in a time that depends on their lengths alone. */
export const equalInConstantTime = (left: string, right: string): boolean => {
  let difference = left.length ^ right.length
  for (let index = 0; index < left.length; index++) {
    difference |= left.charCodeAt(index) ^ right.charCodeAt(index % Math.max(right.length, 1))
  }
  return difference === 0
}

/** Bytes that are encoded together: a multiple of three, so that the encoded pieces can be joined. */
const base64Step = 12_288

/** Encodes bytes in Base64 (RFC 4648, section 4). */
export const toBase64 = (bytes: Uint8Array): string =>
  Array.from({ length: Math.ceil(bytes.length / base64Step) }, (_, step) =>
    btoa(String.fromCharCode(...bytes.subarray(step * base64Step, (step + 1) * base64Step))),
  ).join('')

/** Encodes bytes in Base64 without padding, in the alphabet that is safe in URLs and headers (RFC 4648, section 5). */
const toBase64Url = (bytes: Uint8Array): string =>
  toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Reads Base64 of either alphabet; undefined where it is none. */
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Returns a secret of 32 random bytes. */
export const randomSecret = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)))

const sealingKey = async (secret: string): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey'])
  const derivation = {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: encoder.encode('lendwire sealed answer'),
  }
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

/**
 * Encrypts a text under a secret that the store has only as a hash, so that a reader of the store cannot read it
 * (AES-256-GCM; the key by HKDF-SHA-256).
 *
 * @param text what to seal
 * @param secret a secret of high entropy, such as the caller's API key
 */
export const seal = async (text: string, secret: string): Promise<string> => {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await sealingKey(secret)
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, encoder.encode(text)),
  )
  return `${toBase64Url(iv)}.${toBase64Url(sealed)}`
}

/** Opens what `seal` made; undefined for another text, or for another secret. */
export const open = async (sealed: string, secret: string): Promise<string | undefined> => {
  const [iv, content] = sealed.split('.').map(fromBase64)
  if (iv === undefined || content === undefined) return undefined
  const key = await sealingKey(secret)
  return crypto.subtle
    .decrypt({ name: 'AES-GCM', iv }, key, content)
    .then((bytes) => new TextDecoder().decode(bytes))
    .catch(() => undefined)
}
