import { pathOf } from './fault-path.ts'
import { isRecord } from './is-record.ts'
import { type Fault, fault } from './problem.ts'

/** Returns whether a text cannot be stored: it has a NUL, or half of a surrogate pair. */
const cannotBeStored = (text: string): boolean => text.includes('\0') || !text.isWellFormed()

/** The most levels of nested lists and objects. No call and no document needs half as many. */
const deepest = 50

/** Returns whether all of an input can be stored and it has at most the given number of levels. It reads no deeper level. */
const isSound = (input: unknown, levels = deepest): boolean => {
  if (typeof input === 'string') return !cannotBeStored(input)
  if (typeof input !== 'object' || input === null) return true
  return levels > 0 && Object.values(input).every((each) => isSound(each, levels - 1))
}

const isDeeperThan = (levels: number, input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  (levels === 0 || Object.values(input).some((each) => isDeeperThan(levels - 1, each)))

/** Lists the texts of an input that cannot be stored. */
const unstorableTexts = (input: unknown, path: readonly PropertyKey[] = []): readonly Fault[] => {
  if (typeof input === 'string') return cannotBeStored(input) ? [fault(pathOf(path), 'fault.storable')] : []
  if (Array.isArray(input)) return input.flatMap((each, index) => unstorableTexts(each, [...path, index]))
  return isRecord(input)
    ? Object.entries(input).flatMap(([name, each]) => unstorableTexts(each, [...path, name]))
    : []
}

/** The fault of JSON that is nested too deeply. */
export const tooDeep: Fault = fault('', 'fault.too_deep', { levels: deepest })

/** Lists the faults of JSON that no schema finds: texts that cannot be stored, and lists and objects nested too deeply. */
export const unsoundParts = (input: unknown): readonly Fault[] =>
  isSound(input) ? [] : isDeeperThan(deepest, input) ? [tooDeep] : unstorableTexts(input)
