import { Problem } from '../../problem.ts'
import type { PostgresAddress } from '../../store/address.ts'
import { inspectPostgres } from '../../store/inspect-store.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../../store/upgrades/store-version.ts'
import { reason } from '../../translations/reason.ts'
import type { Finding } from './finding.ts'

/** Deadlines and leases of several gateways compare their clocks with that of the server. */
const clockTolerance = 5_000

/** Checks that the server answers, keeps what it acknowledges, and holds a store that this version reads. */
export const checkPostgres = async (address: PostgresAddress): Promise<readonly Finding[]> => {
  const check = 'store'
  const own = upgradeSteps.length
  try {
    const { server, synchronousCommit, fsync, standbys, clockAhead, version } = await inspectPostgres(address)
    const isDurable = fsync && synchronousCommit !== 'off' && synchronousCommit !== 'local'
    const found = reason('doctor.postgres', {
      version: server,
      fsync: fsync ? 'on' : 'off',
      commit: synchronousCommit,
      standbys: standbys.all,
      synchronous: standbys.synchronous,
    })
    const ahead = reason('doctor.clock_ahead', { milliseconds: clockAhead })
    const isOff = Math.abs(clockAhead) > clockTolerance
    return [
      isDurable
        ? { check, result: 'ok', found }
        : {
            check,
            result: 'failed',
            found,
            remedy: reason('doctor.postgres_durable'),
          },
      isOff
        ? {
            check: 'store_clock',
            result: 'warning',
            found: ahead,
            remedy: reason('doctor.set_clocks'),
          }
        : { check: 'store_clock', result: 'ok', found: ahead },
      version === null
        ? {
            check: 'data_version',
            result: 'ok',
            found: reason('doctor.no_schema', { schema: address.schema }),
          }
        : isNewer(version, upgradeSteps.length)
          ? {
              check: 'data_version',
              result: 'failed',
              found: reason('doctor.newer_data', { ...version, own }),
              remedy: reason('doctor.start_version', { program: version.program }),
            }
          : isWhole(version, upgradeSteps.length)
            ? {
                check: 'data_version',
                result: 'ok',
                found: reason('doctor.data_version', { data: version.data }),
              }
            : {
                check: 'data_version',
                result: 'warning',
                found: reason('doctor.older_data', { data: version.data, own }),
                remedy: reason('doctor.back_up'),
              },
    ]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [
      { check, result: 'failed', found: error.reason, remedy: reason('doctor.see', { page: 'storage' }) },
    ]
  }
}
