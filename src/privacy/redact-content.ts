import { mapTexts } from './map-texts.ts'
import type { RemovedTexts } from './removed-texts.ts'
import { createTextRemover } from './text-remover.ts'

/** A removed text of one word is removed inside a line only from this length on: shorter ones may be common words. */
const shortestAlone = 12

const hasLetters = /[\p{L}\p{N}]/u

const isJson = (text: string): boolean => /^\s*[[{]/.test(text)

/**
 * Creates a function that takes a person out of the content of a message that still goes out: notes, addresses and whatever
 * else was removed from the request, and the words that identify the person. Everything else stays, so that the receiver can
 * read the message.
 *
 * @param coded the local names of the XML elements that hold codes: their text stays, unless it names the person alone
 */
export const createRedaction = (
  coded: ReadonlySet<string>,
  { removed, kept, words }: RemovedTexts,
): ((content: string) => string) => {
  const isPhrase = (text: string): boolean => /[\s@]/.test(text) || text.length >= shortestAlone
  const removePhrases = createTextRemover(kept, [...removed.filter(isPhrase), ...words])
  const removeAll = createTextRemover(kept, [...removed, ...words])

  /** Returns whether a line is the rest of a note that was cut off. */
  const isRest = (line: string): boolean =>
    line.trim().length >= shortestAlone && removed.some((text) => text.includes(line.trim()))

  /** Removes a patron from a line. A line of which nothing is left, such as one of an address, goes whole. */
  const redactLine = (line: string): string =>
    isRest(line) || !hasLetters.test(removeAll(line)) ? '' : removePhrases(line)

  const redactText = (text: string): string =>
    removePhrases(text)
      .split(/(\n|<[^<>]*>)/)
      .map((part, place) => (place % 2 === 1 || !hasLetters.test(part) ? part : redactLine(part)))
      .join('')

  const redactElement = (name: string, text: string): string => {
    if (!coded.has(name)) return redactText(text)
    return words.includes(text.trim().toLowerCase()) ? '' : text
  }

  const redactXml = (xml: string): string =>
    xml.replace(/<([^<>]*)>([^<]*)/g, (_match, tag: string, text: string) => {
      const name = /^(?:[\w.-]{1,60}:)?([\w.-]{1,80})/.exec(tag)?.[1] ?? ''
      return `<${tag}>${hasLetters.test(text) ? redactElement(name, text) : text}`
    })

  return (content) => {
    if (isJson(content)) return JSON.stringify(mapTexts(JSON.parse(content), redactText))
    return content.trimStart().startsWith('<') ? redactXml(content) : redactText(content)
  }
}
