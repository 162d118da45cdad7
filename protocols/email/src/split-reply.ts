import { withoutFillIn } from './fill-in.ts'
import { withoutLetters } from './own-letter.ts'
import {
  closings,
  headerLabel,
  isAttribution,
  machineLines,
  machineParagraphs,
  postscript,
  separators,
} from './quote-marks.ts'

/** A reply, taken apart. Quotations and what programs add are left out. */
export type ReplyParts = {
  /** The text of the person, without the closing. */
  readonly written: string
  /** From the greeting at the end on: name, library, telephone … */
  readonly signature: string
}

const maxLines = 10_000
/** Longer lines are text of their own, whatever they begin with. */
const longestLine = 2000
const longestLabel = 40
const attributionLines = 4
const headerLines = 8
const headerLabels = 3

/**
 * Takes a reply apart: what the person wrote, and the signature. The letter that is answered is left out where it is
 * marked with `>`, introduced ("On … wrote:", "Am … schrieb …:"), or is below Outlook's header lines or below a
 * line such as "-----Original Message-----"; so is a message that is passed on, and the fill-in block. What it repeats of our
 * letters is left out in any quoting.
 *
 * @param text the text of a mail
 * @param letters the texts of our letters about the request
 */
export function splitReply(text: string, letters: readonly string[] = []): ReplyParts {
  const lines = text.split('\n')
  const ours = letters.map((letter) => withoutFillIn(letter.split('\n')).join('\n'))
  const own = [
    ...withoutLetters(withoutFillIn(withoutQuotes(withoutArmor(lines.slice(0, maxLines)))), ours),
    ...lines.slice(maxLines),
  ]
  const parts = atClosing(own.filter((line) => !isOneOf(machineLines, line)))
  const withoutMachine = (text: string): string => tidy(withoutMachineParagraphs(text.split('\n')))
  // An answer in the same paragraph as a disclaimer must not go with it.
  const written = withoutMachine(parts.written) || parts.written
  return { written, signature: withoutMachine(parts.signature) }
}

/** Parts the text of the person from the closing and what is below it; a postscript belongs to the text. */
function atClosing(kept: readonly string[]): ReplyParts {
  const end = kept.findIndex(
    (line, index) => isClosing(line) && kept.slice(0, index).some((each) => each.trim() !== ''),
  )
  if (end < 0) return atNames(kept)
  const after = kept.slice(end)
  const added = after.findIndex((line) => isOneOf([postscript], line))
  return {
    written: tidy([...kept.slice(0, end), '', ...(added < 0 ? [] : after.slice(added))]),
    signature: tidy(added < 0 ? after : after.slice(0, added)),
  }
}

/** Words in capitals that a signature does not hold: an answer may stand alone in a line. */
const answerWords =
  /ship|sent|barcode|item\b|number|isbn|issn|shelfmark|signatur|sendung|track|vol(?:ume)?s?\b|band\b|send|due\b|period|return|renew|avail|suppl|lend\b|lent\b|loan\b(?! (?:desk|dep|team|s))|cancel|receiv|refus|lost|missing|held|hold\b|shelf|only|\bnot?\b|yes|done|oui\b|non\b|demain|today|tomorrow|heute|morgen|out\b|dispatch|post(?:ed)?\b|mailed|book\b|attach|enclos|extend|overdue|recall|reminder|fee\b|charge|versand\b(?!stelle)|versandt|versch|fällig|frist|rück|verläng|storn|erhal|präsenz|verlust|vermisst|leihbar|verlieh|entlieh|\bnicht\b|kein|liefer|\bnur\b|\bja\b|nein|leider|gern|erledigt|unterwegs|lesesaal|mahn|anbei|kosten|gebühr|eur\b|euro|[€$£]|\d{1,2}[./]\d{1,2}[./]|20\d\d/i

/** Words of the name of an organization, which may hold others: "University of Dunholme, Document Supply". */
const organization =
  /\b(?:university|librar(?:y|ies)|institute|museum|archives?|college|school|department|dept|\p{L}*bibliothek|\p{L}*bücherei|universität|hochschule|institut|archiv|bibliothèques?|médiathèque|université|service|équipe|lycée|prêt)\b/iu

/** A line of names, titles, numbers and addresses, each word with a capital: "Team at Thorne Library", "ILL desk | 01632 960 331". */
const isNameLine = (line: string): boolean =>
  line.length <= longestNameLine &&
  /^\W*(?:\p{Lu}|\d)/u.test(line) &&
  !/[!?:]\s*$|\p{Ll}\p{Ll}\.\s*$/u.test(line) &&
  (!answerWords.test(line) || organization.test(line)) &&
  (line.match(/[\p{L}\d][^\s/|,]*/gu) ?? []).every((word) =>
    /^(?:\p{Lu}|\d)|^(?:and|of|the|for|at|in|und|der|die|das|des|für|am|an|im|in|von|zu|du|des|de|le|la|les|et|à|au|aux|d['’]\p{L}+|l['’]\p{L}+|desk|team|service|phone|tel|fax|gez|bénévole|stagiaire|municipale?|universitaire|prêt|volunteer|librarian|ehrenamtlich)(?!\p{L})/u.test(
      word,
    ),
  )

const longestNameLine = 70

/** Parts the names at the end of a text without a closing from what was written above them. */
function atNames(kept: readonly string[]): ReplyParts {
  const text = tidy(kept).split('\n')
  const last = text.findLastIndex((line) => !isNameLine(line)) + 1
  const above = text.slice(0, last)
  const isBelow = last < text.length && above.filter((line) => line.trim() !== '').length > 0
  const hasText = /[.!?)]\s*$/.test(above.findLast((line) => line.trim() !== '') ?? '')
  return isBelow && hasText
    ? { written: tidy(above), signature: tidy(text.slice(last)) }
    : { written: tidy(kept), signature: '' }
}

/** Returns whether a line has one of these forms. */
function isOneOf(forms: readonly RegExp[], line: string): boolean {
  return line.length <= longestLine && forms.some((form) => form.test(line))
}

function isClosing(line: string): boolean {
  return isOneOf(closings, line)
}

/** Takes the head and the signature of inline PGP away (RFC 9580, section 7). */
function withoutArmor(lines: readonly string[]): readonly string[] {
  const begin = lines.findIndex((line) => line.startsWith('-----BEGIN PGP SIGNED MESSAGE-----'))
  if (begin < 0) return lines
  const body = lines.indexOf('', begin)
  const end = lines.findIndex(
    (line, index) => index > begin && line.startsWith('-----BEGIN PGP SIGNATURE-----'),
  )
  if (body < 0 || end < body) return lines
  return [...lines.slice(0, begin), ...lines.slice(body, end).map((line) => line.replace(/^- /, ''))]
}

function withoutQuotes(lines: readonly string[]): readonly string[] {
  const kept: string[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (isQuoted(line)) {
      kept.push('')
      continue
    }
    if (isOneOf(separators, line)) break
    const introduction = introductionAt(lines, index)
    if (introduction > 0) {
      if (!isQuotedNext(lines, index + introduction)) break
      index += introduction - 1
      continue
    }
    kept.push(line)
  }
  return kept
}

/** Counts the lines from here on that introduce a quotation. */
function introductionAt(lines: readonly string[], index: number): number {
  if (/^\s*$/.test(lines[index] ?? '')) return 0
  for (let count = 1; count <= attributionLines; count += 1) {
    const last = lines[index + count - 1] ?? ''
    if (last.trim() === '' || isQuoted(last)) break
    if (!last.trimEnd().endsWith(':')) continue
    const joined = lines
      .slice(index, index + count)
      .map((line) => line.trim())
      .join(' ')
    if (isAttribution(joined)) return beginsLater(lines.slice(index, index + count)) ? 0 : count
  }
  const labelled = labelledLines(lines, index)
  return labelled.labels >= headerLabels ? labelled.count : 0
}

/** Returns whether the introduction begins with one of the later lines, so that the first is the person's own. */
function beginsLater(lines: readonly string[]): boolean {
  return lines.slice(1).some((_, index) => isAttribution(lines.slice(index + 1).join(' ')))
}

/** Returns header fields in consecutive lines, as Outlook repeats them. Long ones may go on in the next line. */
function labelledLines(lines: readonly string[], index: number): { count: number; labels: number } {
  const labels = new Set<string>()
  let count = 0
  for (; count < headerLines; count += 1) {
    const line = lines[index + count] ?? ''
    const label = headerLabel.exec(line.slice(0, longestLabel))?.[1]
    if (label !== undefined) labels.add(label.toLowerCase())
    else if (count === 0 || line.trim() === '') break
  }
  return { count, labels: labels.size }
}

function isQuoted(line: string): boolean {
  return /^\s{0,3}[A-Z]{0,3}>/.test(line)
}

function isQuotedNext(lines: readonly string[], from: number): boolean {
  return isQuoted(lines.slice(from, from + 4).find((line) => line.trim() !== '') ?? '')
}

function withoutMachineParagraphs(lines: readonly string[]): readonly string[] {
  const paragraphs: string[][] = [[]]
  for (const line of lines) {
    paragraphs.at(-1)?.push(line)
    if (line.trim() === '') paragraphs.push([])
  }
  return paragraphs
    .filter((paragraph) => {
      const joined = paragraph.join(' ').slice(0, longestLine)
      return !machineParagraphs.some((form) => form.test(joined))
    })
    .flat()
}

function tidy(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
