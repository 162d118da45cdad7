import { addressParser, decodeWords } from 'postal-mime'
import type { HeaderField, Mailbox } from './mail.ts'

/** Fields whose addresses a mail was delivered to: RFC 5322, and what mail servers add (Postfix, Exim, qmail, Fastmail). */
const deliveryFields = [
  'to',
  'cc',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'original-recipient',
]

const longestAddress = 320
const longestName = 200
const longestText = 2000
const maxMailboxes = 200
const maxReferences = 100

/** Returns the values of all fields with this name, in the order of the mail. */
export function valuesOf(headers: readonly HeaderField[], name: string): readonly string[] {
  return headers.filter((field) => field.name === name).map(({ value }) => value)
}

/**
 * Returns the mailboxes of all fields with one of these names; groups count as their members, what is no address is
 * left out.
 */
export function mailboxesOf(
  headers: readonly HeaderField[],
  ...names: readonly string[]
): readonly Mailbox[] {
  return headers
    .filter(({ name }) => names.includes(name))
    .flatMap(({ value }) => addressParser(value.replace(/^rfc822;/i, ''), { flatten: true }))
    .flatMap(({ name, address = '' }) => {
      const clean = cleanAddress(address)
      return clean === undefined ? [] : [{ name: oneLine(name).slice(0, longestName), address: clean }]
    })
    .slice(0, maxMailboxes)
}

/** Returns every address that a mail was delivered to, each once. */
export function deliveryAddresses(headers: readonly HeaderField[]): readonly string[] {
  return [...new Set(mailboxesOf(headers, ...deliveryFields).map(({ address }) => address))]
}

/**
 * Returns the message ids in all fields with this name (RFC 5322, section 3.6.4), with their angle brackets, each once.
 */
export function messageIdsOf(headers: readonly HeaderField[], name: string): readonly string[] {
  const ids = valuesOf(headers, name).flatMap((value) => value.match(/<[^<>\s]{1,500}>/g) ?? [])
  return [...new Set(ids)].slice(-maxReferences)
}

/** Returns the decoded text of a field, in one line. */
export function textOf(headers: readonly HeaderField[], name: string): string {
  const [value = ''] = valuesOf(headers, name)
  return oneLine(decodeWords(value)).slice(0, longestText)
}

/**
 * Returns text in one line, without control characters: an encoded word may hold line breaks that forge a header
 * elsewhere.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Returns an address with its domain in lower case, or undefined if the text is not an address. */
export function cleanAddress(text: string): string | undefined {
  const address = text.trim().replace(/^<|>$/g, '')
  if (address.length > longestAddress || !/^[^\s@<>()[\]\p{Cc}]+@[^\s@<>()\p{Cc}]+$/u.test(address))
    return undefined
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}${address.slice(at).toLowerCase()}`
}
