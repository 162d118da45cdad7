import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { Problem } from '../../problem.ts'
import { inspectRedis } from '../../store/inspect-store.ts'
import { openSnapshot, type StoreSnapshot } from '../../store/open-store.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../../store/upgrades/store-version.ts'
import { reason, textReason } from '../../translations/reason.ts'
import { reportError } from '../report-error.ts'
import { checkPostgres } from './check-postgres.ts'
import type { Finding } from './finding.ts'

const enoughBytes = 1024 ** 3

const checkDisk = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const found = reason('doctor.disk', { free: (free / 1024 ** 3).toFixed(1), folder })
  return free >= enoughBytes
    ? { check: 'disk', result: 'ok', found }
    : { check: 'disk', result: 'warning', found, remedy: reason('doctor.make_room') }
}

const checkVersion = (file: string, { newerTables, version }: StoreSnapshot): Finding => {
  const { data, program } = version
  const own = upgradeSteps.length
  if (newerTables !== null)
    return {
      check: 'store',
      result: 'failed',
      found: newerTables.reason,
    }
  if (isNewer(version, upgradeSteps.length))
    return {
      check: 'store',
      result: 'failed',
      found: reason('doctor.newer_file', { file, program, data, own }),
      remedy: reason('doctor.start_version', { program }),
    }
  return isWhole(version, upgradeSteps.length)
    ? { check: 'store', result: 'ok', found: reason('doctor.store', { file, data }) }
    : {
        check: 'store',
        result: 'warning',
        found: reason('doctor.older_file', { file, data, own }),
        remedy: reason('doctor.back_up_and_check'),
      }
}

const checkFile = async (file: string): Promise<Finding> => {
  if (!existsSync(file)) return { check: 'store', result: 'ok', found: reason('doctor.no_file', { file }) }
  try {
    const snapshot = await openSnapshot({ kind: 'sqlite', file })
    try {
      return checkVersion(file, snapshot)
    } finally {
      snapshot.close()
    }
  } catch (error) {
    return error instanceof Problem
      ? {
          check: 'store',
          result: 'failed',
          found: error.reason,
          remedy: reason('doctor.see', { page: 'storage' }),
        }
      : {
          check: 'store',
          result: 'failed',
          found: textReason(reportError(error)),
          remedy: reason('doctor.see', { page: 'backup' }),
        }
  }
}

/** Checks that a gateway would start over a Redis: it answers, is new enough, and loses nothing unless that is allowed. */
const checkRedis = async (
  address: { readonly url: string; readonly cluster: boolean },
  allowsLoss: boolean,
): Promise<Finding> => {
  const check = 'store'
  try {
    const mayLose = await inspectRedis(address)
    if (mayLose === null)
      return { check, result: 'ok', found: reason('doctor.answers', { place: new URL(address.url).host }) }
    return {
      check,
      result: allowsLoss ? 'warning' : 'failed',
      found: reason('doctor.redis_may_lose', { why: mayLose }),
      remedy: reason('doctor.set_redis'),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { check, result: 'failed', found: error.reason, remedy: reason('doctor.see', { page: 'storage' }) }
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
        found: reason('doctor.no_folder', { folder }),
        remedy: reason('doctor.create_folder'),
      },
    ]
  return [await checkFile(store.file), await checkDisk(folder)]
}
