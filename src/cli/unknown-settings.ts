import { Environment } from '../environment.ts'

/** Variables of other parts that begin as the settings do: of the compose file, of a Worker, and of the tests. */
const ofOthers = new Set(['LENDWIRE_DOMAIN', 'LENDWIRE_KEY', 'LENDWIRE_PATRON_SECRET', 'LENDWIRE_SCALE'])

/** The most letters in which a name may differ from a setting that was meant. */
const mostEdits = 4

/** Counts the letters to insert, remove or replace between two texts (Levenshtein distance). */
const distance = (left: string, right: string): number => {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at)
  for (const [place, letter] of [...left].entries()) {
    const next = [place + 1]
    for (const [at, other] of [...right].entries())
      next.push(
        Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === other ? 0 : 1)),
      )
    row = next
  }
  return row.at(-1) ?? 0
}

/** A variable that begins as a setting does and is none, with the setting that is nearest to it. */
export type UnknownSetting = { readonly name: string; readonly nearest: string | null }

/** Finds the variables of an environment that look like settings of lendwire and are none: they may be mistyped. */
export const findUnknownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly UnknownSetting[] => {
  const known = Object.keys(Environment.shape)
  return Object.keys(environment)
    .filter((name) => name.startsWith('LENDWIRE_') && !known.includes(name) && !ofOthers.has(name))
    .toSorted()
    .map((name) => {
      const [best] = known
        .map((setting) => ({ setting, edits: distance(name, setting) }))
        .toSorted((left, right) => left.edits - right.edits)
      return { name, nearest: best !== undefined && best.edits <= mostEdits ? best.setting : null }
    })
}
