import { z } from 'zod'
import { runInBatches } from '../../policy/batches.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { MaintenancePort } from '../../ports/maintenance.ts'
import type { RedisContext } from '../context.ts'
import { forgetRowsScript } from '../lua/fact-rows.ts'
import {
  forgetByScoreScript,
  forgetMessagesScript,
  forgetScript,
  forgetUnmatchedScript,
} from '../lua/purge.ts'
import type { Script } from '../lua/script.ts'
import type { Argument } from '../server/connection.ts'

/** Creates the purge of expired data. */
export const createPurge =
  ({ keys, run, everywhere, durable }: RedisContext): MaintenancePort['purge'] =>
  async ({ fingerprints, answers, unassigned, blobs, partnerCounts, rows }) => {
    const forget = (script: Script, key: string, ...args: readonly Argument[]): Promise<void> =>
      runInBatches(async (limit) => parseStored('count', z.int(), await run(script, key, ...args, limit)))
    for (const library of await everywhere()) {
      const key = keys.library(library)
      await forget(forgetScript, key, 'fingerprints', toMilliseconds(fingerprints))
      await forget(forgetScript, key, 'answers', toMilliseconds(answers))
      await forget(forgetByScoreScript, key, 'blobs', 'blob', toMilliseconds(blobs))
      const month = partnerCounts.slice(0, 7).replace('-', '')
      await forget(forgetByScoreScript, key, 'partner-counts', 'partner-counts', month)
      if (library === null) {
        await forget(forgetMessagesScript, key, unassigned)
      } else {
        await forget(forgetRowsScript, key, rows.slice(0, 10))
        await forget(forgetUnmatchedScript, key, unassigned)
      }
      await durable(key)
    }
  }
