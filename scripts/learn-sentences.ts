/**
 * Learns the meanings of sentences from the examples in protocols/email/examples and writes their weights
 * (protocols/email/src/learned/weights.ts): multinomial logistic regression, the same for the same examples. With `--try` it
 * writes nothing: five times it learns from four fifths of the examples, and tells what the others are taken for. `--check` fails where
 * the weights are older than the examples or the features.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sentencesOf } from '../protocols/email/src/classify/plain-form.ts'
import { digits, middle } from '../protocols/email/src/learned/digits.ts'
import { buckets, featuresOf } from '../protocols/email/src/learned/features.ts'
import { meanings } from '../protocols/email/src/learned/meanings.ts'

type Example = { readonly meaning: number; readonly features: readonly number[] }
type Learned = { readonly weights: Float32Array; readonly biases: Float32Array }

const folder = join(import.meta.dirname, '../protocols/email/examples')
const written = join(import.meta.dirname, '../protocols/email/src/learned/weights.ts')
const context = { today: '2026-11-30', dateOrder: 'day_first', currency: 'EUR' } as const

const sources = [
  ...['english', 'german', 'french', 'traps'].map((name) => `examples/${name}.tsv`),
  ...['learned/features', 'learned/meanings', 'classify/word-classes', 'classify/plain-form'].map(
    (name) => `src/${name}.ts`,
  ),
].map((file) => join(import.meta.dirname, '../protocols/email', file))

const digest = (): string => {
  const hash = createHash('sha256')
  for (const file of [...sources, import.meta.filename]) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

const rounds = 25
const step = 0.5
const shrinking = 1e-5
const parts = 5
/** The share of weights that is written as it is; what is larger is cut. */
const exact = 0.999

const placeOf: ReadonlyMap<string, number> = new Map(meanings.map((meaning, at) => [meaning, at]))

const rowsOf = (file: string): readonly (readonly string[])[] =>
  readFileSync(join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split('\t'))

/** Kinds of traps that say nothing of the status: their days, amounts and customs are read by other rules. */
const asides: ReadonlySet<string> = new Set(['dateOfSomethingElse', 'moneyOfSomethingElse', 'general'])

const meaningOfTrap = (kind: string): string =>
  kind === 'question' ? 'question' : asides.has(kind) ? 'harmless' : 'doubtful'

const readExamples = (): readonly Example[] => {
  const rows = [
    ...['english.tsv', 'german.tsv', 'french.tsv'].flatMap((file) =>
      rowsOf(file).map(([meaning = '', text = '']) => ({ meaning, text })),
    ),
    ...rowsOf('traps.tsv').map(([, kind = '', text = '']) => ({ meaning: meaningOfTrap(kind), text })),
  ]
  const byPlain = new Map(
    rows.map(({ meaning, text }) => {
      const plain = (sentencesOf(text, context) ?? []).map((sentence) => sentence.plain).join(' ')
      return [plain, placeOf.get(meaning) ?? -1] as const
    }),
  )
  return [...byPlain].map(([plain, meaning]) => {
    if (meaning < 0) throw new Error(`no meaning: ${plain}`)
    return { meaning, features: featuresOf(plain) }
  })
}

/** Returns a source of numbers from 0 to 1 that are the same each time. */
const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const sharesWith = ({ weights, biases }: Learned, features: readonly number[]): Float64Array => {
  const size = Math.sqrt(features.length)
  const scores = Float64Array.from(meanings, (_, at) => {
    const sum = features.reduce((total, feature) => total + (weights[at * buckets + feature] ?? 0), 0)
    return sum / size + (biases[at] ?? 0)
  })
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}

const learn = (examples: readonly Example[]): Learned => {
  const weights = new Float32Array(meanings.length * buckets)
  const seen = new Float32Array(weights.length)
  const biases = new Float32Array(meanings.length)
  const seenBiases = new Float32Array(meanings.length)
  const next = numbers(42)
  for (let round = 0; round < rounds; round += 1) {
    const order = examples
      .map((example) => ({ example, key: next() }))
      .sort((one, other) => one.key - other.key)
    for (const { example } of order) {
      const { meaning, features } = example
      const shares = sharesWith({ weights, biases }, features)
      const size = Math.sqrt(features.length)
      for (const [at, share] of shares.entries()) {
        const error = share - (at === meaning ? 1 : 0)
        const total = (seenBiases[at] ?? 0) + error * error
        seenBiases[at] = total
        biases[at] = (biases[at] ?? 0) - (0.1 * error) / (1e-3 + Math.sqrt(total))
        if (Math.abs(error) < 1e-4) continue
        for (const feature of features) {
          const place = at * buckets + feature
          const slope = error / size + shrinking * (weights[place] ?? 0)
          const sum = (seen[place] ?? 0) + slope * slope
          seen[place] = sum
          weights[place] = (weights[place] ?? 0) - (step * slope) / (1e-2 + Math.sqrt(sum))
        }
      }
    }
  }
  return { weights, biases }
}

const tryOut = (examples: readonly Example[]): void => {
  const next = numbers(7)
  const partOf = examples.map(() => Math.floor(next() * parts))
  const tried = Array.from({ length: parts }, (_, part) => {
    const learned = learn(examples.filter((_, at) => partOf[at] !== part))
    return examples
      .filter((_, at) => partOf[at] === part)
      .map(({ meaning, features }) => {
        const shares = sharesWith(learned, features)
        const share = Math.max(...shares)
        return { meaning, taken: shares.indexOf(share), share }
      })
  }).flat()
  for (const [at, name] of meanings.entries()) {
    const all = tried.filter(({ meaning }) => meaning === at).length
    const figures = [0.5, 0.7, 0.9, 0.95].map((least) => {
      const sure = tried.filter(({ taken, share }) => taken === at && share >= least)
      return `${least}: ${sure.filter(({ meaning }) => meaning === at).length} of ${sure.length} right`
    })
    console.log(`${name} (${all}): ${figures.join(', ')}`)
  }
  const right = tried.filter(({ meaning, taken }) => meaning === taken).length
  console.log(`${right} of ${tried.length} right`)
}

const write = ({ weights, biases }: Learned): void => {
  const sizes = weights.map(Math.abs).sort()
  const scale = (sizes[Math.floor(sizes.length * exact)] ?? 1) / (middle - 1)
  const stepsOf = (weight: number): number =>
    Math.max(1 - middle, Math.min(middle - 1, Math.round(weight / scale)))
  const text = Array.from(weights, (weight) => digits[stepsOf(weight) + middle]).join('')
  writeFileSync(
    written,
    `// Written by scripts/learn-sentences.ts from the examples in protocols/email/examples (${digest()}).

/** The value of one step of a weight. */
export const scale = ${scale.toPrecision(6)}

/** What each meaning starts with. */
export const biases: readonly number[] = [${Array.from(biases, (bias) => bias.toFixed(4)).join(', ')}]

/** The weights of all features for the first meaning, then for the next: one digit each, in one line since nobody reads them. */
export const weights =
  '${text}'
`,
  )
}

const check = (): void => {
  if (readFileSync(written, 'utf8').includes(`(${digest()})`)) return
  console.error('The weights are older than the examples: run node scripts/learn-sentences.ts')
  process.exitCode = 1
}

if (process.argv.includes('--check')) check()
else if (process.argv.includes('--try')) tryOut(readExamples())
else write(learn(readExamples()))
