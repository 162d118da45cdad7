const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Replaces references by their characters. The text must have passed the scan: it has no other references than
 * the five entities and numeric ones to allowed characters.
 */
export function replaceReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));/g, (reference, hexadecimal, decimal, name) =>
    name === undefined
      ? String.fromCodePoint(codePointOf(hexadecimal, decimal))
      : (entities[name] ?? reference),
  )
}

/** Normalises an attribute's value as XML 1.0, 3.3.3 says, and replaces references. */
export function attributeValue(raw: string): string {
  return replaceReferences(raw.replace(/\r\n|[\t\r\n]/g, ' '))
}

/** Tells whether a reference is one of the five entities, or numeric to a character that XML 1.0 allows. */
export function isAllowedReference(reference: string): boolean {
  const parts = /^&(?:#x([\da-fA-F]+)|#(\d+)|(\w+));$/.exec(reference)
  if (parts === null) return false
  const [, hexadecimal, decimal, name] = parts
  return name === undefined
    ? isAllowedCharacter(codePointOf(hexadecimal, decimal))
    : Object.hasOwn(entities, name)
}

function codePointOf(hexadecimal: string | undefined, decimal: string | undefined): number {
  return hexadecimal === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hexadecimal, 16)
}

/** Returns whether a character is allowed (XML 1.0, production 2). */
function isAllowedCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  )
}

/** Anything that XML 1.0 forbids, but for surrogates, which `isWellFormed` tells apart. */
const forbidden = '[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]'
export const forbiddenCharacter = new RegExp(forbidden)

/** Anything that a writer may have to look at: markup, what a reader would normalise, what XML forbids, surrogates. */
const careful = /[^\t\n -%'-;=?-\uD7FF\uE000-\uFFFD]/

/** Writes text so that it reads back as it is: markup and what a reader would normalise become references. */
export function escapeText(text: string): string {
  if (!careful.test(text)) return text
  const allowed = onlyAllowed(text)
  return /[&<>\r]/.test(allowed) ? allowed.replace(/[&<>\r]/g, asReference) : allowed
}

/** Escapes the value of an attribute in double quotes, as `escapeText` does a text. */
export function escapeAttribute(text: string): string {
  return onlyAllowed(text).replace(/[&<>"\t\n\r]/g, asReference)
}

function asReference(character: string): string {
  switch (character) {
    case '&':
      return '&amp;'
    case '<':
      return '&lt;'
    case '>':
      return '&gt;'
    case '"':
      return '&quot;'
    default:
      return `&#${character.charCodeAt(0)};`
  }
}

const forbiddenCharacters = new RegExp(forbidden, 'g')

/** Replaces characters that XML 1.0 does not allow by U+FFFD: control characters, U+FFFE, U+FFFF, lone surrogates. */
function onlyAllowed(text: string): string {
  const whole = text.toWellFormed()
  return forbiddenCharacter.test(whole) ? whole.replace(forbiddenCharacters, '\uFFFD') : whole
}
