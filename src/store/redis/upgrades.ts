import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { UpgradableStore } from '../upgrades/upgrade-store.ts'
import type { RedisContext } from './context.ts'
import { beginUpgradeScript, endUpgradeScript, writeVersionScript } from './lua/upgrades.ts'
import { lostLease, upgradePages } from './upgrade-pages.ts'

/**
 * Returns the operations on a Redis store that an upgrade needs, before anything else works with it.
 *
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const redisUpgrades = (
  shell: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable' | 'libraries' | 'everywhere'>,
  newest: { readonly data: number; readonly program: string },
): UpgradableStore => {
  const { client, keys, run, durable, everywhere } = shell
  const { fenced, changePage } = upgradePages(shell)
  const gateway = keys.library(null)

  const unlessLost = async <T>(work: () => Promise<T>, lost: T): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      if (error === lostLease) return lost
      throw error
    }
  }

  return {
    readVersion: async (): Promise<StoreVersion> => {
      const key = `${gateway}:version`
      const storedVersion = parseStoreVersion(await client.get(key))
      if (storedVersion !== null) return storedVersion
      // A store of before there were versions has documents.
      const isNew = (await client.exists(`${gateway}:documents:changes`)) === 0
      const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
      const before = await client.set(key, JSON.stringify(version), 'NX', 'GET')
      await durable(gateway)
      return parseStoreVersion(before) ?? version
    },

    begin: async (token) => {
      for (const library of await everywhere()) await run(beginUpgradeScript, keys.library(library), token)
    },
    end: async (token) => {
      for (const library of await everywhere()) await run(endUpgradeScript, keys.library(library), token)
    },

    writeVersion: (token, version) =>
      unlessLost(async () => {
        // What was changed is to be on the disk before it is noted.
        await Promise.all((await everywhere()).map((library) => durable(keys.library(library))))
        await fenced(writeVersionScript, null, token, JSON.stringify(version))
        await durable(gateway)
        return true
      }, false),

    changeRecords: (token, ...page) => unlessLost(() => changePage(token, ...page), null),
  }
}
