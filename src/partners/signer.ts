/**
 * Signs a text (HMAC with SHA-256, 32 bytes): under the secret in force, and behind it under those that were before and
 * are still accepted.
 */
export type Signer = (text: string) => Promise<readonly [Uint8Array, ...Uint8Array[]]>
