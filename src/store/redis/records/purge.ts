import { z } from 'zod'
import { runInBatches } from '../../policy/batches.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { MaintenancePort } from '../../ports/maintenance.ts'
import type { RedisContext } from '../context.ts'
import { forgetBlobsScript } from '../lua/blobs.ts'
import { forgetRowsScript } from '../lua/fact-rows.ts'
import { forgetPartnerCountsScript } from '../lua/partner-counts.ts'
import { forgetMessagesScript, forgetScript, forgetUnmatchedScript } from '../lua/purge.ts'

/** Creates the purge of expired data. */
export const createPurge =
  ({ keys, run, libraries, durable }: RedisContext): MaintenancePort['purge'] =>
  async ({ fingerprints, answers, unassigned, blobs, partnerCounts, rows }) => {
    const ages = { fingerprints: toMilliseconds(fingerprints), answers: toMilliseconds(answers) }
    for (const library of [null, ...(await libraries())]) {
      const key = keys.library(library)
      for (const [what, before] of Object.entries(ages))
        await runInBatches(async (limit) =>
          parseStored('count', z.int(), await run(forgetScript, key, what, before, limit)),
        )
      await runInBatches(async (limit) =>
        parseStored('count', z.int(), await run(forgetBlobsScript, key, toMilliseconds(blobs), limit)),
      )
      const month = partnerCounts.slice(0, 7).replace('-', '')
      await runInBatches(async (limit) =>
        parseStored('count', z.int(), await run(forgetPartnerCountsScript, key, month, limit)),
      )
      if (library !== null)
        await runInBatches(async (limit) =>
          parseStored('count', z.int(), await run(forgetRowsScript, key, rows.slice(0, 10), limit)),
        )
      if (library !== null)
        await runInBatches(async (limit) =>
          parseStored('count', z.int(), await run(forgetUnmatchedScript, key, unassigned, limit)),
        )
      await durable(key)
    }
    await runInBatches(async (limit) =>
      parseStored('count', z.int(), await run(forgetMessagesScript, keys.library(null), unassigned, limit)),
    )
    await durable(keys.library(null))
  }
