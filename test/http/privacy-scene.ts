import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect } from 'vitest'
import { Duration, Instant, LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import { createErasureFile } from '../../src/node/erasure-file.ts'
import { applyErasures } from '../../src/privacy/apply-erasures.ts'
import type { ErasureList } from '../../src/privacy/erasure-list.ts'
import { createPseudonymize, readInstallationSecret } from '../../src/privacy/installation-key.ts'
import { createStripper } from '../../src/privacy/strip-records.ts'
import { createSubjects } from '../../src/privacy/subjects.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, makeRequest } from './scene.ts'

/** The patron whose data is looked for. */
export const patron = {
  id: 'patron-4711',
  surname: 'Nightingale',
  givenName: 'Florence',
  email: 'florence@patrons.example',
}

/** Finds the patron in text, and in text that is written as hexadecimal digits. */
export const namesPatron = /Nightingale|Florence|patron-4711|4e6967687469/i

/** The library of the patron. */
export const library = LibraryCode.parse('ABC')

/** A day in milliseconds. */
export const day = 86_400_000

/** A new request that names the patron in every place where staff may write. */
export const requestOfPatron = {
  citation: { title: 'On lending' },
  service: { type: 'loan', note: 'Please hurry, F. Nightingale waits.' },
  patron,
  staffNote: 'Florence Nightingale called twice.',
  deliveryAddresses: [{ kind: 'physical', line1: 'Florence Nightingale', locality: 'Oslo' }],
  rota: ['SUP'],
}

/** Starts a gateway with a library and a partner before each test of a file, and looks into its records. */
export const usePrivacyScene = () => {
  let gateway: TestGateway
  let key: string
  beforeEach(async () => {
    gateway = await startHttp()
    key = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
  })
  afterEach(() => gateway.close())

  const load = async (number: string) => {
    const stored = await gateway.store.loadRequest(library, RequestNumber.parse(number))
    if (stored === null) throw new Error(`There is no request ${number}`)
    return stored
  }

  const timelineOf = (number: string) => gateway.store.readTimeline(library, RequestNumber.parse(number))

  const post = (number: string, requestId: string, status: string, timestamp: string) =>
    gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: supplierMessage({
        requestId,
        status,
        timestamp,
        note: `For Florence Nightingale, patron-4711, ${number}`,
      }),
    })

  /** Makes a request that went its way: sent, answered with the patron's name in the note, and closed. */
  const closedRequest = async (more: object = {}): Promise<string> => {
    const number = await makeRequest(gateway, key, { ...requestOfPatron, ...more })
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
    const [entry] = (await load(number)).value.rota
    const requestId = entry?.requestIds.at(-1) ?? ''
    expect((await post(number, requestId, 'Unfilled', '2026-11-24T10:00:00Z')).status).toBe(200)
    await command(gateway, key, number, { type: 'cancel', note: 'Ms Nightingale bought it.' })
    await command(gateway, key, number, { type: 'mark_read' })
    const { value } = await load(number)
    expect(value.stage).toBe('closed')
    return number
  }

  /** Returns all bytes of the data folder, as text with one character for each. */
  const folderBytes = async (): Promise<readonly (readonly [string, string])[]> =>
    Promise.all(
      (await readdir(gateway.folder)).map(
        async (name) => [name, (await readFile(join(gateway.folder, name))).toString('latin1')] as const,
      ),
    )

  const expectNoTrace = async (): Promise<void> => {
    for (const [name, bytes] of await folderBytes())
      expect(namesPatron.exec(bytes)?.[0], name).toBeUndefined()
  }

  /** Lets time pass while a gateway runs: the clock of the store goes on with it. */
  const passDays = async (count: number): Promise<void> => {
    gateway.advance(count * day)
    const value = { seenAt: new Date(gateway.time()).toISOString(), jumps: [] }
    await gateway.store.putDocuments([{ kind: 'setting', key: 'store-clock', value, expectedVersion: null }])
    await gateway.purge()
  }

  const putRetention = async (retention: object) => {
    const stored = await gateway.call('GET', '/v1/libraries/ABC')
    return gateway.call('PUT', '/v1/libraries/ABC', { json: { ...Object(stored.json), retention } })
  }

  const plan = () => gateway.call('GET', '/v1/retention?library=ABC')

  return {
    /** The gateway of the present test. */
    get gateway() {
      return gateway
    },
    /** The key of the library. */
    get key() {
      return key
    },
    load,
    timelineOf,
    post,
    closedRequest,
    folderBytes,
    expectNoTrace,
    passDays,
    putRetention,
    plan,
  }
}

/** Returns the list of erasures of a gateway, in its folder. */
export const erasuresOf = ({ folder, time }: Pick<TestGateway, 'folder' | 'time'>): ErasureList =>
  createErasureFile(join(folder, 'erasures'), Duration.parse('P90D'), time)

/** Erases people from a store as a gateway does that starts on a restored backup. */
export const applyErasuresTo = ({
  store,
  erasures,
}: {
  readonly store: Store
  readonly erasures: ErasureList
}) =>
  applyErasures({
    store,
    erasures,
    stripper: createStripper(new Set(['status'])),
    secret: () => readInstallationSecret(store),
    keepAnswers: Duration.parse('P7D'),
    keepAttempts: Duration.parse('P30D'),
    subjects: createSubjects(store, createPseudonymize(store)),
    pseudonymize: createPseudonymize(store),
    now: () => Instant.parse('2026-11-24T10:00:00.000Z'),
    pause: async () => undefined,
  })
