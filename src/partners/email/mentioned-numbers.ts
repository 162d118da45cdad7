import type { Attachment, Mail } from '@lendwire/email'

/** The number of a request, with or without the number of its letter. */
const number = /(?<![A-Z0-9-])[A-Z0-9]{1,12}-[A-Z0-9]{4,14}(?:-\d{1,4})?(?![A-Z0-9])/g

const maxMentions = 500
const longestText = 100_000
const longestLetter = 200_000
const maxLetters = 3

/** The dashes that programs put in the place of a hyphen, with blanks around them. */
const dashes = /\s{0,2}[-\u2010-\u2015\u2212\ufe63\uff0d]\s{0,2}/g
/** Characters of no width, and what a letter in UTF-16 has between those of a number. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: letters of Outlook hold them.
const unseen = /[\u0000\u00ad\u200b-\u200d\u2060\ufeff]/g

/** Returns what may be numbers in a text, in any letter case, and broken by the end of a line or a quotation mark. */
const numbersIn = (text: string): readonly string[] => {
  const words = text
    .replace(unseen, '')
    .replace(dashes, '-')
    .toUpperCase()
    .split(/[\s>|]+/)
  return words.flatMap((word, index) => {
    const joined = /-|\d/.test(word) ? [`${word}${words[index + 1] ?? ''}`] : []
    return [word, ...joined].flatMap((each) => each.match(number) ?? [])
  })
}

/** Returns whether an attachment may be a letter: a mail, a text, or a mail of Outlook. */
const isLetter = ({ declaredType, name = '' }: Attachment): boolean =>
  /^(?:message\/|text\/)/.test(declaredType) || /\.(?:eml|msg|txt|html?)$/i.test(name)

/** Returns what may be the numbers of requests in the text of a mail, in its subject, and in the letters that it holds. */
export const mentionedIn = ({ subject, text, attachments }: Mail): readonly string[] => {
  const letters = attachments
    .filter(isLetter)
    .slice(0, maxLetters)
    .map(({ bytes }) => new TextDecoder().decode(bytes.subarray(0, longestLetter)))
  return [...new Set([subject, text.slice(0, longestText), ...letters].flatMap(numbersIn))].slice(
    0,
    maxMentions,
  )
}
