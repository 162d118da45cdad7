import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { alpha, at, beta, changeWithout, claim, createSamples, gamma, oslo } from '../contract/samples.ts'

it('finds the few deliveries of others behind 20,000 of a partner that takes none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-claims-'))
  const store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
  const samples = createSamples()
  const to = (partner: typeof alpha, seconds: number) =>
    samples.delivery(samples.request(), { target: { kind: 'partner', partner }, dueAt: at(seconds) })
  for (let turn = 0; turn < 20; turn += 1) {
    const outbox = Array.from({ length: 1000 }, () => to(alpha, 0))
    await store.commit(changeWithout(oslo, { outbox }))
  }
  const others = [to(beta, 5), to(gamma, 6), to(beta, 7)]
  await store.commit(changeWithout(oslo, { outbox: others }))

  const limits = { concurrency: { default: 10, partners: { alpha: 0 } }, limit: 10 }
  expect((await claim(store, 9, limits)).map(({ id }) => id)).toEqual(others.map(({ id }) => id))
  expect(await claim(store, 9, limits)).toEqual([])
  expect(await claim(store, 9, { skip: [alpha] })).toEqual([])
  const some = await claim(store, 9, { concurrency: { default: 3, partners: {} } })
  expect(some.map(({ target }) => (target.kind === 'partner' ? target.partner : ''))).toEqual([
    alpha,
    alpha,
    alpha,
  ])
  expect(await store.listDueLibraries(at(9))).toEqual([oslo])
  await store.close()
  await rm(folder, { recursive: true })
})

it('takes up at once what an ended process had leased, where no other process is there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-claims-'))
  const file = join(folder, 'lendwire.sqlite')
  const samples = createSamples()
  const request = samples.request()
  const outbox = [samples.delivery(request), samples.delivery(request)]
  const ended = await openSqliteStore({ file })
  await ended.commit(changeWithout(oslo, { outbox }))
  expect(await claim(ended, 9)).toMatchObject([{ id: outbox[0]?.id, possiblyTaken: false }])
  await ended.close()

  const shared = await openSqliteStore({ file })
  expect(await claim(shared, 9)).toEqual([])
  await shared.close()

  const alone = await openSqliteStore({ file, isAlone: true })
  expect(await alone.listDueLibraries(at(9))).toEqual([oslo])
  expect(await claim(alone, 9)).toMatchObject([{ id: outbox[0]?.id, possiblyTaken: true, attempts: 2 }])
  expect(await claim(alone, 9)).toEqual([])
  await alone.close()
  await rm(folder, { recursive: true })
})
