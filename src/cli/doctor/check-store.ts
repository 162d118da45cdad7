import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { Problem } from '../../problem.ts'
import { inspectRedis } from '../../store/inspect-redis.ts'
import { openSnapshot, type StoreSnapshot } from '../../store/open-snapshot.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../../store/upgrades/store-version.ts'
import { reportError } from '../report-error.ts'
import { checkPostgres } from './check-postgres.ts'
import type { Finding } from './finding.ts'

const enoughBytes = 1024 ** 3

const checkDisk = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const detail = `${(free / 1024 ** 3).toFixed(1)} GiB free in ${folder}`
  return free >= enoughBytes
    ? { check: 'disk', result: 'ok', detail }
    : { check: 'disk', result: 'warning', detail, remedy: 'Make room: at least 1 GiB.' }
}

const checkVersion = (file: string, { newerTables, version }: StoreSnapshot): Finding => {
  const { data, program } = version
  if (newerTables !== null)
    return {
      check: 'store',
      result: 'failed',
      detail: newerTables.message.replace(/ Start .*$/, ''),
      remedy: 'Start the version that wrote it or a later one, or restore a backup from before the upgrade.',
    }
  if (isNewer(version, upgradeSteps.length))
    return {
      check: 'store',
      result: 'failed',
      detail: `${file} was written by a newer lendwire, ${program}: it has data version ${data}, and this version knows ${upgradeSteps.length}`,
      remedy: `Start version ${program} or a later one, or restore a backup from before the upgrade.`,
    }
  return isWhole(version, upgradeSteps.length)
    ? { check: 'store', result: 'ok', detail: `${file}, data version ${data}` }
    : {
        check: 'store',
        result: 'warning',
        detail: `${file} has data version ${data}, this version ${upgradeSteps.length}`,
        remedy: 'Back it up; run lendwire migrate --check; the next start upgrades it.',
      }
}

const checkFile = async (file: string): Promise<Finding> => {
  if (!existsSync(file))
    return { check: 'store', result: 'ok', detail: `${file} does not exist: the first start creates it` }
  try {
    const snapshot = await openSnapshot({ kind: 'sqlite', file })
    try {
      return checkVersion(file, snapshot)
    } finally {
      snapshot.close()
    }
  } catch (error) {
    return error instanceof Problem
      ? { check: 'store', result: 'failed', detail: error.message, remedy: 'See docs/storage.md.' }
      : { check: 'store', result: 'failed', detail: reportError(error), remedy: 'See docs/backup.md.' }
  }
}

/** Checks that a gateway would start over a Redis: it answers, is new enough, and loses nothing unless that is allowed. */
const checkRedis = async (
  address: { readonly url: string; readonly cluster: boolean },
  allowsLoss: boolean,
): Promise<Finding> => {
  const check = 'store'
  try {
    const { mayLose } = await inspectRedis(address)
    if (mayLose === null) return { check, result: 'ok', detail: `${new URL(address.url).host} answers` }
    return {
      check,
      result: allowsLoss ? 'warning' : 'failed',
      detail: `Redis may lose what lendwire has acknowledged: ${mayLose}`,
      remedy: 'Set appendonly to yes, appendfsync to always or everysec, and maxmemory-policy to noeviction.',
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { check, result: 'failed', detail: error.message, remedy: 'See docs/storage.md.' }
  }
}

/** Checks that the store is there, that this version reads it, and that the disk has room. */
export const checkStore = async ({
  store,
  redisAllowLoss,
}: Pick<Config, 'store' | 'redisAllowLoss'>): Promise<readonly Finding[]> => {
  if (store.kind === 'redis') return [await checkRedis(store, redisAllowLoss)]
  if (store.kind === 'postgres') return checkPostgres(store)
  const folder = dirname(resolve(store.file))
  if (!existsSync(folder))
    return [
      {
        check: 'store',
        result: 'failed',
        detail: `the folder ${folder} does not exist`,
        remedy: 'Create it, or set LENDWIRE_STORE.',
      },
    ]
  return [await checkFile(store.file), await checkDisk(folder)]
}
