import { readFileSync, writeFileSync } from 'node:fs'
import { describeAttention } from './manual/describe-attention.ts'
import { describeCommands } from './manual/describe-commands.ts'
import { describeMetrics } from './manual/describe-metrics.ts'
import { describeOperations } from './manual/describe-operations.ts'
import { readOpenApiDocument } from './openapi-document.ts'

/**
 * Writes the reference pages of the manual that follow from tables of the source (`npm run docs`). With `--check` it writes
 * nothing, and exits with 1 where a page is stale.
 */
const isCheck = process.argv.includes('--check')
const pageAt = (name: string): URL => new URL(`../docs/${name}`, import.meta.url)

const keep = (name: string, text: string): void => {
  const file = pageAt(name)
  if (!isCheck) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    process.stderr.write(`docs/${name} is stale: npm run docs\n`)
    process.exitCode = 1
  }
}

/** Replaces the text between the marks of a table that is generated within a page. */
const keepPart = (name: string, mark: string, table: string): void => {
  const text = readFileSync(pageAt(name), 'utf8')
  const part = new RegExp(`<!-- ${mark} -->[\\s\\S]*<!-- /${mark} -->`)
  keep(
    name,
    text.replace(part, () => `<!-- ${mark} -->\n${table}\n<!-- /${mark} -->`),
  )
}

keep('command-line.md', await describeCommands())
keep('api.md', describeOperations(await readOpenApiDocument()))
keepPart('monitoring.md', 'metrics', describeMetrics())
keepPart('staff/attention.md', 'attention', describeAttention())
