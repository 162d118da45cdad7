import { z } from 'zod'
import type { MaintenancePort } from '../ports/maintenance.ts'
import { milliseconds, readRow } from '../rows.ts'
import { forgetBlobsScript } from './lua/blobs.ts'
import { forgetMessagesScript, forgetScript } from './lua/purge.ts'
import type { RedisShell } from './shell.ts'

/** So many are forgotten in one script, so that the server is never held up long. */
const mostAtOnce = 500

const stepwise = async (forgetSome: (most: number) => Promise<unknown>): Promise<void> => {
  while (readRow('count', z.int(), await forgetSome(mostAtOnce)) === mostAtOnce);
}

/** Forgets what is past its time. */
export const purging =
  ({ keys, run, libraries, durable }: RedisShell): MaintenancePort['purge'] =>
  async ({ fingerprints, answers, unassigned, blobs }) => {
    const ages = { fingerprints: milliseconds(fingerprints), answers: milliseconds(answers) }
    for (const library of [null, ...(await libraries())]) {
      const key = keys.library(library)
      for (const [what, before] of Object.entries(ages))
        await stepwise((most) => run(forgetScript, key, what, before, most))
      await stepwise((most) => run(forgetBlobsScript, key, milliseconds(blobs), most))
      await durable(key)
    }
    await stepwise((most) => run(forgetMessagesScript, keys.library(null), unassigned, most))
    await durable(keys.library(null))
  }
