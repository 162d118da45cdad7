import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { vendorUses } from '../src/configuration/vendor-documents.ts'
import { IlsConnection } from '../src/ils/connection.ts'
import { NcipConnection } from '../src/partners/ncip/connection.ts'
import { protocolRegistry } from '../src/partners/registry.ts'

const root = join(import.meta.dirname, '..')

test('every field of an NCIP connection and of a library system is described', () => {
  for (const { shape } of [NcipConnection, IlsConnection])
    for (const [name, schema] of Object.entries(shape))
      if (name !== 'protocol') expect(schema.description, name).toMatch(/.{8}/)
})

test('every vendor but the standard is named on a manual page', () => {
  const pages = readdirSync(join(root, 'docs/systems'))
    .map((name) => readFileSync(join(root, 'docs/systems', name), 'utf8'))
    .join('\n')
  const codes = vendorUses(protocolRegistry).flatMap(({ builtIn }) => builtIn.map(({ code }) => code))
  expect(
    [...new Set(codes)].filter(
      (code) => code !== 'standard' && !pages.includes(`\`${code}\``) && !pages.includes(`: ${code}\``),
    ),
  ).toEqual([])
})
