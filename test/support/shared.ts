import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'vitest'

const folder = resolve(process.env.LENDWIRE_SHARED ?? join(import.meta.dirname, '../../../shared'))

/** Returns the path of a file in the shared folder of design material (`LENDWIRE_SHARED`, default `../shared`). */
export function sharedPath(...names: readonly string[]): string {
  return join(folder, ...names)
}

/** Reads a file of the shared folder. */
export function readShared(...names: readonly string[]): Uint8Array {
  return new Uint8Array(readFileSync(sharedPath(...names)))
}

/** Lists the files of a folder in the shared folder whose names end so, in order. */
export function listShared(ending: string, ...names: readonly string[]): readonly string[] {
  return readdirSync(sharedPath(...names))
    .filter((name) => name.endsWith(ending))
    .sort()
}

/** Declares a vitest group that needs the shared folder; where that is absent, one skipped test says so. */
export function describeWithShared(name: string, body: () => void): void {
  if (existsSync(folder)) describe(name, body)
  else describe(name, () => test.skip(`needs the shared folder (LENDWIRE_SHARED), which is not at ${folder}`))
}
