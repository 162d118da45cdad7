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
import { type Finding, failure, passed, warning } from './finding.ts'

const enoughBytes = 1024 ** 3

const checkDisk = async (folder: string): Promise<Finding> => {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const found = reason('doctor.disk', { free: (free / 1024 ** 3).toFixed(1), folder })
  return free >= enoughBytes ? passed('disk', found) : warning('disk', found, reason('doctor.make_room'))
}

const checkVersion = (file: string, { newerTables, version }: StoreSnapshot): Finding => {
  const { data, program } = version
  const own = upgradeSteps.length
  if (newerTables !== null) return failure('store', newerTables.reason)
  if (isNewer(version, upgradeSteps.length))
    return failure(
      'store',
      reason('doctor.newer_file', { file, program, data, own }),
      reason('doctor.start_version', { program }),
    )
  return isWhole(version, upgradeSteps.length)
    ? passed('store', reason('doctor.store', { file, data }))
    : warning('store', reason('doctor.older_file', { file, data, own }), reason('doctor.back_up_and_check'))
}

const checkFile = async (file: string): Promise<Finding> => {
  if (!existsSync(file)) return passed('store', reason('doctor.no_file', { file }))
  try {
    const snapshot = await openSnapshot({ kind: 'sqlite', file })
    try {
      return checkVersion(file, snapshot)
    } finally {
      snapshot.close()
    }
  } catch (error) {
    return error instanceof Problem
      ? failure('store', error.reason, reason('doctor.see', { page: 'storage' }))
      : failure('store', textReason(reportError(error)), reason('doctor.see', { page: 'backup' }))
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
    if (mayLose === null) return passed(check, reason('doctor.answers', { place: new URL(address.url).host }))
    return {
      check,
      result: allowsLoss ? 'warning' : 'failed',
      found: reason('doctor.redis_may_lose', { why: mayLose }),
      remedy: reason('doctor.set_redis'),
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return failure(check, error.reason, reason('doctor.see', { page: 'storage' }))
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
    return [failure('store', reason('doctor.no_folder', { folder }), reason('doctor.create_folder'))]
  return [await checkFile(store.file), await checkDisk(folder)]
}
