import { z } from '@hono/zod-openapi'
import { type Day, type Instant, LibraryCode } from '../../../borrowing/values.ts'
import type { Range } from '../../../store/ports/request-lists.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { readRelativeDay, relativeDayShape } from './relative-day.ts'

/** The most items that a page holds. */
const maxItems = 200

const outOfLimits = {
  error: ({ input }: { readonly input?: unknown }): string =>
    typeof input === 'number' && Number.isFinite(input)
      ? schemaMessage('fault.page_size_was', { most: maxItems, was: input })
      : schemaMessage('fault.page_size', { most: maxItems }),
}

/** The size of a page. */
export const limitParameter = z.coerce
  .number(outOfLimits)
  .int(outOfLimits)
  .min(1, outOfLimits)
  .max(maxItems, outOfLimits)

/** The query parameters of lists that can be long: the size of a page and where it starts. */
export const pageQuery = {
  cursor: z.string().max(500).optional().describe('Where the page begins: `nextCursor` of the page before.'),
  limit: limitParameter.prefault(50).describe('The largest number of items.'),
}

/** Returns a page of a list; `nextCursor` reads the page that follows, and is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item).describe('The items.'),
    nextCursor: z.string().nullable().describe('The cursor of the next page; null on the last one.'),
  })

/** The most values that one filter may have. */
const maxValues = 100

const splitValues = (parameter: unknown): unknown =>
  [parameter]
    .flat()
    .flatMap((each) =>
      typeof each === 'string' ? each.split(/(?<!\\),/).map((value) => value.replaceAll('\\,', ',')) : [each],
    )

/** Returns a filter of a list that may have several values: it is repeated, or its values are separated by commas. */
export const valuesOf = <T extends z.ZodType<unknown, string>>(value: T) =>
  z
    .preprocess(splitValues, z.array(value).min(1).max(maxValues))
    .optional()
    .openapi({ param: { style: 'form', explode: true } })

/** The filter of a list by the libraries whose records it has. */
export const librariesParameter = valuesOf(LibraryCode).openapi({
  description: 'The codes of libraries. Callers who belong to one library see no other, and may leave it out',
})

/** A filter of a list that is true or false. */
export const flag = z
  .enum(['true', 'false'], schemaMessage('fault.true_or_false_word'))
  .transform((value) => value === 'true')
  .optional()

const dayShape = /^\d{4}-\d\d-\d\d$/
const Relative = z.string().regex(relativeDayShape).openapi('RelativeDay', {
  description:
    'A day relative to today in the library’s time zone: `0d` today, `7d` in seven days, `-30d` thirty days ago; `w` weeks and `m` months as a whole.',
})
const DayParameter = z
  .union([z.iso.date(), Relative], schemaMessage('fault.day_or_relative'))
  .transform((text) => readRelativeDay(text) ?? (text as Day))
const Time = z.union(
  [z.iso.date(), z.iso.datetime({ offset: true }), Relative],
  schemaMessage('fault.day_or_time'),
)

const instant = (time: string): Instant => new Date(time).toISOString() as Instant

/** Returns the two parameters of a range of days, both ends included. */
export const dayRange = <Name extends string>(name: Name) =>
  ({
    [`${name}From`]: DayParameter.optional().describe('The first day of the range, inclusive.'),
    [`${name}To`]: DayParameter.optional().describe('The last day of the range, inclusive.'),
  }) as Record<`${Name}From` | `${Name}To`, z.ZodOptional<typeof DayParameter>>

const From = Time.transform((time) => readRelativeDay(time) ?? instant(time))
const To = Time.transform(
  (time) => readRelativeDay(time) ?? instant(dayShape.test(time) ? `${time}T23:59:59.999Z` : time),
)

/** Returns the two parameters of a range of times, both ends included; a day stands for all of it. */
export const timeRange = <Name extends string>(name: Name) =>
  ({
    [`${name}From`]: From.optional().describe(
      'The first time of the range, inclusive; a day stands for all of it.',
    ),
    [`${name}To`]: To.optional().describe(
      'The last time of the range, inclusive; a day stands for all of it.',
    ),
  }) as Record<`${Name}From` | `${Name}To`, z.ZodOptional<typeof From>>

/** Returns a range of which at least one end is set; undefined for none. */
export const rangeOf = <Value>(from: Value | undefined, to: Value | undefined): Range<Value> | undefined =>
  from === undefined && to === undefined ? undefined : { from, to }
