import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { addBackports, findCandidate, installPackages, updateLists } from './apt.ts'

const run = promisify(execFile)

/** The programs of a Redis or Valkey that is new enough. */
export type RedisPrograms = { readonly server: string; readonly client: string }

/**
 * The packages that bring a Redis, the preferred one first. Debian 12 and Ubuntu 24.04 have Redis 7.0, which lendwire
 * does not take: there Valkey serves, from the backports of Debian 12.
 */
const packages = [
  { name: 'redis-server', server: '/usr/bin/redis-server', client: '/usr/bin/redis-cli' },
  { name: 'valkey-server', server: '/usr/bin/valkey-server', client: '/usr/bin/valkey-cli' },
] as const

/** Returns whether a version ("5:7.0.15-1", "8.0.1") is 7.2 or later. */
const isNewEnough = (version: string | null): boolean => {
  const [, major, minor] = /^(?:\d+:)?(\d+)\.(\d+)/.exec(version ?? '') ?? []
  return Number(major) > 7 || (Number(major) === 7 && Number(minor) >= 2)
}

/** Returns the programs of a Redis that is older than 7.2, or null where Debian has none. */
export const findOldRedis = async (): Promise<RedisPrograms | null> => {
  const [{ server, client }] = packages
  return existsSync(server) && !isNewEnough(await versionOf(server)) ? { server, client } : null
}

const versionOf = async (server: string): Promise<string> => {
  const { stdout } = await run(server, ['--version'])
  return /\bv=(\S+)/.exec(stdout)?.[1] ?? ''
}

const findPrograms = async (): Promise<RedisPrograms | null> => {
  for (const { server, client } of packages)
    if (existsSync(server) && existsSync(client) && isNewEnough(await versionOf(server)))
      return { server, client }
  return null
}

const findPackage = async (): Promise<string | null> => {
  for (const { name } of packages) if (isNewEnough(await findCandidate(name))) return name
  return null
}

const install = async (): Promise<void> => {
  await updateLists()
  let name = await findPackage()
  if (name === null) {
    await addBackports()
    name = await findPackage()
  }
  if (name === null) throw new Error('No source of packages has Redis 7.2 or later, or Valkey.')
  // An older Redis comes with Valkey: a test shows that a gateway refuses it.
  await installPackages([...new Set([packages[0].name, name])])
}

let found: Promise<RedisPrograms> | undefined

/**
 * Returns the programs of a Redis or Valkey that is new enough, and installs it where it is missing, as root on a bare
 * machine. What else is installed stays.
 */
export const redisPrograms = (): Promise<RedisPrograms> => {
  found ??= (async () => {
    const present = await findPrograms()
    if (present !== null) return present
    await install()
    const installed = await findPrograms()
    if (installed === null) throw new Error('The package of Redis did not bring its programs.')
    return installed
  })()
  return found
}
