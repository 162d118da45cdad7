import { afterEach, describe, expect, it, vi } from 'vitest'
import { doctor } from '../../src/cli/doctor.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { guaranteeOf } from '../../src/store/redis/server/durability-settings.ts'
import { isOlder } from '../../src/store/redis/server/require-version.ts'
import { slotOf } from '../../src/store/redis/server/slot.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'
import { captureOutput } from '../support/capture-output.ts'
import { until } from '../support/gateway.ts'
import { durableSettings, type RedisServer, startRedis } from '../support/redis.ts'
import { findOldRedis } from '../support/redis-programs.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const start = async (...settings: readonly string[]): Promise<RedisServer> => {
  const redis = await startRedis(settings)
  closers.push(redis.stop)
  return redis
}
const open = async (redis: RedisServer, allowLoss = false) => {
  const warnings: string[] = []
  const store = await openRedisStore({
    url: redis.url,
    cluster: false,
    prefix: 'test',
    allowLoss,
    warn: (message) => void warnings.push(message),
  })
  closers.push(store.close)
  return { store, warnings }
}
const callsOf = async (redis: RedisServer, command: string): Promise<number> => {
  const stats = await redis.ask('info', 'commandstats')
  return Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0)
}

const durable = {
  appendonly: 'yes',
  appendfsync: 'always',
  'no-appendfsync-on-rewrite': 'no',
  maxmemory: '0',
  'maxmemory-policy': 'noeviction',
}

describe('durability by the settings of Redis', () => {
  it.each([
    [{}, 'itself'],
    [{ appendfsync: 'everysec' }, 'fence'],
    [{ 'no-appendfsync-on-rewrite': 'yes' }, 'fence'],
    [{ appendfsync: 'no' }, 'nothing'],
    [{ appendonly: 'no' }, 'nothing'],
    [{ maxmemory: '1000', 'maxmemory-policy': 'allkeys-lru' }, 'nothing'],
    [{ maxmemory: '1000', 'maxmemory-policy': 'volatile-lru' }, 'nothing'],
    [{ maxmemory: '1000', 'maxmemory-policy': 'volatile-ttl' }, 'nothing'],
    [{ 'maxmemory-policy': 'volatile-lru' }, 'itself'],
    [{ maxmemory: '1000' }, 'itself'],
  ])('with %j: %s', (changed, kind) => {
    expect(guaranteeOf({ ...durable, ...changed }).kind).toBe(kind)
  })
})

describe('the slot of a key', () => {
  it.each([
    ['123456789', 12_739],
    ['lendwire:{123456789}:requests', 12_739],
    ['foo', 12_182],
    ['lendwire:{foo}:{bar}', 12_182],
  ])('is computed for %s', (key, slot) => expect(slotOf(key)).toBe(slot))

  it('takes an empty tag for none, as Redis does', () => {
    expect(slotOf('{}a')).not.toBe(slotOf('{}b'))
  })
})

describe('a Redis that may lose what was acknowledged', () => {
  it('is refused, with words on what to set', async () => {
    const redis = await start('--appendonly', 'no')
    await expect(open(redis)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/appendonly is no.*LENDWIRE_REDIS_ALLOW_LOSS/),
    })
  })

  it('is refused where it throws away leases when memory is short', async () => {
    const evicting = ['--maxmemory', '100mb', '--maxmemory-policy', 'volatile-lru']
    const redis = await start(...durableSettings, ...evicting)
    await expect(open(redis)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/maxmemory-policy is volatile-lru.*maxmemory-policy to noeviction/),
    })
    expect((await open(redis, true)).warnings).toEqual([expect.stringContaining('volatile-lru')])
  })

  it('is taken with a warning where that is allowed', async () => {
    const { store, warnings } = await open(await start('--appendonly', 'no'), true)
    expect(warnings).toEqual([expect.stringContaining('appendonly is no')])
    expect((await store.commit(changeOf(createSamples().request()))).kind).toBe('committed')
  })

  it('is refused where its settings cannot be read', async () => {
    const redis = await start('--appendonly', 'yes', '--rename-command', 'CONFIG', '')
    await expect(open(redis)).rejects.toMatchObject({
      message: expect.stringContaining('its settings cannot be read'),
    })
  })

  it('is refused after a change when it comes back', async () => {
    const redis = await start('--appendonly', 'yes', '--appendfsync', 'always')
    const { store } = await open(redis)
    const request = createSamples().request()
    expect((await store.commit(changeOf(request))).kind).toBe('committed')
    await redis.ask('config', 'set', 'appendonly', 'no')
    await redis.ask('client', 'kill', 'type', 'normal')
    await expect
      .poll(
        () => store.isReady().then(() => store.commit(changeOf(request, 1)).catch((error) => error.message)),
        {
          timeout: 10_000,
        },
      )
      .toContain('appendonly is no')
  })
})

describe('a Redis of before 7.2', () => {
  it.each([
    ['6.2.14', true],
    ['7.0.15', true],
    ['7.1.241', true],
    ['7.2.0', false],
    ['7.2.4', false],
    ['8.0.2', false],
    ['10.0.0', false],
  ])('version %s is too old: %s', (version, isTooOld) => expect(isOlder(version)).toBe(isTooOld))

  it('is refused in words, by the store and by doctor', async ({ skip }) => {
    const old = await findOldRedis()
    if (old === null) return skip('Debian’s Redis is 7.2 or later here')
    const redis = await startRedis(durableSettings, old)
    closers.push(redis.stop)
    const refusal = /Redis 7\.0\.\d+ is too old: lendwire needs Redis 7\.2 or later, or Valkey/
    await expect(open(redis)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(refusal),
    })
    vi.stubEnv('LENDWIRE_STORE', redis.url)
    closers.push(async () => vi.unstubAllEnvs())
    const checked = await captureOutput((output) => doctor({}, output))
    expect(checked.out).toMatch(new RegExp(`^failed +store: ${refusal.source}`, 'm'))
    expect(await redis.ask('dbsize')).toBe('0')
  })
})

describe('appendfsync', () => {
  const commitMany = async (redis: RedisServer): Promise<void> => {
    const { store } = await open(redis)
    const samples = createSamples()
    const requests = Array.from({ length: 50 }, () => samples.request())
    const results = await Promise.all(requests.map((request) => store.commit(changeOf(request))))
    expect(results.every(({ kind }) => kind === 'committed')).toBe(true)
  }

  it('always: the answer itself says that it is on the disk', async () => {
    const redis = await start('--appendonly', 'yes', '--appendfsync', 'always')
    await commitMany(redis)
    expect(await callsOf(redis, 'waitaof')).toBe(0)
  })

  it('everysec: commits wait for the disk, many together', async () => {
    const redis = await start('--appendonly', 'yes', '--appendfsync', 'everysec')
    await commitMany(redis)
    const waits = await callsOf(redis, 'waitaof')
    expect(waits).toBeGreaterThan(0)
    expect(waits).toBeLessThan(10)
    expect(Number(await redis.ask('get', 'test:{OSLO}:fence'))).toBeGreaterThan(0)
  })

  it('everysec: another gateway gives an event once its commit is on the disk', async () => {
    const redis = await start('--appendonly', 'yes', '--appendfsync', 'everysec')
    const [{ store }, { store: other }] = [await open(redis), await open(redis)]
    const samples = createSamples()
    await store.commit(changeOf(samples.request()))
    // From now on nothing gets to the disk.
    await redis.ask('config', 'set', 'appendfsync', 'no')
    const over: string[] = []
    const commit = store.commit(changeOf(samples.request(), 0, { events: [samples.event()] }))
    const committing = commit.then(() => over.push('commit'))
    await until('the write', async () => (await redis.ask('xlen', 'test:{OSLO}:events')) === '1')
    const read = other.listEventsAfter(oslo, 0, 10)
    const reading = read.then(() => over.push('event'))
    await until('both to wait', async () =>
      (await redis.ask('info', 'clients')).includes('blocked_clients:2'),
    )
    expect(over).toEqual([])
    await redis.ask('config', 'set', 'appendfsync', 'everysec')
    await Promise.all([committing, reading])
    const events = await read
    expect(events).toHaveLength(1)

    const waits = await callsOf(redis, 'waitaof')
    expect(await other.listEventsAfter(oslo, 0, 10)).toEqual(events)
    expect(await callsOf(redis, 'waitaof')).toBe(waits)
  })
})
