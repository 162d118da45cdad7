import fc from 'fast-check'
import type { Input } from '../../../src/borrowing/decision.ts'
import { countCases } from '../../support/count-cases.ts'
import type { Story } from '../story.ts'
import { beginAt, take, walks } from '../walk.ts'
import { worlds } from '../worlds.ts'

/** The number of walks of each property; more of them find rare cases: `WALKS=5000 npx vitest run …`. */
export const runs = Number(process.env.WALKS ?? 200)

/** Returns a value as JSON keeps it. */
export const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** A step of a walk: the input, and the story before it. */
export type Move = { readonly input: Input; readonly before: Story }

/**
 * Walks at random and judges every state that is reached. A step that is refused is not taken. Fails where the walks
 * take hardly any step.
 */
export const everywhere = (
  judge: (story: Story, move: Move | undefined) => void,
  times: number = runs,
): void => {
  const moves = countCases()
  fc.assert(
    fc.property(worlds, walks, (world, { from, steps }) => {
      let story = beginAt(world, from)
      judge(story, undefined)
      for (const step of steps) {
        const next = take(story, step)
        if (next.input === undefined) continue
        moves.add()
        judge(next.story, { input: next.input, before: story })
        story = next.story
      }
    }),
    { numRuns: Math.ceil(times) },
  )
  moves.expectAtLeast(4 * times)
}
