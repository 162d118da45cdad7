import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { languages } from '../src/translations/language.ts'
import { messageParametersFile } from './translations/message-parameters-file.ts'
import { readCatalogue } from './translations/read-catalogue.ts'

/**
 * Writes the keys and parameters of all messages as a type, from the English catalogue. With `--check` it writes nothing,
 * and fails where the file is not up to date.
 */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })
const path = 'src/translations/message-parameters.ts'
const file = messageParametersFile(readCatalogue(languages[0]))

if (!values.check) {
  writeFileSync(path, file)
} else if (readFileSync(path, 'utf8') !== file) {
  console.error(`${path} is not up to date: run \`npm run docs\`.`)
  process.exitCode = 1
}
