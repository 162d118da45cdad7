import { isObject } from './document.ts'
import type { Random } from './random.ts'

/** Values that answers had, by the name of their member, so that later calls name what exists. */
export type KnownValues = {
  readonly learn: (resource: string, answer: unknown) => void
  readonly find: (name: string, random: Random) => string | undefined
}

const maxOfName = 60
const maxLength = 200

/** The members that take the values of another one. */
const sameAs: Readonly<Record<string, readonly string[]>> = {
  copyOf: ['requests.number'],
  request: ['requests.number'],
  requests: ['requests.number'],
  numbers: ['requests.number'],
  rota: ['partners.code'],
  partner: ['partners.code'],
  activePartner: ['partners.code'],
  library: ['libraries.code'],
  workflow: ['workflows.code'],
  delivery: ['deliveries.id'],
  message: ['messages.id'],
  cursor: ['nextCursor', 'cursor'],
  event: ['events.id'],
  'If-Match': ['etag'],
  'If-None-Match': ['etag'],
}

/**
 * Creates an empty memory.
 *
 * @param excluded values that no call may name, such as the key that the calls are made with
 */
export const createKnownValues = (excluded: ReadonlySet<string>): KnownValues => {
  const values = new Map<string, string[]>()
  /** Keeps a value as the last one known by its name. */
  const keep = (name: string, value: string): void => {
    if (value === '' || value.length > maxLength || excluded.has(value)) return
    const earlier = values.get(name) ?? []
    if (earlier.includes(value)) return
    if (earlier.length >= maxOfName) earlier.shift()
    values.set(name, [...earlier, value])
  }
  const learn = (resource: string, answer: unknown, depth = 0): void => {
    if (depth > 6) return
    if (Array.isArray(answer)) for (const each of answer.slice(0, 20)) learn(resource, each, depth + 1)
    if (!isObject(answer)) return
    for (const [name, value] of Object.entries(answer)) {
      if (typeof value === 'string') {
        keep(name, value)
        if (depth <= 2 && ['code', 'id', 'number'].includes(name)) keep(`${resource}.${name}`, value)
      } else learn(resource, value, depth + 1)
    }
  }
  return {
    learn,
    find: (name, random) => {
      const candidates = [name, ...(sameAs[name] ?? [])].flatMap((each) => values.get(each) ?? [])
      return candidates.length === 0 ? undefined : random.pick(candidates)
    },
  }
}
