import { styleText } from 'node:util'
import type { Line } from './describe-entry.ts'
import type { Outcome } from './run-story.ts'

type Style = Parameters<typeof styleText>[0]

/** Colours a text. Colour only where somebody looks: `styleText` leaves it out where the stream is no terminal. */
const paint = (style: Style, text: string): string =>
  styleText(style, text, { stream: process.stdout, validateStream: true })

const print = (text: string): void => {
  process.stdout.write(`${text}\n`)
}

const hues: readonly Style[] = ['cyan', 'magenta', 'yellow', 'blue', 'green']

const whoWidth = 31

/** Prints a line of a story as it happens; stories that run beside each other differ in colour. */
export const printLine = (name: string, index: number, width: number, line: Line): void => {
  const { at, who, message, status, isNew } = line
  const story = paint(hues[index % hues.length] ?? 'cyan', name.padEnd(width))
  const became = status === '' ? '' : `  ⇒ ${paint(isNew ? 'bold' : 'dim', status)}`
  print(`${paint('dim', at.slice(11, 23))}  ${story}  ${who.padEnd(whoWidth)} ${message}${became}`)
}

/** Prints a heading. */
export const printHeading = (text: string): void => print(`\n${paint('bold', text)}\n`)

/** Prints a plain line. */
export const printText = (text: string): void => print(text)

const wrap = (words: readonly string[], indent: string, width: number): string => {
  const lines: string[] = []
  let line = ''
  for (const [place, word] of words.entries()) {
    const piece = place === words.length - 1 ? word : `${word} → `
    if (line !== '' && indent.length + line.length + piece.trimEnd().length > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += piece
  }
  return [...lines, line].map((each) => indent + each).join('\n')
}

/** Prints the closing table: each story with its path, its final status, and whether it ended as it must. */
export const printTable = (outcomes: readonly Outcome[]): void => {
  const nameWidth = Math.max(...outcomes.map(({ story }) => story.name.length))
  const statusWidth = Math.max(...outcomes.map(({ status }) => status.length))
  print(`    ${'scenario'.padEnd(nameWidth)}  ${'final status'.padEnd(statusWidth)}  request`)
  for (const { story, status, number, path, complaint } of outcomes) {
    const mark = complaint === undefined ? paint('green', 'ok') : paint('red', '!!')
    print(`${mark}  ${story.name.padEnd(nameWidth)}  ${status.padEnd(statusWidth)}  ${number}`)
    print(paint('dim', wrap(path, '      ', 110)))
    if (complaint === undefined && story.shows !== undefined)
      print(paint('dim', `      ${story.shows.words}`))
    if (complaint !== undefined) print(paint('red', `      ${complaint}`))
  }
}
