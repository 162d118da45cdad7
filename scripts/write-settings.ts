import { readFileSync, writeFileSync } from 'node:fs'
import { settingsTable } from '../src/config.ts'

const readme = new URL('../README.md', import.meta.url)
const text = readFileSync(readme, 'utf8')
const rows = settingsTable().map(
  ({ name, standard, about }) => `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${about} |`,
)
const table = ['| variable | without it | what it is |', '| --- | --- | --- |', ...rows].join('\n')
const written = text.replace(
  /<!-- settings -->[\s\S]*<!-- \/settings -->/,
  () => `<!-- settings -->\n${table}\n<!-- /settings -->`,
)

if (!process.argv.includes('--check')) writeFileSync(readme, written)
else if (written !== text) {
  process.stderr.write('The table of settings in README.md is stale: npm run docs\n')
  process.exitCode = 1
}
