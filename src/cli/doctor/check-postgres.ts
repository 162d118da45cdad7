import { Problem } from '../../problem.ts'
import type { PostgresAddress } from '../../store/address.ts'
import { inspectPostgres } from '../../store/inspect-postgres.ts'
import { upgradeSteps } from '../../store/upgrades/steps.ts'
import { isNewer, isWhole } from '../../store/upgrades/store-version.ts'
import type { Finding } from './finding.ts'

/** Deadlines and leases of several gateways compare their clocks with that of the server. */
const clockTolerance = 5_000

/** Checks that the server answers, keeps what it acknowledges, and holds a store that this version reads. */
export const checkPostgres = async (address: PostgresAddress): Promise<readonly Finding[]> => {
  const check = 'store'
  try {
    const { server, synchronousCommit, fsync, standbys, clockAhead, version } = await inspectPostgres(address)
    const isDurable = fsync && synchronousCommit !== 'off' && synchronousCommit !== 'local'
    const words = `PostgreSQL ${server}, fsync ${fsync ? 'on' : 'off'}, synchronous_commit ${synchronousCommit}, ${standbys.all} standbys, ${standbys.synchronous} of them synchronous`
    const isOff = Math.abs(clockAhead) > clockTolerance
    return [
      isDurable
        ? { check, result: 'ok', detail: words }
        : {
            check,
            result: 'failed',
            detail: words,
            remedy: 'Turn fsync on, and synchronous_commit on, or remote_apply with a synchronous standby.',
          },
      isOff
        ? {
            check: 'clock of the store',
            result: 'warning',
            detail: `${Math.round(clockAhead / 1000)} s ahead of this computer`,
            remedy: 'Set both clocks by NTP.',
          }
        : { check: 'clock of the store', result: 'ok', detail: `${clockAhead} ms ahead of this computer` },
      version === null
        ? {
            check: 'data version',
            result: 'ok',
            detail: `no store in the schema ${address.schema}: the first start creates it`,
          }
        : isNewer(version, upgradeSteps.length)
          ? {
              check: 'data version',
              result: 'failed',
              detail: `${version.data}, by lendwire ${version.program}; this version knows ${upgradeSteps.length}`,
              remedy: `Start version ${version.program} or a later one, or restore a backup from before the upgrade.`,
            }
          : isWhole(version, upgradeSteps.length)
            ? { check: 'data version', result: 'ok', detail: String(version.data) }
            : {
                check: 'data version',
                result: 'warning',
                detail: `${version.data}; this version has ${upgradeSteps.length}`,
                remedy: 'Back it up; the next start upgrades it.',
              },
    ]
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return [{ check, result: 'failed', detail: error.message, remedy: 'See docs/storage.md.' }]
  }
}
