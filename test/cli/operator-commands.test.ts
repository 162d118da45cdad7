import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer as createWebServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { createLender } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { findUserBy, openIdKey, readUser, User, writeUser } from '../../src/accounts/user.ts'
import { linkFirstAdmin } from '../../src/cli/admin.ts'
import { checkConfiguration } from '../../src/cli/check-configuration.ts'
import { exportFile } from '../../src/cli/config.ts'
import { checkCertificate, checkPublicUrl } from '../../src/cli/doctor/check-public-url.ts'
import { doctor } from '../../src/cli/doctor.ts'
import { dump, load } from '../../src/cli/dump.ts'
import { runImport } from '../../src/cli/import/run-import.ts'
import { createKey, listKeys, revokeKey } from '../../src/cli/keys.ts'
import { lostSecrets } from '../../src/cli/lost-secrets.ts'
import { rotateMasterKey } from '../../src/cli/master-key.ts'
import { migrate } from '../../src/cli/migrate.ts'
import { linkUser, listUsers, resetFactor, unlinkUsers } from '../../src/cli/users.ts'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { captureOutput } from '../support/capture-output.ts'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

describe('commands for operators', () => {
  let gateway: WholeGateway
  let store = ''
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-operator-'))
    gateway = await startWholeGateway({}, { inMemory: true })
    store = `sqlite:${gateway.file}`
    await gateway.api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
  })
  afterAll(async () => {
    await gateway.stop()
    await rm(folder, { recursive: true, force: true })
  })

  test('keys are made, listed and revoked beside a running gateway', async () => {
    const made = await captureOutput((output) =>
      createKey({ store, role: 'system', name: 'alma', library: 'ABC' }, output),
    )
    const status = async () => (await gateway.api('GET', '/v1/requests', undefined, { key: made.out })).status
    expect(await status()).toBe(200)
    const listed = await captureOutput((output) => listKeys({ store, json: true }, output))
    const key = z
      .array(z.looseObject({ id: z.string(), name: z.string() }))
      .parse(JSON.parse(listed.out))
      .find(({ name }) => name === 'alma')
    expect(listed.out).not.toContain('hash')
    const id = key?.id ?? ''
    expect((await captureOutput((output) => listKeys({ store }, output))).out).toMatch(
      new RegExp(`^${id}  system +ABC  …\\S{4}  alma$`, 'm'),
    )
    await captureOutput((output) => revokeKey(id, { store }, output))
    expect(await status()).toBe(401)
    const audit = await gateway.api('GET', '/v1/audit')
    expect(JSON.stringify(audit.body)).toContain('lendwire keys')
  })

  test('commands that read a store or a file refuse one that is not there, and make none', async () => {
    const missing = join(folder, 'missing')
    const options = { store: `sqlite:${missing}` }
    const noDatabase = `There is no database ${missing}: set LENDWIRE_STORE or --store to the store of the gateway.`
    const output = { print: () => undefined, complain: () => undefined }
    const commands = [
      () => listKeys(options, output),
      () => revokeKey('1', options, output),
      () => lostSecrets(options, output),
      () => listUsers(options, output),
      () => linkUser('1', options, output),
      () => exportFile({ ...options, format: 'yaml', secrets: 'masked' }, output),
      () => createKey({ ...options, role: 'admin', name: 'x' }, output),
      () => linkFirstAdmin(options, output),
      () => rotateMasterKey(options, output),
      () => migrate(options, output),
      () => migrate({ ...options, check: true }, output),
      () => checkConfiguration(undefined, options, output),
    ]
    for (const command of commands) await expect((async () => command())()).rejects.toThrow(noDatabase)
    await expect(load(missing, options, output)).rejects.toThrow(`There is no file ${missing}.`)
    await expect(runImport('requests', missing, {}, output)).rejects.toThrow(`There is no file ${missing}.`)
    expect((await readdir(folder)).filter((name) => name.startsWith('missing'))).toEqual([])
  })

  test('a key of an unknown role or library is refused, and the last admin key is not revoked', async () => {
    const output = { print: () => undefined, complain: () => undefined }
    expect(() => createKey({ store, role: 'boss', name: 'x' }, output)).toThrow('cannot be made')
    await expect(createKey({ store, role: 'system', name: 'x', library: 'NONE' }, output)).rejects.toThrow(
      'There is no library NONE',
    )
    const { out } = await captureOutput((each) => listKeys({ store, json: true }, each))
    const admin = z
      .array(z.looseObject({ id: z.string(), role: z.string() }))
      .parse(JSON.parse(out))
      .find(({ role }) => role === 'admin')
    await expect(revokeKey(admin?.id ?? '', { store }, output)).rejects.toThrow('the last admin key')
  })

  test('a person gets a link to set a new password', async () => {
    const created = await gateway.api('POST', '/v1/users', {
      name: 'Admin',
      email: 'admin@library.example',
      role: 'admin',
    })
    expect(created.status, JSON.stringify(created.body)).toBe(201)
    const { out } = await captureOutput((output) => listUsers({ store }, output))
    const id = /^(\S+) {2}admin/m.exec(out)?.[1] ?? ''
    expect((await captureOutput((output) => linkUser(id, { store }, output))).out).toMatch(
      /\/console\/set-password#token=\S{20,}/,
    )
    await expect(
      linkUser('nobody', { store }, { print: () => undefined, complain: () => undefined }),
    ).rejects.toMatchObject({ code: 'not_found' })
  })

  test('the second factors of a person who lost them are removed, and the sessions end', async () => {
    const { body } = await gateway.api('POST', '/v1/users', {
      name: 'Lost',
      email: 'lost-factor@example.org',
      role: 'admin',
    })
    const { id } = z.object({ user: z.object({ id: z.string() }) }).parse(body).user
    const factors = { totp: null, passkeys: [], recoveryCodes: [] }
    await gateway.store.putDocuments([{ kind: 'user_factors', key: id, value: factors, expectedVersion: 0 }])
    const reset = () => captureOutput((output) => resetFactor(id, { store }, output))
    expect(await reset()).toMatchObject({ code: 0, out: expect.stringContaining('second factors removed') })
    expect(await gateway.store.getDocument('user_factors', id)).toBeNull()
    expect((await reset()).out).toContain('had no second factor')
    const entries = JSON.stringify((await gateway.api('GET', '/v1/audit')).body)
    expect(entries).toContain('"action":"second_factor_reset"')
    expect(entries).toContain('lendwire users reset-factor')
    await expect(captureOutput((output) => resetFactor('0'.repeat(24), { store }, output))).rejects.toThrow(
      'There is no user',
    )
  })

  test('people are unlinked from the identity provider, one or all of an issuer', async () => {
    const output = { print: () => undefined, complain: () => undefined }
    const opened = await openSqliteStore({ file: gateway.file })
    const people = ['1', '2', '3'].map((digit) => ({
      ...{
        id: digit.repeat(24),
        email: `person${digit}@example.org`,
        name: 'P',
        role: 'viewer',
        status: 'active',
      },
      ...{ createdAt: '2026-11-24T10:00:00.000Z' },
      openId: { issuer: digit === '1' ? 'https://one.example' : 'https://old.example', subject: digit },
    }))
    for (const value of people) await writeUser(opened, User.parse(value), null)
    const id = people[0]?.id ?? ''
    await expect(linkUser(id, { store }, output)).rejects.toMatchObject({ code: 'not_allowed_now' })
    expect(() => unlinkUsers(undefined, { store }, output)).toThrow(
      'Name either the id of a user or --issuer.',
    )
    await expect(unlinkUsers('nobody', { store }, output)).rejects.toMatchObject({ code: 'not_found' })
    await unlinkUsers(id, { store }, output)
    await expect(unlinkUsers(id, { store }, output)).rejects.toMatchObject({ code: 'not_allowed_now' })
    const moved = await captureOutput((each) =>
      unlinkUsers(undefined, { store, json: true, issuer: 'https://old.example' }, each),
    )
    expect(JSON.parse(moved.out)).toEqual({ unlinked: people.slice(1).map((person) => person.id) })
    // Who has this machine may still give a password to a person who waits to be linked again.
    expect((await captureOutput((each) => linkUser(id, { store }, each))).out).toContain('token=')
    for (const person of people) {
      expect((await readUser(opened, person.id))?.value).toMatchObject({
        status: 'invited',
        createdBy: 'openid',
      })
      expect(await findUserBy(opened, openIdKey(person.openId))).toBeNull()
    }
    await opened.close()
    const audit = await gateway.api('GET', '/v1/audit')
    expect(JSON.stringify(audit.body)).toContain('"action":"user_unlinked"')
  })

  test('doctor checks what the settings name, and says what to do', async () => {
    const portOf = async (listening: Server): Promise<number> => {
      await once(listening.listen(0, '127.0.0.1'), 'listening')
      onTestFinished(() => void listening.close())
      const address = listening.address()
      return typeof address === 'object' ? (address?.port ?? 0) : 0
    }
    const port = await portOf(createServer((socket) => socket.end()))
    const web = await portOf(createWebServer((_request, response) => response.writeHead(404).end()))
    const partner = (code: string, url: string) =>
      gateway.api('PUT', `/v1/partners/${code}`, {
        name: code,
        symbols: [{ type: 'ISIL', value: code }],
        allowPrivateNetwork: true,
        inboundCredentials: [{ kind: 'bearer', token: `${code}-token-long-enough` }],
        connection: { protocol: 'iso18626', url },
      })
    const lender = createLender({
      scenario: 'manual',
      pace: 0,
      gateway: { url: `${gateway.url}/partners/THERE/iso18626`, token: 'THERE-token-long-enough' },
    })
    onTestFinished(lender.stop)
    await partner('THERE', await lender.start(0))
    await partner('WRONG', `http://127.0.0.1:${web}/iso18626`)
    await partner('AWAY', 'http://127.0.0.1:9/iso18626')
    const settings = {
      LENDWIRE_STORE: store,
      LENDWIRE_PUBLIC_URL: gateway.url,
      LENDWIRE_SMTP_URL: `smtp://127.0.0.1:${port}`,
    }
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
    // What the suite sets is no setting of the gateway.
    vi.stubEnv('LENDWIRE_DRAWS', undefined)
    const checked = await captureOutput((output) => doctor({ json: true }, output))
    vi.unstubAllEnvs()
    expect(checked.code).toBe(1)
    const findings = z
      .array(
        z.object({
          check: z.string(),
          result: z.string(),
          detail: z.string(),
          remedy: z.string().optional(),
        }),
      )
      .parse(JSON.parse(checked.out))
    const findingOf = (check: string) => findings.find((each) => each.check === check)
    for (const check of ['node', 'settings', 'store', 'public_url', 'clock', 'mail', 'partner THERE'])
      expect(findingOf(check)).toMatchObject({ result: 'ok' })
    // The connection test of the gateway, and not only whether a port is open.
    expect(findingOf('partner WRONG')).toMatchObject({
      result: 'failed',
      detail: expect.stringContaining('404'),
    })
    expect(findingOf('partner AWAY')).toMatchObject({
      result: 'failed',
      detail: expect.stringMatching(/refuses the connection/),
    })
    for (const { result, remedy } of findings) if (result !== 'ok') expect(remedy).toBeTruthy()
  })

  test('doctor names each stored document that cannot be read, and a master key that is missing', async () => {
    const file = join(folder, 'broken.sqlite')
    const [key, other] = [1, 2].map((first) =>
      Buffer.from(Array.from({ length: 32 }, (_, at) => first + at)).toString('base64'),
    )
    const setUp = { LENDWIRE_STORE: `sqlite:${file}`, LENDWIRE_MASTER_KEY: key ?? '', LENDWIRE_PORT: '0' }
    const started = await startGateway(readConfig(setUp), { log: () => undefined, print: () => undefined })
    await started.stop()
    const edit = (change: string) => {
      const database = new DatabaseSync(file)
      database.exec(change)
      database.close()
    }
    const check = async (masterKey: string | undefined) => {
      vi.stubEnv('LENDWIRE_STORE', `sqlite:${file}`)
      vi.stubEnv('LENDWIRE_MASTER_KEY', masterKey)
      vi.stubEnv('LENDWIRE_PUBLIC_URL', 'http://127.0.0.1:9')
      const checked = await captureOutput((output) => doctor({}, output))
      vi.unstubAllEnvs()
      return checked
    }
    const whole = await check(key)
    expect(whole.out).toMatch(/^ok +configuration: all stored documents can be read$/m)
    expect(whole.out).not.toMatch(/^failed +configuration/m)
    // Without a mail server no alarm leaves by mail.
    expect(whole.out).toMatch(/^failed +mail: LENDWIRE_SMTP_URL is not set/m)
    edit(`INSERT INTO documents (kind, key, version, value) VALUES ('library', 'ABC', 1, '{"code": ')`)
    edit(`INSERT INTO documents (kind, key, version, value) VALUES ('partner', 'FAR', 1, '{"code": "FAR"}')`)
    const checked = await check(key)
    expect(checked.out).toMatch(
      /^failed +configuration: the stored library ABC has faults \(must be an object\)\. Save it again/m,
    )
    expect(checked.out).toMatch(/^failed +configuration: the stored partner FAR has faults \(/m)
    expect(checked.code).toBe(1)
    expect((await check(other)).out).toMatch(/^failed +configuration: The master key of .* does not fit/m)
  })

  test('doctor names a self-signed certificate as such, at the address and its certificate', async () => {
    const own = createHttpsServer(selfSignedCertificate(), (_, response) => response.end())
    await new Promise<void>((resolve) => own.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void own.close())
    const publicUrl = `https://localhost:${(own.address() as AddressInfo).port}`
    const found = [...(await checkPublicUrl({ publicUrl })), ...(await checkCertificate({ publicUrl }))]
    expect(found).toMatchObject([{ check: 'public_url' }, { check: 'certificate', result: 'failed' }])
    expect(JSON.stringify(found[1])).toContain('failure.certificate_self_signed')
  })

  test('doctor warns of a public URL of this machine where nothing answers, as in a container of its own', async () => {
    vi.stubEnv('LENDWIRE_STORE', `sqlite:${join(folder, 'new.sqlite')}`)
    const nowhere = `http://localhost:${await freePort()}`
    vi.stubEnv('LENDWIRE_PUBLIC_URL', nowhere)
    const checked = await captureOutput((output) => doctor({}, output))
    vi.unstubAllEnvs()
    expect(checked.out).toMatch(new RegExp(`^warning +public URL: ${nowhere} leads to the machine of`, 'm'))
    expect(checked.out).not.toMatch(/^failed +public URL/m)
  })

  test.each([
    ['nowhere/list', 'its folder does not exist'],
    ['', 'it is a folder'],
    ['a-file/list', 'a part of its path is not a folder'],
  ])('doctor and serve name a list of erasures that cannot be written: %s', async (path, reason) => {
    await writeFile(join(folder, 'a-file'), '')
    const [list, database] = [join(folder, path), join(folder, 'unlisted.sqlite')]
    const environment = { LENDWIRE_STORE: `sqlite:${database}`, LENDWIRE_ERASURE_LIST: list }
    vi.stubEnv('LENDWIRE_STORE', environment.LENDWIRE_STORE)
    vi.stubEnv('LENDWIRE_ERASURE_LIST', list)
    const checked = await captureOutput((output) => doctor({}, output))
    expect(checked.out).toMatch(/^failed +public URL: LENDWIRE_PUBLIC_URL is not set, so letters/m)
    vi.stubEnv('LENDWIRE_ERASURE_LIST', join(folder, 'list'))
    const corrected = await captureOutput((output) => doctor({}, output))
    vi.unstubAllEnvs()
    expect(checked.out).toMatch(
      new RegExp(`^failed +erasure list: .* cannot be written: ${reason}\\. Correct`, 'm'),
    )
    expect(checked.code).toBe(1)
    expect(corrected.out).toMatch(/^ok +erasure list: .*list can be written$/m)
    const lines: string[] = []
    const started = startGateway(readConfig({ ...environment, LENDWIRE_PORT: '0' }), {
      log: ({ message }) => lines.push(message),
      print: () => undefined,
    })
    await started.then(({ stop }) => stop()).catch((error: unknown) => lines.push(String(error)))
    expect(lines.join('\n')).toMatch(new RegExp(`list of erasures .*: ${reason}`))
  })

  test('doctor and serve warn of a key file that every user may read', async () => {
    const [key, database] = [join(folder, 'master.key'), join(folder, 'keyed.sqlite')]
    await writeFile(key, `${Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')}\n`)
    await chmod(key, 0o644)
    const environment = { LENDWIRE_STORE: `sqlite:${database}`, LENDWIRE_MASTER_KEY_FILE: key }
    vi.stubEnv('LENDWIRE_STORE', environment.LENDWIRE_STORE)
    vi.stubEnv('LENDWIRE_MASTER_KEY_FILE', key)
    const checked = await captureOutput((output) => doctor({}, output))
    expect(checked.out).toMatch(/^warning +key file: .*master\.key.*mode 644.*chmod 600/m)
    const lines: string[] = []
    const started = await startGateway(readConfig({ ...environment, LENDWIRE_PORT: '0' }), {
      log: ({ message }) => lines.push(message),
      print: () => undefined,
    })
    await started.stop()
    expect(lines.join('\n')).toMatch(/may read the key file .*master\.key .*run chmod 600/)
    await chmod(key, 0o640)
    expect((await captureOutput((output) => doctor({}, output))).out).not.toContain('key file:')
    vi.unstubAllEnvs()
  })

  test('doctor and dump refuse a store that a newer version wrote, and name that version', async () => {
    const newer = join(folder, 'newer.sqlite')
    const opened = await openSqliteStore({ file: newer })
    await opened.close()
    const database = new DatabaseSync(newer)
    const version = JSON.stringify({ data: 99, program: '9.9.9', step: null, index: null })
    database.prepare('INSERT OR REPLACE INTO store_version (row, value) VALUES (1, ?)').run(version)
    database.close()

    vi.stubEnv('LENDWIRE_STORE', `sqlite:${newer}`)
    const checked = await captureOutput((output) => doctor({}, output))
    vi.unstubAllEnvs()
    expect(checked.out).toMatch(/^failed +store: .* newer lendwire, 9\.9\.9.* Start version 9\.9\.9/m)
    expect(checked.code).toBe(1)
    const dumped = captureOutput((output) =>
      dump(join(folder, 'newer.dump'), { store: `sqlite:${newer}` }, output),
    )
    await expect(dumped).rejects.toThrow('Start version 9.9.9 or a later one')
  })

  test('doctor and migrate refuse a store whose tables are newer', async () => {
    const newer = join(folder, 'newer-tables.sqlite')
    await (await openSqliteStore({ file: newer })).close()
    const database = new DatabaseSync(newer)
    database.exec("INSERT INTO migrations (number, applied_at) VALUES (999, '2026-11-24T10:00:00Z')")
    database.close()
    vi.stubEnv('LENDWIRE_STORE', `sqlite:${newer}`)
    const checked = await captureOutput((output) => doctor({}, output))
    vi.unstubAllEnvs()
    expect(checked.out).toMatch(/^failed +store: .*its tables are at step 999.*\. Start version/m)
    expect(checked.code).toBe(1)
    const migrated = captureOutput((output) => migrate({ store: `sqlite:${newer}`, check: true }, output))
    await expect(migrated).rejects.toThrow('its tables are at step 999')
  })

  test('doctor names variables that are no settings, and the setting that may be meant', async () => {
    vi.stubEnv('LENDWIRE_STORE', `sqlite:${join(folder, 'new.sqlite')}`)
    vi.stubEnv('LENDWIRE_PUBLIK_URL', 'https://ill.example')
    vi.stubEnv('LENDWIRE_SOME_TOKEN_OF_OURS', 'secret')
    const checked = await captureOutput((output) => doctor({}, output))
    vi.unstubAllEnvs()
    expect(checked.out).toMatch(
      /^warning +settings: LENDWIRE_PUBLIK_URL is no setting\. Did you mean LENDWIRE_PUBLIC_URL\?$/m,
    )
    expect(checked.out).toMatch(/^warning +settings: LENDWIRE_SOME_TOKEN_OF_OURS is no setting\. See/m)
  })

  test.each([
    [['doktor', '--help'], 'Did you mean doctor?'],
    [['keys', 'creat', '--help'], 'Did you mean create?'],
  ])('an unknown command is wrong, also with --help behind it: %j', async (args, advice) => {
    const called = await run(process.execPath, [cli, ...args]).catch(
      (error: { code: number; stderr: string }) => error,
    )
    expect(called).toMatchObject({ code: 2, stderr: expect.stringContaining(advice) })
  })
})
