import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { slotOf } from '../../src/store/redis/server/slot.ts'
import { changeOf, createSamples } from '../contract/samples.ts'
import { until } from '../support/gateway.ts'
import { type RedisCluster, type RedisServer, startRedis, startRedisCluster } from '../support/redis.ts'
import { redisPrograms } from '../support/redis-programs.ts'

const run = promisify(execFile)
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const samples = createSamples()

/** Returns a cluster, a gateway's store in it that has written before, and a library on the first node. */
const start = async (allowLoss = false) => {
  const cluster = await startRedisCluster()
  closers.push(cluster.stop)
  const warnings: string[] = []
  const store = await openRedisStore({
    url: cluster.url,
    cluster: true,
    prefix: 'test',
    allowLoss,
    warn: (message) => void warnings.push(message),
  })
  closers.push(store.close)
  const libraries = Array.from({ length: 200 }, (_, count) => LibraryCode.parse(`LIB${count}`))
  const [library, other] = [0, 1].map((node) =>
    libraries.find((each) => Math.floor(slotOf(`{${each}}`) / 5461) === node),
  )
  const [master] = cluster.nodes
  if (library === undefined || other === undefined || master === undefined) throw new Error('no scene')
  const write = (to: LibraryCode): Promise<string> =>
    store.commit(changeOf(samples.request({ library: to }))).then(
      ({ kind }) => kind,
      (problem) => problem.message,
    )
  expect(await write(other)).toBe('committed')
  return { cluster, master, library, other, write, warnings }
}

/** Returns a node that keeps nothing on its disk, added to the cluster. */
const addForgetful = async ({ nodes }: RedisCluster, ...how: readonly string[]): Promise<RedisServer> => {
  const cluster = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '1000']
  const node = await startRedis(['--appendonly', 'no', '--repl-diskless-sync-delay', '0', ...cluster])
  closers.push(node.stop)
  const [first] = nodes
  const places = [`127.0.0.1:${node.port}`, `127.0.0.1:${first?.port}`]
  await run((await redisPrograms()).client, ['--cluster', 'add-node', ...places, ...how])
  const id = await node.ask('cluster', 'myid')
  for (const each of nodes)
    await until('the node to be known', async () => (await each.ask('cluster', 'nodes')).includes(id))
  return node
}

/** Gives a node the slot of a library; one that takes it in has the last word about it, whatever older gossip says. */
const giveSlot = async (cluster: RedisCluster, node: RedisServer, library: LibraryCode): Promise<void> => {
  const id = await node.ask('cluster', 'myid')
  const [giver] = cluster.nodes
  if (giver === undefined) throw new Error('no scene')
  const from = await giver.ask('cluster', 'myid')
  await node.ask('cluster', 'setslot', String(slotOf(`{${library}}`)), 'importing', from)
  for (const each of [node, ...cluster.nodes])
    await each.ask('cluster', 'setslot', String(slotOf(`{${library}}`)), 'node', id)
}

describe('a node that is added to a running cluster and may lose writes', () => {
  it('is refused before its first write is answered, and holds up no other', async () => {
    const { cluster, library, other, write } = await start()
    const added = await addForgetful(cluster)
    await giveSlot(cluster, added, library)
    const result = await until('an answer of the new node', async () => {
      const answer = await write(library)
      return (answer === 'committed' || answer.includes('may lose')) && answer
    })
    expect(result).toContain('appendonly is no')
    expect(await write(other)).toBe('committed')
    await added.ask('config', 'set', 'appendonly', 'yes')
    await added.ask('config', 'set', 'appendfsync', 'always')
    await added.ask('client', 'kill', 'type', 'normal')
    await expect.poll(() => write(library)).toBe('committed')
  })

  it('is warned of once where that is allowed', async () => {
    const { cluster, library, write, warnings } = await start(true)
    await giveSlot(cluster, await addForgetful(cluster), library)
    await until('a write', async () => (await write(library)) === 'committed' && warnings.length > 0)
    expect(await write(library)).toBe('committed')
    expect(warnings).toEqual([expect.stringContaining('appendonly is no')])
  })

  it('is refused when it takes the place of its master', async () => {
    const { cluster, master, library, write } = await start()
    const id = await master.ask('cluster', 'myid')
    const replica = await addForgetful(cluster, '--cluster-slave', '--cluster-master-id', id)
    expect(await write(library)).toBe('committed')
    await until('the copy', async () =>
      (await replica.ask('info', 'replication')).includes('master_link_status:up'),
    )
    await replica.ask('cluster', 'failover')
    await until('the failover', async () => (await master.ask('role')).startsWith('slave'))
    const result = await until('an answer of the new master', async () => {
      const answer = await write(library)
      return (answer === 'committed' || answer.includes('may lose')) && answer
    })
    expect(result).toContain('appendonly is no')
  })
})
