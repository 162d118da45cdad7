import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { messageParametersFile } from './translations/message-parameters-file.ts'
import { readCatalogue } from './translations/read-catalogue.ts'

/**
 * Writes what follows from the English catalogue: the keys and parameters of all messages as a type, and the page of the
 * manual that lists them. With `--check` it writes nothing, and fails where a file is not up to date.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const messages = readCatalogue('en')

/** Areas of pages, mails and letters: their words are no reasons. */
const isOfPages = (key: string): boolean =>
  /^(\w+_page|\w+_mail|digest|letter|next|notice|page|slip|statistics)\./.test(key)

const page = `# Reason codes

Everything that says why, in answers of the API, is a reason: \`code\`, \`params\` and \`text\`. Compare the code: the text may change. This page lists all codes with their English sentences, written from the catalogue by \`npm run docs\`.

\`\`\`text
${messages
  .filter(({ key }) => !isOfPages(key))
  .map(({ key, text }) => `${key}\n    ${text}`)
  .join('\n')}
\`\`\`
`

const files = [
  ['src/translations/message-parameters.ts', messageParametersFile(messages)],
  ['docs/reasons.md', page],
] as const
for (const [path, file] of files) {
  if (!values.check) {
    writeFileSync(path, file)
  } else if (readFileSync(path, 'utf8') !== file) {
    console.error(`${path} is not up to date: run \`npm run docs\`.`)
    process.exitCode = 1
  }
}
