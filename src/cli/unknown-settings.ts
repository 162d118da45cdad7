import { distance } from 'fastest-levenshtein'
import { Environment } from '../environment.ts'

/** Variables of other parts that begin as the settings do: of the compose file, of a Worker, and of the tests. */
const ofOthers = new Set(['LENDWIRE_DOMAIN', 'LENDWIRE_KEY', 'LENDWIRE_PATRON_SECRET', 'LENDWIRE_SCALE'])

/** The most letters in which a misspelt name may differ from a setting. */
const mostEdits = 4

/** A variable with the prefix of settings that names no setting, and the most similar setting. */
export type UnknownSetting = { readonly name: string; readonly nearest: string | null }

/** Finds the variables of an environment that have the prefix of settings but name no setting: they may be mistyped. */
export const findUnknownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly UnknownSetting[] => {
  const names = Object.keys(Environment.shape)
  return Object.keys(environment)
    .filter((name) => name.startsWith('LENDWIRE_') && !names.includes(name) && !ofOthers.has(name))
    .toSorted()
    .map((name) => {
      const [best] = names
        .map((setting) => ({ setting, edits: distance(name, setting) }))
        .toSorted((left, right) => left.edits - right.edits)
      return { name, nearest: best !== undefined && best.edits <= mostEdits ? best.setting : null }
    })
}
