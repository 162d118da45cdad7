import { fileURLToPath } from 'node:url'
import { constructedInFunctions, linearAllTheSame } from './regular-expressions/exceptions.ts'
import { findPatterns, type Pattern } from './regular-expressions/find.ts'
import { recordConstructed } from './regular-expressions/record.ts'
import { slownessOf } from './regular-expressions/slowness.ts'

/**
 * Checks that every regular expression of the product takes linear time, by static analysis (scslre, the engine of
 * eslint-plugin-regexp). It reads literals from the source, and those that modules construct by importing these modules.
 * It prints each pattern that takes polynomial or exponential time and exits with 1 if there is one.
 */
const root = fileURLToPath(new URL('../', import.meta.url))

/** Importing these would start them. */
const entryPoints = ['src/main.ts', 'src/cli.ts', 'src/worker.ts', 'packages/certify/src/cli.ts']

const files = findPatterns(root, ['src', 'protocols', 'packages'])
const constructing = files.filter(({ constructed }) => constructed.length > 0)
const recorded = await recordConstructed(
  root,
  files.map(({ file }) => file).filter((file) => !entryPoints.includes(file)),
)
const examples = Object.entries(constructedInFunctions).flatMap(([file, patterns]) =>
  patterns.map(({ source, flags }): Pattern => ({ place: file, source, flags })),
)

const faultOf = ({ source, flags }: Pattern): string | undefined => {
  if (Object.hasOwn(linearAllTheSame, source)) return undefined
  return slownessOf(source, flags)
}

const patterns = [...files.flatMap(({ literals }) => literals), ...recorded, ...examples]
const slow = patterns.flatMap((pattern) => {
  const fault = faultOf(pattern)
  return fault === undefined ? [] : [`${pattern.place}: /${pattern.source}/${pattern.flags}\n    ${fault}`]
})
const places = new Set(recorded.map(({ place }) => place))
const unseen = constructing
  .filter(({ file }) => !Object.hasOwn(constructedInFunctions, file))
  .flatMap(({ constructed }) => constructed.filter((place) => !places.has(place)))
  .map((place) => `${place}: give an example of this pattern in scripts/regular-expressions/exceptions.ts`)
const sources = new Set(patterns.map(({ source }) => source))
const stale = Object.keys(linearAllTheSame)
  .filter((source) => !sources.has(source))
  .map((source) => `scripts/regular-expressions/exceptions.ts: there is no pattern /${source}/`)

const faults = [...slow, ...unseen, ...stale]
for (const fault of faults) process.stderr.write(`${fault}\n`)
if (faults.length > 0) process.exitCode = 1
else process.stdout.write(`${patterns.length} regular expressions take linear time\n`)
