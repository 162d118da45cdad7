import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Instant } from '../../src/borrowing/values.ts'
import { backUp } from '../../src/cli/backup.ts'
import { lostSecrets } from '../../src/cli/lost-secrets.ts'
import { openSecrets, rotateMasterKey } from '../../src/cli/master-key.ts'
import { restore } from '../../src/cli/restore.ts'
import { createConfiguration } from '../../src/configuration/snapshot.ts'
import { ensureLinkSecret } from '../../src/delivery/link-secrets.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { captureOutput } from '../support/capture-output.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-lost-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const token = 'an-outbound-token-that-nobody-may-read'
const documents = [
  {
    kind: 'partner',
    key: 'SUP',
    value: {
      code: 'SUP',
      name: 'Supplier',
      symbols: [{ type: 'ISIL', value: 'SUP' }],
      connection: {
        protocol: 'iso18626',
        url: `https://lender.example/iso18626?key=${token}`,
        outboundCredentials: { kind: 'bearer', token },
      },
    },
  },
  {
    kind: 'library',
    key: 'ABC',
    value: {
      code: 'ABC',
      name: 'Abc',
      symbols: [{ type: 'ISIL', value: 'ABC' }],
      patronPages: { keys: [{ kind: 'secret', id: '2026', secret: 'k7Qm-2vXd-9pLz-Tw4B-hN8c-Rj6F-sY3e' }] },
    },
  },
] as const

const silent = { print: () => undefined, complain: () => undefined }

/** Makes a backup of a store with secrets, whose master key is lost. */
const makeBackup = async (): Promise<string> => {
  const file = join(folder, 'lendwire.sqlite')
  const raw = await openSqliteStore({ file })
  const store = await openSecrets(raw, `sqlite:${file}`, silent)
  await store.putDocuments(documents.map((each) => ({ ...each, expectedVersion: null })))
  await ensureLinkSecret(store, Instant.parse('2026-11-27T10:00:00.000Z'))
  await raw.close()
  const backup = join(folder, 'store.backup')
  expect(await backUp(backup, { store: `sqlite:${file}`, rate: '50' }, silent)).toBe(0)
  return backup
}

test('a restored store whose master key is lost lists its secrets, and starts when they are dropped', async () => {
  const backup = await makeBackup()
  const file = join(folder, 'restored.sqlite')
  const store = `sqlite:${file}`
  const restored = await captureOutput((output) => restore(backup, { store, json: true }, output))
  expect(restored.code).toBe(0)
  const key = expect.stringMatching(/^[0-9a-f]{8}$/)
  const lost = [
    { kind: 'library', code: 'ABC', path: 'patronPages/keys/0/secret', masterKey: key },
    { kind: 'partner', code: 'SUP', path: 'connection/outboundCredentials/token', masterKey: key },
    { kind: 'partner', code: 'SUP', path: 'connection/url', masterKey: key },
    { kind: 'setting', code: 'link-secrets', path: 'secrets/0/secret', masterKey: key },
  ]
  const result: unknown = JSON.parse(restored.out)
  expect(result).toMatchObject({ state: 'paused', source: 'store.backup' })
  expect(result).toHaveProperty('lostSecrets', expect.arrayContaining(lost))

  const listed = await captureOutput((output) => lostSecrets({ store }, output))
  expect(listed.code).toBe(1)
  expect(listed.out).toMatch(
    /^partner SUP: connection\/outboundCredentials\/token \(sealed with the master key [0-9a-f]{8}\)$/m,
  )
  const before = await openSqliteStore({ file })
  await expect(openSecrets(before, store, silent)).rejects.toThrow(/keys lost/)
  await before.close()
  const dropped = await captureOutput((output) => lostSecrets({ store, drop: true }, output))
  expect(dropped).toMatchObject({ code: 0 })
  expect(await captureOutput((output) => lostSecrets({ store, json: true }, output))).toMatchObject({
    code: 0,
    out: JSON.stringify({ dropped: false, lost: [] }, null, 2),
  })

  const raw = await openSqliteStore({ file })
  const opened = await openSecrets(raw, store, silent)
  const snapshot = await createConfiguration(opened, protocolRegistry).snapshot()
  expect(snapshot.faults()).toEqual([
    {
      kind: 'partner',
      code: 'SUP',
      faults: ['connection/url', 'connection/outboundCredentials/token'].map((path) => ({
        path,
        code: 'fault.sealed_with_lost_key',
        params: { key: expect.stringMatching(/^[0-9a-f]{8}$/) },
      })),
    },
  ])
  expect(snapshot.libraries().map(({ patronPages }) => patronPages?.keys)).toEqual([[]])
  expect(await opened.getDocument('setting', 'link-secrets')).toBeNull()
  expect((await readFile(file)).toString('latin1')).not.toContain(token)
  await raw.close()
})

test('keys rotate prints its result as JSON', async () => {
  const backup = await makeBackup()
  const store = `sqlite:${join(folder, 'lendwire.sqlite')}`
  const rotated = await captureOutput((output) => rotateMasterKey({ store, json: true }, output))
  expect(JSON.parse(rotated.out)).toEqual({
    resealed: { documents: 3, keyId: expect.stringMatching(/^[0-9a-f]{8}$/) },
  })
  expect(
    JSON.parse(
      (await captureOutput((output) => rotateMasterKey({ store, reseal: true, json: true }, output))).out,
    ),
  ).toEqual({
    resealed: null,
  })
  expect(backup).toContain(folder)
})
