import { escapeText } from './references.ts'

/** Stands where a secret's value belongs; the writer marks the place. */
export type Secret = { readonly secret: string }

/**
 * A value as the writer takes it: like `T`, but any free text may be a secret's place.
 */
export type Writable<T> = T extends string
  ? string extends T
    ? T | Secret
    : T
  : T extends readonly (infer Item)[]
    ? readonly Writable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Writable<T[Key]> }
      : T

/** No data can hold this character: the writer replaces what XML forbids, and readers refuse it. */
const mark = '\u0001'
const marked = new RegExp(`${mark}([\\w.-]+)${mark}`, 'g')
const secretName = /^[\w.-]+$/

/** Tells a secret's place from text. */
export function isSecret(value: unknown): value is Secret {
  return typeof value === 'object' && value !== null && 'secret' in value && typeof value.secret === 'string'
}

/**
 * Marks the place of a secret in a document.
 *
 * @returns undefined if the name holds other characters than letters, digits, `.`, `-` and `_`
 */
export function markSecret({ secret }: Secret): string | undefined {
  return secretName.test(secret) ? `${mark}${secret}${mark}` : undefined
}

/**
 * Puts the secrets into a document that was written with their places marked, escaped for XML. To be called at
 * sending, so that nothing stored ever holds a secret.
 *
 * @param document text, or its UTF-8 bytes; the result is of the same kind
 * @param lookUp gives a secret's value by its name; what it throws is passed on
 */
export function fillSecrets(document: string, lookUp: (name: string) => string): string
export function fillSecrets(document: Uint8Array, lookUp: (name: string) => string): Uint8Array
export function fillSecrets(
  document: string | Uint8Array,
  lookUp: (name: string) => string,
): string | Uint8Array {
  if (typeof document === 'string')
    return document.replace(marked, (_, name: string) => escapeText(lookUp(name)))
  if (!document.includes(mark.charCodeAt(0))) return document
  return new TextEncoder().encode(fillSecrets(new TextDecoder().decode(document), lookUp))
}
