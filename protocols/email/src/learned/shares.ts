import { digits, middle } from './digits.ts'
import { buckets, featuresOf } from './features.ts'
import { type Meaning, meanings } from './meanings.ts'
import { biases, scale, weights } from './weights.ts'

const weightOf: ReadonlyMap<string, number> = new Map(
  [...digits].map((digit, at) => [digit, (at - middle) * scale]),
)

let decoded: Float32Array | undefined
const weightsInOrder = (): Float32Array => {
  decoded ??= Float32Array.from(weights, (digit) => weightOf.get(digit) ?? 0)
  return decoded
}

/**
 * Returns how likely a sentence has each meaning, as it was learned from the examples. The shares sum up to 1.
 *
 * @param plain the sentence in plain form, with marks for dates, amounts and titles
 */
export function sharesOf(plain: string): (meaning: Meaning) => number {
  const all = weightsInOrder()
  const features = featuresOf(plain)
  const size = Math.sqrt(features.length)
  const scores = meanings.map((_, at) => {
    const sum = features.reduce((total, feature) => total + (all[at * buckets + feature] ?? 0), 0)
    return sum / size + (biases[at] ?? 0)
  })
  const highest = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - highest))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return (meaning) => (powers[meanings.indexOf(meaning)] ?? 0) / total
}
