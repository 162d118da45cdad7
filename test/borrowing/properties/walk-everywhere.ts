import fc from 'fast-check'
import type { Input } from '../../../src/borrowing/decision.ts'
import { countCases } from '../../support/count-cases.ts'
import { drawsAll } from '../../support/draws.ts'
import type { Story } from '../story.ts'
import { beginAt, take, walks } from '../walk.ts'
import type { World } from '../world.ts'
import { worlds } from '../worlds.ts'

/** The number of walks of each property; more of them find rare cases: `WALKS=5000 npx vitest run …`. */
export const runs = Number(process.env.WALKS ?? (drawsAll ? 200 : 100))

/** Returns a value as JSON keeps it. */
export const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** A step of a walk: the input, and the story before it. */
export type Move = { readonly input: Input; readonly before: Story }

type Judge = (story: Story, move: Move | undefined) => void
type Way = typeof walks extends fc.Arbitrary<infer Walk> ? Walk : never
type Walked = { readonly world: World; readonly way: Way; readonly states: readonly Parameters<Judge>[] }

const walk = (world: World, { from, steps }: Way): Walked['states'] => {
  let story = beginAt(world, from)
  const states: Parameters<Judge>[] = [[story, undefined]]
  for (const step of steps) {
    const next = take(story, step)
    if (next.input === undefined) continue
    states.push([next.story, { input: next.input, before: story }])
    story = next.story
  }
  return states
}

let walked: readonly Walked[] | undefined

/** Walks once for all properties: most of the time of each went into the walks. */
const allWalked = (): readonly Walked[] => {
  walked ??= fc
    .sample(fc.tuple(worlds, walks), { numRuns: runs })
    .map(([world, way]) => ({ world, way, states: walk(world, way) }))
  return walked
}

/**
 * Judges every state that random walks reach. A step that is refused is not taken. Fails where the walks take hardly any
 * step. What a judge refuses is reported by fast-check, with the shortest walk that it finds.
 *
 * @param times the number of walks, where fewer than all are judged
 */
export const everywhere = (judge: Judge, times: number = runs): void => {
  const moves = countCases()
  for (const { world, way, states } of allWalked().slice(0, Math.ceil(times))) {
    try {
      for (const state of states) {
        if (state[1] !== undefined) moves.add()
        judge(...state)
      }
    } catch (error) {
      const property = fc.property(worlds, walks, (...walker) => {
        for (const state of walk(...walker)) judge(...state)
      })
      fc.assert(property, { examples: [[world, way]], numRuns: 1 })
      throw error
    }
  }
  moves.expectAtLeast(4 * times)
}
