import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'
import type { MessageTree } from '../../src/translations/translator.ts'

const accents: Readonly<Record<string, string>> = {
  a: 'åå',
  e: 'éé',
  i: 'îî',
  o: 'øø',
  u: 'üü',
  A: 'Å',
  E: 'É',
}

const accented = (text: string): string => text.replace(/[aeiouAE]/g, (letter) => accents[letter] ?? letter)

const inAccents = (elements: MessageFormatElement[]): MessageFormatElement[] =>
  elements.map((element) => {
    if (element.type === TYPE.literal) return { ...element, value: accented(element.value) }
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element
    for (const option of Object.values(element.options)) option.value = inAccents(option.value)
    return element
  })

const inBrackets = (text: string): string =>
  `⟦${printAST(inAccents(parse(text, { ignoreTag: true, requiresOtherClause: true })))}⟧`

/** Puts each paragraph in brackets, but for those that only show what other messages say. */
const messageInBrackets = (text: string): string => {
  const paragraphs = text.split('\n\n')
  return paragraphs.length === 1
    ? inBrackets(text)
    : paragraphs.map((each) => (/^\{\w+\}$/.test(each) ? each : inBrackets(each))).join('\n\n')
}

/**
 * Writes a catalogue in the pseudo-language: longer, with accents, and in brackets. What is shown outside of brackets is
 * in no catalogue.
 */
export const inPseudoLanguage = <T extends MessageTree>(areas: T): T =>
  JSON.parse(JSON.stringify(areas), (_, value: unknown) =>
    typeof value === 'string' ? messageInBrackets(value) : value,
  )

/** Returns what a text has outside of the brackets of the pseudo-language. */
export const outsideOfBrackets = (text: string): string => {
  let depth = 0
  let outside = ''
  for (const letter of text) {
    if (letter === '⟦') depth += 1
    else if (letter === '⟧') depth -= 1
    else if (depth === 0) outside += letter
  }
  return outside.trim()
}
