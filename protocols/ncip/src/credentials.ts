import { markSecret, type Secret } from '@lendwire/xml'
import { findParts, scanElement } from './credential-scanner.ts'

/** The elements in which a sender proves who it is, or a patron does. */
const secretElements = 'From(?:Agency|System)Authentication|AuthenticationInputData'

const opening = (names: string): RegExp => new RegExp(`<(?:[\\w.-]+:)?(${names})(?:\\s[^<>]*)?(?<!/)>`, 'g')

/** Finds the end of the content that starts at a position: the element's closing tag, or the end of the document. */
const endOf = (text: string, name: string, from: number): number => {
  const closing = new RegExp(`</(?:[\\w.-]+:)?${name}\\s*>`, 'g')
  closing.lastIndex = from
  return closing.exec(text)?.index ?? text.length
}

/** Returns the bytes of a character of the document: two after the byte order mark of UTF-16. */
const widthOf = ([first, second]: Uint8Array): 1 | 2 =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 1

const isBigEndian = ([first]: Uint8Array): boolean => first === 0xfe

const utf16Of = (document: Uint8Array): 'utf-16be' | 'utf-16le' =>
  isBigEndian(document) ? 'utf-16be' : 'utf-16le'

/**
 * Returns each byte, or pair of bytes, as one character, so that a place in the text is a place in the document. XML's
 * own marks are the same in all encodings that are read.
 */
const characters = (document: Uint8Array): string =>
  new TextDecoder(widthOf(document) === 1 ? 'windows-1252' : utf16Of(document), { ignoreBOM: true }).decode(
    document,
  )

const stars = (document: Uint8Array): Uint8Array => {
  const star = '*'.charCodeAt(0)
  const one = widthOf(document) === 1 ? [star] : isBigEndian(document) ? [0, star] : [star, 0]
  return Uint8Array.from(Array.from({ length: 8 }, () => one).flat())
}

const concatenate = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/**
 * Returns a document without what its sender proves its identity with, nor a patron's PIN, for logs and archives: stars
 * stand in its place (FromAgencyAuthentication, FromSystemAuthentication, AuthenticationInputData). All else stays as
 * it came, byte for byte, also where it is no well-formed XML.
 */
export function redactCredentials(document: Uint8Array): Uint8Array {
  const text = characters(document)
  const width = widthOf(document)
  const kept: Uint8Array[] = []
  let from = 0
  for (const { index, 0: tag, 1: name = '' } of text.matchAll(opening(secretElements))) {
    if (index < from) continue
    kept.push(document.subarray(from * width, (index + tag.length) * width), stars(document))
    from = endOf(text, name, index + tag.length)
  }
  return kept.length === 0 ? document : concatenate([...kept, document.subarray(from * width)])
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const highestCharacter = 0x10ffff

/** Replaces references by their characters: the five entities and numeric ones. Others stay as they are. */
const replaceReferences = (text: string): string =>
  text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (reference, hex, decimal, name) => {
      if (name !== undefined) return entities[name] ?? reference
      const code = hex === undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16)
      return code <= highestCharacter ? String.fromCodePoint(code) : reference
    },
  )

const replacementCharacter = '\uFFFD'

const scan = (document: Uint8Array, encoding: string): string | undefined =>
  scanElement(
    new TextDecoder(encoding).decode(document),
    'InitiationHeader',
    'FromAgencyAuthentication',
    replaceReferences,
  )

/**
 * Reads the credentials that prove who sent a document: the FromAgencyAuthentication of its header, in either version. The document
 * is scanned and not parsed: it may come from anybody. So it is found in the beginning of a document too, and in one that
 * is broken behind it, and such a sender gets an answer with the fault.
 *
 * @returns without blanks around it; undefined where there is none
 */
export function shownCredential(document: Uint8Array): string | undefined {
  const encoding = widthOf(document) === 1 ? 'utf-8' : utf16Of(document)
  const decoded = scan(document, encoding)
  // A document that is not in UTF-8 is in the single bytes that some systems declare.
  const value = decoded?.includes(replacementCharacter) ? scan(document, 'windows-1252') : decoded
  return value === undefined || value.trim() === '' ? undefined : value.trim()
}

/** The places of the secrets by which the sender of a message proves its identity, by the elements that hold them. */
export type HeaderCredentials = {
  readonly FromSystemAuthentication?: Secret | undefined
  readonly FromAgencyAuthentication?: Secret | undefined
}

/** The headers of messages and of their responses. */
const headers = ['InitiationHeader', 'ResponseHeader'] as const

/**
 * Returns a message with other credentials in its header, or with none; a response gets none. All else stays as it came.
 *
 * @param document the text of a message of either version
 * @param credentials the places of those that it gets, to be filled in at sending
 */
export function replaceCredentials(document: string, credentials: HeaderCredentials): string {
  const header = findParts(document, headers)
  if (header === undefined) return document
  const [, prefix = ''] = /^<((?:[\w.-]+:)?)/.exec(document.slice(header.start, header.end)) ?? []
  const added = (['Agency', 'System'] as const).flatMap((who) => {
    const name = `From${who}Authentication` as const
    const secret = credentials[name]
    const marked = secret === undefined ? undefined : markSecret(secret)
    if (marked === undefined || header.name !== 'InitiationHeader') return []
    const at = header.parts.find((part) => part.name === `From${who}Id`)?.end ?? header.end
    return [{ start: at, end: at, text: `<${prefix}${name}>${marked}</${prefix}${name}>` }]
  })
  const removed = header.parts
    .filter(({ name }) => name === 'FromAgencyAuthentication' || name === 'FromSystemAuthentication')
    .map(({ start, end }) => ({ start, end: end + blanksAt(document, end), text: '' }))
  let [written, at] = ['', 0]
  for (const { start, end, text } of [...added, ...removed].toSorted(
    (one, other) => one.start - other.start,
  )) {
    written += document.slice(at, start) + text
    at = end
  }
  return written + document.slice(at)
}

/** Counts the blanks at a place. */
const blanksAt = (text: string, from: number): number => {
  let end = from
  while (/\s/.test(text.charAt(end))) end += 1
  return end - from
}
