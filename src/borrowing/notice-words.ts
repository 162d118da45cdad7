import { z } from 'zod'
import { languages } from '../translations/language.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { type DueDateNoticeName, dueDateNoticeNames } from './due-date-notices.ts'
import { isStatus, type Status } from './status/statuses.ts'

/** The notice that an item is on the hold shelf: it may be there at receipt, or later. */
export const readyForPickup = 'ready_for_pickup'

/**
 * The name of a notice: the status that it tells of, `ready_for_pickup`, `delivered` for a file that goes straight to the
 * patron, or what it says of a due date.
 */
export type NoticeName = Status | typeof readyForPickup | 'delivered' | 'question' | DueDateNoticeName

const otherNames = [readyForPickup, 'delivered', 'question', ...dueDateNoticeNames] as const

/** Returns whether it is the name of a notice. */
export const isNoticeName = (name: string): name is NoticeName =>
  isStatus(name) || otherNames.some((each) => each === name)

/** The placeholders in a notice; a paragraph whose value is missing is left out. */
const noticePlaceholders = ['library', 'patron', 'title', 'number', 'dueDate', 'pickupLocation'] as const
type NoticePlaceholder = (typeof noticePlaceholders)[number]

const isPlaceholder = (name: string): name is NoticePlaceholder =>
  noticePlaceholders.some((each) => each === name)

const Template = z.string().refine(
  (text) => [...text.matchAll(/\{([^{}]*)\}/g)].every(([, name = '']) => isPlaceholder(name)),
  schemaMessage('fault.notice_placeholders', {
    placeholders: noticePlaceholders.map((name) => `{${name}}`).join(', '),
  }),
)

/** A notice in a library's own words: its subject, and its text in paragraphs that an empty line separates. */
export const NoticeWords = z.object({
  subject: Template.min(1).max(200).describe('The subject of the mail.'),
  text: Template.min(1).max(4000).describe('The text of the mail.'),
})
export type NoticeWords = z.infer<typeof NoticeWords>

/** Notices in a library's own words, by language and by the name of the notice. */
export const LibraryNotices = z.partialRecord(
  z.enum(languages),
  z
    .record(
      z.string().refine(
        (name): boolean => isNoticeName(name),
        schemaMessage('fault.notice_status', {
          statuses: otherNames.map((name) => `\`${name}\``).join(', '),
        }),
      ),
      NoticeWords,
    )
    .describe('The notices in this language, by name.'),
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
