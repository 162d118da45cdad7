import { z } from 'zod'
import { isStatus } from './status/statuses.ts'

/** What stands in for a value in a notice; a paragraph whose value is missing is left out. */
const noticePlaceholders = ['library', 'patron', 'title', 'number', 'dueDate'] as const
type NoticePlaceholder = (typeof noticePlaceholders)[number]

const isPlaceholder = (name: string): name is NoticePlaceholder =>
  noticePlaceholders.some((each) => each === name)

const Template = z
  .string()
  .refine(
    (text) => [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name = '']) => isPlaceholder(name)),
    `a text whose placeholders are ${noticePlaceholders.map((name) => `{${name}}`).join(', ')}`,
  )

/** A notice in a library's own words: its subject, and its text in paragraphs that an empty line separates. */
const NoticeWords = z.object({
  subject: Template.min(1).max(200),
  text: Template.min(1).max(4000),
})

/** Notices in a library's own words, by language and by status (or `delivered`, for a file that goes to the patron). */
export const LibraryNotices = z.partialRecord(
  z.enum(['en', 'de']),
  z.record(
    z
      .string()
      .refine(
        (status): boolean => isStatus(status) || status === 'delivered',
        'a public status, or `delivered`',
      ),
    NoticeWords,
  ),
)

/**
 * Fills in a template.
 *
 * @returns undefined where a value that it names is missing
 */
export const fillNotice = (
  template: string,
  values: Readonly<Partial<Record<NoticePlaceholder, string | undefined>>>,
): string | undefined => {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  if (names.some((name) => !isPlaceholder(name) || values[name] === undefined)) return undefined
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    isPlaceholder(name) ? (values[name] ?? whole) : whole,
  )
}
