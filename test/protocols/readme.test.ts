import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'

const protocols = join(import.meta.dirname, '../../protocols')

/** The values that examples take for granted: a message as bytes, as an object, and a secret. */
const prelude = `
  const agency = { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'SE-A' }
  const header = { supplyingAgencyId: agency, requestingAgencyId: agency, timestamp: '2026-01-31T10:00:00Z',
    requestingAgencyRequestId: 'LIB-1-1', requestingAgencyAuthentication: { securityCode: { secret: 'security-code' } } }
  const message = { edition: '2021-2', kind: 'requestingAgencyMessage', body: { header, action: 'Received' } }
  const bytes = new TextEncoder().encode('<ISO18626Message/>')
  const secrets = { 'security-code': 'S<1' }
`

/** Returns the examples of a README, as modules that run: its blocks of TypeScript that import values. */
function examples(name: string): readonly string[] {
  const readme = readFileSync(join(protocols, name, 'README.md'), 'utf8')
  return [...readme.matchAll(/```ts\n([\s\S]*?)```/g)]
    .map(([, code = '']) => code)
    .filter((code) => code.includes('import {'))
    .map((code) =>
      code.replace(
        /'@lendwire\/(\w+)'/,
        (_, used) => `'${pathToFileURL(join(protocols, used, 'src/index.ts'))}'`,
      ),
    )
}

describe.each(['xml', 'iso18626'])('the README of %s', (name) => {
  const codes = examples(name)

  test('has examples', () => {
    expect(codes.length).toBeGreaterThan(0)
  })

  test.each(codes.map((code, index) => [index + 1, code] as const))('example %i runs', (_, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'lendwire-readme-'))
    try {
      const file = join(folder, 'example.mts')
      writeFileSync(file, `${prelude}${code}`)
      execFileSync(process.execPath, [file], { stdio: 'pipe' })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
