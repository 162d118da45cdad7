import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Duration, Instant } from '../../src/borrowing/values.ts'
import { sha256 } from '../../src/hash.ts'
import { createErasureFile } from '../../src/node/erasure-file.ts'
import { startWholeGateway } from '../support/gateway.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-erasures-'))
})
afterEach(() => rm(folder, { recursive: true }))

const openList = () => createErasureFile(join(folder, 'erasures'), Duration.parse('P30D'), Date.now)
const erasureOf = (patron: string) => ({
  pseudonym: sha256(patron),
  at: Instant.parse(new Date().toISOString()),
})

describe('the list of erasures in a file', () => {
  test('has every patron of many who are erased at the same time, by two gateways', async () => {
    const lists = [openList(), openList()]
    const erasures = Array.from({ length: 40 }, (_, count) => erasureOf(`patron ${count}`))
    await Promise.all(erasures.map((erasure, place) => lists[place % 2]?.add(erasure)))
    const pseudonyms = (await openList().read()).map(({ pseudonym }) => pseudonym)
    expect(pseudonyms.toSorted()).toEqual(erasures.map(({ pseudonym }) => pseudonym).toSorted())
  })

  test('says why it cannot be written, and what to do', async () => {
    const list = createErasureFile(join(folder, 'nowhere/list'), Duration.parse('P30D'), Date.now)
    await expect(list.add(erasureOf('patron'))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/its folder does not exist\. Correct LENDWIRE_ERASURE_LIST/),
    })
  })

  test('goes on where a process ended while it wrote', async () => {
    const draft = join(folder, 'erasures.new')
    await writeFile(draft, '{"pseudonym"')
    const longAgo = Date.now() / 1000 - 120
    await utimes(draft, longAgo, longAgo)
    await openList().add(erasureOf('patron'))
    expect(await openList().read()).toHaveLength(1)
  })

  test('that cannot be written refuses an erasure before anything is erased, and the same call completes it later', async () => {
    const lists = join(folder, 'lists')
    const gateway = await startWholeGateway({ LENDWIRE_ERASURE_LIST: join(lists, 'erasures') })
    try {
      await gateway.api('PUT', '/v1/libraries/ABC', {
        name: 'Abc',
        symbols: [{ type: 'ISIL', value: 'ABC' }],
      })
      const { body } = await gateway.api('POST', '/v1/requests', {
        library: 'ABC',
        citation: { title: 'On lending' },
        service: { type: 'loan' },
        patron: { id: 'p1', surname: 'Nightingale' },
      })
      const path = `/v1/requests/${String(Object(body).number)}`
      const before = await gateway.api('GET', path)
      expect(before.body).toMatchObject({ patron: { surname: 'Nightingale' } })
      const erase = () => gateway.api('POST', '/v1/patrons/p1/erase', { library: 'ABC', force: true })
      expect((await erase()).status).toBe(503)
      expect((await gateway.api('GET', path)).body).toEqual(before.body)
      await mkdir(lists)
      expect((await erase()).status).toBe(200)
      expect(JSON.stringify((await gateway.api('GET', path)).body)).not.toMatch(/Nightingale|"p1"/)
    } finally {
      await gateway.stop()
    }
  })
})
