import type { Particle } from './grammar.ts'

/** An element as a whole content model uses it. */
export type ElementUse = { readonly content: string; readonly repeats: boolean }

/** Tells whether a child element of that name is there. */
export type Presence = (name: string) => boolean

/**
 * Lists the elements of a content model in its order, with whether each may occur more than once.
 *
 * @throws Error if one name has two contents
 */
export function elementsOf(particle: Particle): ReadonlyMap<string, ElementUse> {
  if (particle.kind === 'element') {
    return new Map([[particle.name, { content: particle.content, repeats: particle.max > 1 }]])
  }
  const elements = new Map<string, ElementUse>()
  for (const item of particle.items) {
    for (const [name, { content, repeats }] of elementsOf(item)) {
      const existing = elements.get(name)
      if (existing !== undefined && existing.content !== content) {
        throw new Error(`content model: ${name} has two contents in one element`)
      }
      const again = existing !== undefined && (existing.repeats || particle.kind === 'sequence')
      elements.set(name, { content, repeats: repeats || again || particle.max > 1 })
    }
  }
  return elements
}

/** Returns the names of a sequence of elements that are each at one place; undefined for any other content model. */
export function onlyOrder(particle: Particle): readonly string[] | undefined {
  if (particle.kind !== 'sequence' || particle.overlaps) return undefined
  return particle.items.every(({ kind }) => kind === 'element') ? [...particle.names] : undefined
}

/**
 * Puts the names of the children that are there into the model's order. A name that a sequence holds in two places
 * has the last one.
 *
 * @returns each name once; undefined if a choice is asked for more than one of its alternatives holds
 */
export function orderOf(particle: Particle, has: Presence): readonly string[] | undefined {
  const names: string[] = []
  return addInOrder(particle, has, names) ? names : undefined
}

/** Adds the names of a particle's children that are there; false where a choice is asked for too much. */
function addInOrder(particle: Particle, has: Presence, names: string[]): boolean {
  if (particle.kind === 'element') {
    if (has(particle.name)) names.push(particle.name)
    return true
  }
  if (particle.kind === 'choice') {
    const alternative = chosen(particle.items, [...particle.names].filter(has))
    return alternative !== undefined && addInOrder(alternative, has, names)
  }
  const { items, overlaps } = particle
  return items.every((item, index) =>
    addInOrder(item, overlaps ? isLast(items.slice(index + 1), has) : has, names),
  )
}

/** Returns the first alternative that holds all that is there of any of them. */
function chosen(alternatives: readonly Particle[], present: readonly string[]): Particle | undefined {
  return alternatives.find((alternative) => present.every((name) => holds(alternative, name)))
}

/** Narrows what is there to what no later item holds. */
function isLast(later: readonly Particle[], has: Presence): Presence {
  return (name) => has(name) && !later.some((item) => holds(item, name))
}

function holds(particle: Particle, name: string): boolean {
  return particle.kind === 'element' ? particle.name === name : particle.names.has(name)
}

/**
 * Tells whether everything is there that the model requires, whatever its order and number.
 */
export function isComplete(particle: Particle, has: Presence): boolean {
  if (particle.min === 0) return true
  if (particle.kind === 'element') return has(particle.name)
  return particle.kind === 'sequence'
    ? particle.items.every((item) => isComplete(item, has))
    : particle.items.some((item) => isComplete(item, has))
}
