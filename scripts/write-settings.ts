import { readFileSync, writeFileSync } from 'node:fs'
import { settingsTable } from '../src/environment.ts'

const page = new URL('../docs/settings.md', import.meta.url)
const text = readFileSync(page, 'utf8')
const rows = settingsTable().map(
  ({ name, standard, about }) => `| \`${name}\` | ${standard === '' ? '' : `\`${standard}\``} | ${about} |`,
)
const table = ['| variable | default | description |', '| --- | --- | --- |', ...rows].join('\n')
const written = text.replace(
  /<!-- settings -->[\s\S]*<!-- \/settings -->/,
  () => `<!-- settings -->\n${table}\n<!-- /settings -->`,
)

if (!process.argv.includes('--check')) writeFileSync(page, written)
else if (written !== text) {
  process.stderr.write('The table of settings in docs/settings.md is stale: npm run docs\n')
  process.exitCode = 1
}
