import {
  type FillInAnswer,
  type FillInField,
  type FillInLanguage,
  type FillInQuestion,
  fillInAnswers,
  fillInFields,
  fillInQuestions,
  fillInWords,
} from './fill-in-words.ts'
import { literal } from './literal.ts'

/** A fill-in block that somebody filled. */
export type FillIn = {
  /** The options that are ticked, each once. The caller decides about more than one. */
  readonly answers: readonly FillInAnswer[]
  /** True if an option is ticked that is not an answer. */
  readonly unknownAnswer: boolean
  /** The values behind the keys, in one line each; empty fields are absent. */
  readonly fields: Readonly<Partial<Record<FillInField, string>>>
}

const languages = Object.values(fillInWords)
const blockLines = 80
const longestField = 2000
/** Longer lines hold no block, however a program breaks lines. */
const longestLine = 5000

/**
 * Writes an empty fill-in block for a letter, as plain text of short lines.
 *
 * @param question what the letter asks
 * @param reference names this letter: an old block that a later reply still quotes is told apart by it
 */
export function writeFillIn(language: FillInLanguage, question: FillInQuestion, reference: string): string {
  const words = fillInWords[language]
  const { answers, fields } = fillInQuestions[question]
  return [
    `=== ${words.begin} (${words.hint}) ===`,
    `${words.fields.reference}${words.colon} ${reference}`,
    ...answers.map((answer) => `${words.answer}${words.colon} [ ] ${words.answers[answer]}`),
    ...fields.map((field) => `${words.fields[field]}${words.colon}`),
    `=== ${words.end} ===`,
  ].join('\n')
}

/**
 * Reads the fill-in block of a reply: quoted or not, its lines rewrapped or run together, in any of the languages.
 * Of several blocks the one that is quoted least deeply counts, and of these the topmost, since older letters stand
 * deeper and below. Where that one is empty, a filled one counts only if it bears the same reference.
 *
 * @param text the text of a mail, quotations and all
 * @returns undefined where there is no block, or nothing was filled in
 */
export function readFillIn(text: string): FillIn | undefined {
  const blocks = findBlocks(text.split('\n').map((line) => (line.length > longestLine ? '' : line)))
  const least = Math.min(...blocks.map(({ depth }) => depth))
  const [first, ...others] = blocks
    .filter(({ depth }) => depth === least)
    .map(({ content }) => readBlock(content))
  if (first === undefined) return undefined
  if (isFilled(first)) return first
  const { reference } = first.fields
  return others.find(
    (other) => isFilled(other) && reference !== undefined && other.fields.reference === reference,
  )
}

/** Takes the lines of fill-in blocks away, and single lines of one whose end was lost. */
export function withoutFillIn(lines: readonly string[]): readonly string[] {
  const kept: string[] = []
  let begun = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.length > longestLine) kept.push(line)
    else if (beginMark.test(line)) {
      begun = true
      const end = lines
        .slice(index, index + blockLines)
        .findIndex((each) => each.length <= longestLine && endMark.test(each))
      index += Math.max(0, end)
    } else if (!answerLine.test(line) && !(begun && fieldLine.test(line))) kept.push(line)
  }
  return kept
}

/** Matches any of these words, whose blanks may have become line breaks, and whose letters with marks plain ones. */
function anyOf(words: readonly string[]): string {
  const longestFirst = [...new Set(words)].sort((one, other) => other.length - one.length)
  return longestFirst
    .map((word) =>
      literal(word)
        .replace(/ /g, '\\s+')
        .replace(/[äöüàéêè’]/g, (letter) => `(?:${letter}|${plain[letter]}|\ufffd)`),
    )
    .join('|')
}
const plain: Readonly<Record<string, string>> = {
  ...{ ä: 'ae', ö: 'oe', ü: 'ue' },
  ...{ à: 'a', é: 'e', ê: 'e', è: 'e', '’': "'" },
}

const beginMark = new RegExp(`(?<!=)={2,20}\\s*(?:${anyOf(languages.map(({ begin }) => begin))})`, 'i')
const endMark = new RegExp(`(?<!=)={2,20}\\s*(?:${anyOf(languages.map(({ end }) => end))})`, 'i')
const answerWord = anyOf(languages.map(({ answer }) => answer))
const answerLine = new RegExp(`^\\s*(?:\\*\\s*)?(?:${answerWord})\\s*:\\s*\\[`, 'i')
const fieldKeys = fillInFields.map((field): [FillInField, string] => [
  field,
  anyOf(languages.map(({ fields }) => fields[field])),
])
const fieldLine = new RegExp(`^\\s*(?:${fieldKeys.map(([, words]) => words).join('|')})\\s*:`, 'i')
const key = new RegExp(
  `(?<![\\p{L}\\d])(?:(?<answer>${answerWord})|${fieldKeys.map(([field, words]) => `(?<${field}>${words})`).join('|')})\\s*:`,
  'giu',
)
const answerForms = fillInAnswers.map((answer): [FillInAnswer, RegExp] => [
  answer,
  new RegExp(
    `^(?:${anyOf(languages.map(({ answers }) => answers[answer]))})(?![\\p{L}\\d]) ?(?<after>.*)$`,
    'iu',
  ),
])

type Block = { readonly depth: number; readonly content: string }

/** Blocks begin at their first line; where that was lost, at the first line with an answer in brackets. */
function findBlocks(lines: readonly string[]): readonly Block[] {
  const unquoted = lines.map((line) => line.replace(/^\s*(?:[A-Z]{0,3}[>|]\s*)+/, ''))
  const begins = unquoted.flatMap((line, index) => (beginMark.test(line) ? [index] : []))
  const starts = begins.length > 0 ? begins : [unquoted.findIndex((line) => answerLine.test(line))]
  return starts.flatMap((start, index): Block[] => {
    if (start < 0) return []
    const end = Math.min(start + blockLines, starts[index + 1] ?? Number.POSITIVE_INFINITY)
    const content = unquoted.slice(start, end).join('\n')
    const ended = endMark.exec(content)
    const body = ended === null ? cutAtGap(content) : content.slice(0, ended.index)
    return [{ depth: quoteDepth(lines[start] ?? ''), content: body.replace(/(?<=\s)>+(?=\s)/g, ' ') }]
  })
}

/** Cuts the block at the first blank line after its last key, for a block whose last line was lost. */
function cutAtGap(content: string): string {
  const last = [...content.matchAll(key)].at(-1)
  const gap = last === undefined ? -1 : content.slice(last.index).search(/\n\s*\n/)
  return last === undefined || gap < 0 ? content : content.slice(0, last.index + gap)
}

function quoteDepth(line: string): number {
  return (/^\s*((?:[A-Z]{0,3}[>|]\s*)*)/.exec(line)?.[1] ?? '').replace(/[^>|]/g, '').length
}

function readBlock(content: string): FillIn {
  const keys = [...content.matchAll(key)]
  const note = keys.findIndex(({ groups }) => groups?.note !== undefined)
  const usedKeys = note < 0 ? keys : keys.slice(0, note + 1)
  const fields: Partial<Record<FillInField, string>> = {}
  const answers = new Set<FillInAnswer>()
  let unknownAnswer = false
  for (const [index, match] of usedKeys.entries()) {
    const value = content
      .slice(match.index + match[0].length, usedKeys[index + 1]?.index ?? content.length)
      .replace(/\s+/g, ' ')
      .trim()
    if (match.groups?.answer === undefined) {
      const field = fillInFields.find((name) => match.groups?.[name] !== undefined)
      if (field !== undefined && value !== '') fields[field] = value.slice(0, longestField)
      continue
    }
    const ticked = readAnswer(value)
    if (ticked === 'unknown') unknownAnswer = true
    else if (ticked !== undefined) answers.add(ticked)
  }
  return { answers: [...answers], unknownAnswer, fields }
}

/** Reads `[x] shipped`, `[ ] shipped x`, or `shipped` alone, where the brackets were taken away. Blanks are single. */
function readAnswer(value: string): FillInAnswer | 'unknown' | undefined {
  const [, mark, word = value] = /^[[(] ?([^\])]{0,12}?) ?[\])] ?(.*)$/.exec(value) ?? []
  const [answer, form] = answerForms.find(([, each]) => each.test(word)) ?? []
  const after = form?.exec(word)?.groups?.after ?? ''
  const ticked =
    mark === undefined ? /^[.!]?$/.test(after) && word !== '' : isTick(mark) || /^(?:x|✓|✔|☒|☑)$/i.test(after)
  if (ticked) return answer ?? 'unknown'
  return mark === undefined && word !== '' ? 'unknown' : undefined
}

function isTick(mark: string): boolean {
  return /^(?:x+|✓|✔|✗|☒|☑|\*|\+|ja|yes|oui|1|ok)$/i.test(mark)
}

function isFilled({ answers, unknownAnswer, fields }: FillIn): boolean {
  return answers.length > 0 || unknownAnswer || Object.keys(fields).some((field) => field !== 'reference')
}
