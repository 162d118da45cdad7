import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A fixture: its file name and its bytes. */
type Fixture = readonly [file: string, bytes: Uint8Array]

/** Reads the XML files of a folder of fixtures, by name. */
export const readFixtures = (folder: string): readonly Fixture[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.xml'))
    .sort()
    .map((file) => [file, new Uint8Array(readFileSync(join(folder, file)))])

/** Reads the fault that the comment of an invalid fixture expects: a kind, and a path where there is one. */
export const expectedFault = (bytes: Uint8Array): { readonly kind: string; readonly path: string } => {
  const [, kind = '', path = ''] =
    /<!-- Expect: (\S+)(?: (\S+))? -->/.exec(new TextDecoder().decode(bytes)) ?? []
  return { kind, path }
}

/** Returns whether a fixture says in a comment why it is there. */
export const saysWhy = (bytes: Uint8Array): boolean =>
  /<!-- Why: .+ -->/.test(new TextDecoder().decode(bytes))
