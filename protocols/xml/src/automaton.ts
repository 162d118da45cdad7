import type { Particle } from './grammar.ts'

/** The position of a reader of children in a content model. */
export type State = { accepts: boolean; readonly next: Map<string, State> }

/** A way on through a model: the elements that are missing (one of each set), and where it leads. */
export type Bridge = { readonly missing: readonly (readonly string[])[]; readonly state: State }

/** Positions of a model as Glushkov numbers them: one for each element as it is written. */
type Positions = { readonly names: string[]; readonly follow: Set<number>[] }
type Ends = {
  readonly nullable: boolean
  readonly first: readonly number[]
  readonly last: readonly number[]
}

/**
 * Builds the automaton of a content model (Glushkov's construction, as XML Schema's determinism rule suggests).
 *
 * @returns the state before the first child
 * @throws Error where two readings of one child are possible
 */
export function buildAutomaton(particle: Particle): State {
  const positions: Positions = { names: [], follow: [] }
  const { nullable, first, last } = place(particle, positions)
  const states = positions.names.map((): State => ({ accepts: false, next: new Map() }))
  const start: State = { accepts: nullable, next: new Map() }
  const connect = (from: State, targets: Iterable<number>): void => {
    for (const target of targets) {
      const name = positions.names[target] ?? ''
      const state = states[target]
      if (from.next.has(name)) throw new Error(`content model: ambiguous, ${name} can be read in two ways`)
      if (state !== undefined) from.next.set(name, state)
    }
  }
  connect(start, first)
  states.forEach((state, position) => {
    connect(state, positions.follow[position] ?? [])
    state.accepts = last.includes(position)
  })
  return start
}

function place(particle: Particle, positions: Positions): Ends {
  const { min, max } = particle
  if (max === Number.POSITIVE_INFINITY) {
    const ends = placeOnce(particle, positions)
    link(ends.last, ends.first, positions)
    return { ...ends, nullable: ends.nullable || min === 0 }
  }
  // a{1,3} is placed as a(a(a)?)?, which stays deterministic where a, a?, a? would not
  let ends = placeOnce(particle, positions)
  const { first } = ends
  const last = [...ends.last]
  let nullable = ends.nullable || min === 0
  for (let count = 2; count <= max; count += 1) {
    const following = placeOnce(particle, positions)
    link(ends.last, following.first, positions)
    if (count <= min && !following.nullable) last.length = 0
    last.push(...following.last)
    nullable = nullable && (following.nullable || count > min)
    ends = following
  }
  return { nullable, first, last }
}

function placeOnce(particle: Particle, positions: Positions): Ends {
  if (particle.kind === 'element') {
    const position = positions.names.push(particle.name) - 1
    positions.follow.push(new Set())
    return { nullable: false, first: [position], last: [position] }
  }
  const items = particle.items.map((item) => place(item, positions))
  if (particle.kind === 'choice') {
    return {
      nullable: items.some(({ nullable }) => nullable),
      first: items.flatMap(({ first }) => first),
      last: items.flatMap(({ last }) => last),
    }
  }
  return items.reduce((before, after) => {
    link(before.last, after.first, positions)
    return {
      nullable: before.nullable && after.nullable,
      first: before.nullable ? [...before.first, ...after.first] : before.first,
      last: after.nullable ? [...before.last, ...after.last] : after.last,
    }
  })
}

function link(from: readonly number[], to: readonly number[], positions: Positions): void {
  for (const position of from) for (const target of to) positions.follow[position]?.add(target)
}

/**
 * Finds the shortest way from a state to one where `name` may follow, or, without a name, to an end.
 *
 * @returns undefined if there is none
 */
export function bridge(from: State, name?: string): Bridge | undefined {
  const reached = (state: State): boolean => (name === undefined ? state.accepts : state.next.has(name))
  const seen = new Set([from])
  let ways: Bridge[] = [{ missing: [], state: from }]
  while (ways.length > 0) {
    const bridge = ways.find(({ state }) => reached(state))
    if (bridge !== undefined) return bridge
    const further: Bridge[] = []
    for (const { missing, state } of ways) {
      for (const target of state.next.values()) {
        if (seen.has(target)) continue
        seen.add(target)
        const names = [...state.next]
          .filter(([, other]) => leadsLike(other, target, reached))
          .map(([label]) => label)
        further.push({ missing: [...missing, names], state: target })
      }
    }
    ways = further
  }
  return undefined
}

/** Returns whether another state serves as well as the target: both, or neither, end the search. */
function leadsLike(other: State, target: State, reached: (state: State) => boolean): boolean {
  return other === target || (reached(other) && reached(target))
}
