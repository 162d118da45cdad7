import { z } from 'zod'
import { personal } from '../personal-data.ts'
import { Cost, Day } from '../values.ts'
import { text } from './text.ts'

const openPoints = ['cost', 'date', 'condition', 'question', 'damage', 'items'] as const

/** The sentence of a note that staff must read, and what it may mean. */
export const UnclearPoint = z.object({
  about: z.enum(openPoints).describe('What it seems to be about.'),
  text: personal(text(500)).optional().describe('The sentences that say it, as the partner wrote them.'),
  amounts: z.array(Cost).max(5).optional().describe('The amounts that it names.'),
})
export const UnclearPoints = z.array(UnclearPoint).max(openPoints.length)

/** The days on which nobody is there, as a vacation note says. */
export const Absence = z.object({
  from: Day.optional().describe('The first day; left out where the note names none.'),
  to: Day.describe('The last day.'),
})

/** What a sentence of a note became. */
const sentenceMeanings = [
  'answer',
  'due_date',
  'day',
  'cost',
  'condition',
  'items',
  'unclear',
  'aside',
  'courtesy',
  'information',
] as const

/** The sentences of a note, each with what it became. */
export const NoteSentences = z
  .array(
    z.object({
      text: z.string().describe('The sentence, as it was written.'),
      edition: z.string().max(200).optional().describe('The edition that it offers instead, as it names it.'),
      means: z
        .array(z.enum(sentenceMeanings))
        .describe(
          'What it became: the `answer`, a value of it (`due_date`, `day`, `cost`, `condition`, `items`), `unclear` where staff must read it, an `aside` about another matter, a `courtesy`, or `information` that no rule explains and that asks for nothing.',
        ),
    }),
  )
  .max(100)
export type NoteSentences = z.infer<typeof NoteSentences>
