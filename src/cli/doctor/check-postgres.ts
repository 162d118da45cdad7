import { Problem } from '../../problem.ts'
import type { PostgresAddress } from '../../store/address.ts'
import { inspectPostgres } from '../../store/inspect-store.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../../store/upgrades/store-version.ts'
import { reason } from '../../translations/reason.ts'
import { type Finding, failure, passed, warning } from './finding.ts'

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
      isDurable ? passed(check, found) : failure(check, found, reason('doctor.postgres_durable')),
      isOff ? warning('store_clock', ahead, reason('doctor.set_clocks')) : passed('store_clock', ahead),
      version === null
        ? passed('data_version', reason('doctor.no_schema', { schema: address.schema }))
        : isNewer(version, upgradeSteps.length)
          ? failure(
              'data_version',
              reason('doctor.newer_data', { ...version, own }),
              reason('doctor.start_version', { program: version.program }),
            )
          : isWhole(version, upgradeSteps.length)
            ? passed('data_version', reason('doctor.data_version', { data: version.data }))
            : warning(
                'data_version',
                reason('doctor.older_data', { data: version.data, own }),
                reason('doctor.back_up'),
              ),
    ]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [failure(check, error.reason, reason('doctor.see', { page: 'storage' }))]
  }
}
