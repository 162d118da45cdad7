import { readFileSync, writeFileSync } from 'node:fs'
import type { z } from 'zod'
import { vendorUses } from '../src/configuration/vendor-documents.ts'
import { IlsConnection } from '../src/ils/connection.ts'
import { NcipConnection } from '../src/partners/ncip/connection.ts'
import { protocolRegistry } from '../src/partners/registry.ts'

const page = new URL('../docs/vendors.md', import.meta.url)

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const code = (value: unknown): string => (value === undefined ? '' : `\`${cell(JSON.stringify(value))}\``)
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** Returns the fields of a schema, each with its default and its description. */
const fields = (shape: Readonly<Record<string, z.ZodType>>): string =>
  table(
    ['field', 'default', 'description'],
    Object.entries(shape).map(([name, schema]) => [
      `\`${name}\``,
      code(schema.safeParse(undefined).data),
      cell(schema.description ?? ''),
    ]),
  )

const uses = vendorUses(protocolRegistry).map(({ name, title, settings, builtIn }) => {
  const vendors = builtIn.flatMap((vendor) =>
    Object.entries(vendor.settings).map(([setting, value]) => [
      `\`${vendor.code}\``,
      `\`${setting}\``,
      code(value),
      cell(vendor.sources[setting] ?? ''),
    ]),
  )
  return `## ${title}: \`${name}\`

Built in: ${builtIn.map((vendor) => `\`${vendor.code}\` (${vendor.name})`).join(', ')}.

${fields(settings.shape)}

### Departures of the built-in vendors

${table(['vendor', 'setting', 'value', 'source'], vendors)}`
})

const text = `# Vendors

This page is generated: \`npm run docs\`. A vendor is a system that departs from a standard. An admin adds a vendor, or overrides settings of a built-in one, with \`PUT /v1/vendors/{code}\`: a document holds one member for each use. A setting that is left out has the value of the built-in vendor of this code, or of the standard if there is none. To undo a built-in departure, write the value of the standard. Manual pages of single systems: [docs/systems](systems/index.md).

${uses.join('\n\n')}

## An NCIP partner: \`connection\`

${fields(NcipConnection.shape)}

## A library’s own system: \`PUT /v1/libraries/{code}/ils\`

${fields(IlsConnection.shape)}
`

if (!process.argv.includes('--check')) writeFileSync(page, text)
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('docs/vendors.md is stale: npm run docs\n')
  process.exitCode = 1
}
